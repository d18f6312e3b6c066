import { useEffect, useRef } from 'preact/hooks';
import './resize.css';

/** How far an arrow key moves a separator, in CSS pixels. */
const STEP = 16;

interface Props {
  class: string;
  label: string;
  /** `vertical`: it is moved to the left and right. */
  orientation: 'vertical' | 'horizontal';
  /** The size that it changes, in CSS pixels, and the bounds of that size. */
  size: number;
  range: { min: number; max: number };
  /** The element that it resizes lies after it: moving the separator to the left or up makes that element larger. */
  isBefore?: boolean;
  /** The size at this moment: a key that stays pressed repeats faster than frames are drawn. */
  measure(separator: HTMLElement): number;
  /** Shows a size while the pointer is down; null: the stored one again. */
  draw(size: number | null): void;
  /** Stores a size; null: the default one. */
  store(size: number | null): void;
}

/**
 * An edge that changes a size, after the ARIA practices for a window splitter: dragged, or moved by arrow keys, Home and End.
 * A double click restores the default size.
 */
export function Separator({ orientation, size, range, isBefore, measure, draw, store, label, class: name }: Props) {
  const isVertical = orientation === 'vertical';
  const sign = isBefore ? -1 : 1;
  /** Ends a drag without a size. */
  const cancel = useRef<() => void>(() => undefined);
  // A pane that closes during a drag takes the separator with it, which then hears of no pointer any more.
  useEffect(() => () => cancel.current(), []);
  const bounded = (wanted: number): number => Math.round(Math.max(range.min, Math.min(wanted, range.max)));

  function drag(event: PointerEvent): void {
    const { currentTarget: separator, pointerId } = event;
    if (!(separator instanceof HTMLElement) || event.button !== 0) return;
    separator.setPointerCapture(pointerId);
    separator.focus();
    const ending = new AbortController();
    const { signal } = ending;
    const place = ({ clientX, clientY }: PointerEvent): number => (isVertical ? clientX : clientY);
    const from = place(event);
    const start = measure(separator);
    const sizeAt = (at: PointerEvent): number => bounded(start + sign * (place(at) - from));
    const move = (moveEvent: PointerEvent): void => draw(sizeAt(moveEvent));
    cancel.current = () => {
      if (signal.aborted) return;
      ending.abort();
      draw(null);
    };
    const end = (endEvent: PointerEvent): void => {
      cancel.current();
      if (place(endEvent) !== from) store(sizeAt(endEvent));
    };
    separator.addEventListener('pointermove', move, { signal });
    separator.addEventListener('pointerup', end, { signal });
    separator.addEventListener('pointercancel', cancel.current, { signal });
  }

  function keyDown(event: KeyboardEvent): void {
    const { currentTarget: separator, key } = event;
    if (!(separator instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, number> = isVertical
      ? { ArrowLeft: -STEP, ArrowRight: STEP }
      : { ArrowUp: -STEP, ArrowDown: STEP };
    const step = steps[key];
    const bound = { Home: range.min, End: range.max }[key];
    if (step === undefined && bound === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    store(bound ?? bounded(measure(separator) + sign * (step ?? 0)));
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved; the ARIA practices have this separator.
    <span
      class={name}
      role="separator"
      tabIndex={0}
      aria-orientation={orientation}
      aria-label={label}
      aria-valuenow={Math.round(size)}
      aria-valuemin={range.min}
      aria-valuemax={range.max}
      onPointerDown={drag}
      // No text is selected.
      onMouseDown={(event) => event.preventDefault()}
      onDblClick={() => store(null)}
      onKeyDown={keyDown}
    />
  );
}
