import { shiftOf } from '../../model/list/shift-of.ts';

/** What a person sees of a scrolled list, before it is drawn again. */
export interface Seen {
  element: Element;
  top: number;
  isAtEnd: boolean;
}

/** null: the list is at its top, where a person sees what is added there. */
export function seenOf(element: Element | null | undefined): Seen | null {
  if (!element || element.scrollTop === 0) return null;
  const { scrollTop, clientHeight, scrollHeight } = element;
  return { element, top: scrollTop, isAtEnd: scrollTop + clientHeight >= scrollHeight - 1 };
}

/** Scrolls a list that was drawn again, so that its rows stay where a person saw them while rows above them were added or dropped. */
export function keepInPlace(
  { element, top }: Seen,
  before: readonly (string | undefined)[],
  after: readonly (string | undefined)[],
  rowHeight: number,
): void {
  const first = Math.floor(top / rowHeight);
  const shift = shiftOf(before, after, first, first + Math.ceil(element.clientHeight / rowHeight));
  if (shift !== 0) scrollTo(element, top + shift * rowHeight);
}

/** The rows in view are drawn in the same frame. */
export function scrollTo(element: Element, top: number): void {
  element.scrollTop = top;
  element.dispatchEvent(new Event('scroll'));
}
