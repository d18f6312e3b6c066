import { type ShownColumn, WIDTH_RANGE, type WideColumn } from '../../../model/table/columns.ts';
import { useView } from '../../parts/context.ts';
import { usePanel } from '../log/panel-context.ts';

/** How far an arrow key moves the edge, in CSS pixels. */
const STEP = 16;

/** The edge of a column. Dragging it or arrow keys change the width; a double click restores the default width. */
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
    // The column may be wider than its setting: one of them takes the room that is left over.
    const start = grip.parentElement?.offsetWidth ?? width;
    const widthAt = ({ clientX: x }: PointerEvent): number => start + x - clientX;
    const move = (moveEvent: PointerEvent): void => table.draw(column, widthAt(moveEvent));
    const end = (endEvent: PointerEvent): void => {
      grip.removeEventListener('pointermove', move);
      table.resize(column, endEvent.type === 'pointerup' && endEvent.clientX !== clientX ? widthAt(endEvent) : width);
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
    // This reads the latest width: a key that is held down repeats faster than frames are drawn.
    table.resize(column, widthOf(table.columns.peek()) + step);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved; the ARIA practices have this separator.
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
