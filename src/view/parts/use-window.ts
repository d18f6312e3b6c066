import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Rows drawn beyond either edge of the view, so that a small scroll shows no gap. */
const OVERSCAN = 6;
/** The number of rows drawn grows by this, so that a first guess of the height is rarely too small. */
const STEP = 8;
/** The height of what is above and below a list in a popup, in CSS pixels: a first guess, until the list is measured. */
const AROUND = 180;
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
  useLayoutEffect(() => watchElement(scroller.current, top, height, width), [scroller]);
  const rowHeight = width.value < NARROW ? 44 : 24;
  const first = Math.floor(top.value / rowHeight);
  const fit = Math.ceil(height.value / rowHeight);
  const last = Math.min(count, Math.ceil((first + fit + OVERSCAN) / STEP) * STEP);
  return { rowHeight, start: Math.max(0, Math.min(first - OVERSCAN, last)), end: last, fit };
}

function watchElement(
  element: HTMLElement | null,
  top: Signal<number>,
  height: Signal<number>,
  width: Signal<number>,
): (() => void) | undefined {
  if (!element) return undefined;
  const measure = (): void => {
    // An element without a layout has no size: the last measured one stays.
    if (element.clientHeight === 0) return;
    height.value = element.clientHeight;
    width.value = element.clientWidth;
  };
  const scrolled = (): void => {
    top.value = element.scrollTop;
  };
  // The observer reports first with the first layout, before the paint: measuring here would force an extra layout.
  const observer = new ResizeObserver(measure);
  observer.observe(element);
  element.addEventListener('scroll', scrolled, { passive: true });
  return () => {
    observer.disconnect();
    element.removeEventListener('scroll', scrolled);
  };
}
