import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { keepInPlace, scrollTo, seenOf } from './keep-in-place.ts';

/** The rows of a log stay where a person sees them while others are added or dropped above them. A log at its end stays there. */
export function useSteadyRows(
  scroller: RefObject<HTMLElement | null>,
  keys: readonly string[],
  rowHeight: number,
): void {
  const drawn = useRef(keys);
  const seen = drawn.current === keys ? null : seenOf(scroller.current);
  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = keys;
    if (!seen) return;
    if (seen.isAtEnd && keys.length > before.length) scrollTo(seen.element, seen.element.scrollHeight);
    else keepInPlace(seen, before, keys, rowHeight);
  }, [keys]);
}
