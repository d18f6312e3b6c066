import { type ShownColumn, WIDTH_RANGE, type WideColumn } from '../../../model/table/columns.ts';
import { useView } from '../../parts/context.ts';
import { usePanel } from '../log/panel-context.ts';

/** How far an arrow key moves it, in CSS pixels. */
const STEP = 16;

/** The edge of a column that is drawn to make it wider; arrows do the same, a double click gives it its first width. */
export function ColumnGrip({ column }: { column: WideColumn }) {
  const { text } = useView();
  const { table } = usePanel();
  const widthOf = (columns: readonly ShownColumn[]): number => columns.find(({ name }) => name === column)?.width ?? 0;
  const width = widthOf(table.columns.value);

  function drag(event: PointerEvent): void {
    const { currentTarget: grip, clientX, pointerId } = event;
    if (!(grip instanceof HTMLElement) || event.button !== 0) return;
    event.preventDefault();
    grip.setPointerCapture(pointerId);
    // What is seen may be wider than what was asked for.
    const start = grip.parentElement?.offsetWidth ?? width;
    const widthAt = ({ clientX: now }: PointerEvent): number => start + now - clientX;
    const move = (moved: PointerEvent): void => table.draw(column, widthAt(moved));
    const end = (last: PointerEvent): void => {
      grip.removeEventListener('pointermove', move);
      table.resize(column, last.type === 'pointerup' && last.clientX !== clientX ? widthAt(last) : width);
    };
    grip.addEventListener('pointermove', move);
    grip.addEventListener('pointerup', end, { once: true });
    grip.addEventListener('pointercancel', end, { once: true });
  }

  function keyDown(event: KeyboardEvent): void {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    // The latest width: a key that is held down comes faster than the next frame.
    table.resize(column, widthOf(table.columns.peek()) + step);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this is the separator of the ARIA practices.
    <span
      class="grip"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={text('columnWidth', { column: text(`column_${column}`) })}
      aria-valuenow={width}
      aria-valuemin={WIDTH_RANGE.min}
      aria-valuemax={WIDTH_RANGE.max}
      onPointerDown={drag}
      onDblClick={() => table.resize(column, null)}
      onKeyDown={keyDown}
    />
  );
}
