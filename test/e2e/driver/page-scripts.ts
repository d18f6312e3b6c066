/** Functions that run inside a page, the same in both browsers. */

/** The text of the page that a failed wait shows: its beginning, and its end, where details are. */
export function pageText(): string {
  const text = document.body?.textContent ?? '(no document)';
  return text.length <= 3000 ? text : `${text.slice(0, 1500)} … ${text.slice(-1500)}`;
}

/** The result of the mouse events of one click, as `aim` saw them. */
interface Aim {
  /** Whether any event of it came: a view that is just being resized loses some. */
  came: boolean;
  missed: boolean;
  /** Stops watching mouse events. */
  end(): void;
}
declare const crumbAim: Aim | undefined;

/**
 * The centre of an element that a person could click now: in view, uncovered, and with the same box for two animation
 * frames; null while there is none. From then on, until the click or `hasLanded`, mouse events on any other element do not
 * reach the page, because it may move between this and the click.
 */
export async function aim(selector: string): Promise<{ x: number; y: number } | null> {
  const element = document.querySelector(selector);
  // A view behind others paints nothing, so no frame would ever come.
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
    aimed.came = true;
    if (event.target instanceof Node && element.contains(event.target)) {
      if (event.type === 'click') aimed.end();
      return;
    }
    aimed.missed = true;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const aimed: Aim = {
    came: false,
    missed: false,
    end: () => {
      for (const type of TYPES) removeEventListener(type, look, true);
    },
  };
  for (const type of TYPES) addEventListener(type, look, true);
  Object.assign(globalThis, { crumbAim: aimed });
  return { x, y };
}

/** Whether the click that `aim` prepared hit its element; also true in a document that the click led to. */
export function hasLanded(): boolean {
  if (typeof crumbAim === 'undefined') return true;
  crumbAim.end();
  return crumbAim.came && !crumbAim.missed;
}

/**
 * Replaces the text of a field, by the browser's own text editing where the text is editable. False: not possible yet.
 */
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
    // Chromium would insert each line by an event of its own, other than a paste.
    if (text.includes('\n')) {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    } else if (text) document.execCommand('insertText', false, text);
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
