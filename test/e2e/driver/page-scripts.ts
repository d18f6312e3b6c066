/** Functions that run inside a page, the same in both browsers. */

/** What a failed wait shows of the page. */
export function pageText(): string {
  return document.body?.textContent.slice(0, 1500) ?? '(no document)';
}

/** What became of the mouse events of one click, as `aim` saw them come. */
interface Aim {
  missed: boolean;
  /** Stops looking at mouse events. */
  end(): void;
}
declare const crumbAim: Aim | undefined;

/**
 * The middle of an element that a person could click now: in view, nothing covers it, and its box has been the same for
 * two animation frames; null while there is none. From then on, until `hasLanded`, mouse events that come down on
 * anything else are kept from the page: it may move between this and the click.
 */
export async function aim(selector: string): Promise<{ x: number; y: number } | null> {
  const element = document.querySelector(selector);
  // Nothing is painted in a view behind others: no frame would ever come.
  if (!element || element.matches(':disabled') || document.visibilityState === 'hidden') return null;
  const place = () => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { left, top, width, height };
  };
  const nextFrame = () => new Promise(requestAnimationFrame);
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const before = JSON.stringify(place());
  await nextFrame();
  await nextFrame();
  const { left, top, width, height } = place();
  if (JSON.stringify(place()) !== before || !width || !height) return null;
  const x = left + width / 2;
  const y = top + height / 2;
  if (!element.contains(document.elementFromPoint(x, y)) || document.querySelector(selector) !== element) return null;
  const TYPES = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'] as const;
  const look = (event: Event) => {
    if (event.target instanceof Node && element.contains(event.target)) return;
    aimed.missed = true;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const aimed: Aim = {
    missed: false,
    end: () => {
      for (const type of TYPES) removeEventListener(type, look, true);
    },
  };
  for (const type of TYPES) addEventListener(type, look, true);
  Object.assign(globalThis, { crumbAim: aimed });
  return { x, y };
}

/** Whether the click that `aim` was for came down on its element; also true in a document that the click led to. */
export function hasLanded(): boolean {
  if (typeof crumbAim === 'undefined') return true;
  crumbAim.end();
  return !crumbAim.missed;
}

/** Replaces what a field holds: by the browser's own text editing where there is text to edit. False: not possible yet. */
export function fillField(selector: string, text: string): boolean {
  const field = document.querySelector(selector);
  if (!field || field.matches(':disabled')) return false;
  field.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const { left, top, width, height } = field.getBoundingClientRect();
  if (!field.contains(document.elementFromPoint(left + width / 2, top + height / 2))) return false;
  const TEXT = ['text', 'search', 'url', 'tel', 'email', 'password', 'number'];
  if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && TEXT.includes(field.type))) {
    field.focus();
    field.select();
    if (text) document.execCommand('insertText', false, text);
    else document.execCommand('delete');
  } else if (field instanceof HTMLSelectElement) {
    if (![...field.options].some(({ value }) => value === text)) return false;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  } else if (field instanceof HTMLInputElement) {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  } else throw new Error(`${selector} is no field`);
  return true;
}
