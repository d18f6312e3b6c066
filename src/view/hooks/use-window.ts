import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Rows drawn beyond either edge of the view, so that a small scroll shows no gap. */
const OVERSCAN = 6;
/** The height of what is above and below a list in a popup, in CSS pixels: a first guess, until the list is measured. */
const AROUND = 120;
/** Under this width a row has two lines, in CSS pixels. The container queries use the same number. */
const NARROW = 560;

export interface RowWindow {
  rowHeight: number;
  /** First row drawn. */
  start: number;
  /** The index after the last row drawn. */
  end: number;
  /** Rows that fit at once. */
  fit: number;
}

/** Which of `count` rows of a fixed height are in view of a scrolling element. */
export function useWindow(scroller: RefObject<HTMLElement | null>, count: number): RowWindow {
  const top = useSignal(0);
  const height = useSignal(Math.max(400, innerHeight - AROUND));
  const width = useSignal(640);
  const overscan = useSignal(0);
  useLayoutEffect(() => watchElement(scroller.current, { top, height, width, overscan }), [scroller]);
  const focused = document.activeElement as HTMLElement | null;
  const place = focused?.style.top;
  useLayoutEffect(() => {
    const element = scroller.current;
    // Chromium scrolls to a row with the focus whenever it moves among the others.
    if (focused?.style.top !== place && element?.contains(focused)) element.scrollTop = top.peek();
  });
  const rowHeight = width.value < NARROW ? 44 : 24;
  const first = Math.floor(top.value / rowHeight);
  const fit = Math.ceil(height.value / rowHeight);
  const last = Math.min(count, first + fit + overscan.value);
  return { rowHeight, start: Math.max(0, Math.min(first - overscan.value, last)), end: last, fit };
}

function watchElement(
  element: HTMLElement | null,
  { top, height, width, overscan }: Record<'top' | 'height' | 'width' | 'overscan', Signal<number>>,
): (() => void) | undefined {
  if (!element) return undefined;
  const measure = (): void => {
    // An element without a layout has no size: the last measured one stays.
    if (element.clientHeight === 0) return;
    height.value = element.clientHeight;
    width.value = element.clientWidth;
  };
  // Rows that nothing can scroll to yet would only delay the first paint.
  const expectScrolling = (): void => {
    overscan.value = OVERSCAN;
  };
  const scrolled = (): void => {
    top.value = element.scrollTop;
    expectScrolling();
  };
  // The observer reports first with the first layout, before the paint: measuring here would force an extra layout.
  const observer = new ResizeObserver(measure);
  observer.observe(element);
  element.addEventListener('scroll', scrolled, { passive: true });
  element.addEventListener('pointerenter', expectScrolling);
  return () => {
    observer.disconnect();
    element.removeEventListener('scroll', scrolled);
    element.removeEventListener('pointerenter', expectScrolling);
  };
}
