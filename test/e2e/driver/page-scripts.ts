/** Functions that run inside a page, the same in both browsers. */

/** What a failed wait shows of the page. */
export function pageText(): string {
  return document.body?.textContent.slice(0, 1500) ?? '(no document)';
}

/** The middle of an element that can be hit there, brought into view; null while there is none. */
export function middleOf(selector: string): { x: number; y: number } | null {
  const element = document.querySelector(selector);
  if (!element || element.matches(':disabled')) return null;
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const box = element.getBoundingClientRect();
  if (!box.width || !box.height) return null;
  const x = box.left + box.width / 2;
  const y = box.top + box.height / 2;
  const hit = document.elementFromPoint(x, y);
  return hit && (element.contains(hit) || hit.contains(element)) ? { x, y } : null;
}

/** Replaces what a field holds: by the browser's own text editing where there is text to edit. */
export function fillField(selector: string, text: string): void {
  const field = document.querySelector(selector);
  const TEXT = ['text', 'search', 'url', 'tel', 'email', 'password', 'number'];
  if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && TEXT.includes(field.type))) {
    field.focus();
    field.select();
    if (text) document.execCommand('insertText', false, text);
    else document.execCommand('delete');
  } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  } else throw new Error(`${selector} is no field`);
}
