import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DetailsAxis, DetailsSizes } from '../../../model/table/details-size-model.ts';
import { useView } from '../../parts/context.ts';
import { Separator } from './separator.tsx';

/** From this width the details are beside the table, in CSS pixels. The container queries use the same number. */
const BESIDE = 900;
/**
 * The least sizes of the details and of the table, in CSS pixels, and the part of the room that the details take by default.
 * Beside the details the table stays wide enough for columns. resize.css has the same numbers.
 */
const BOUNDS: Record<DetailsAxis, { details: number; table: number; part: number }> = {
  width: { details: 280, table: 560, part: 0.4 },
  height: { details: 96, table: 96, part: 0.55 },
};

/** The width of the line between them. */
const LINE = 1;

/** Between a table and the details of its selected row, which are beside it or, in a narrow panel, below it. */
export function Divider({ sizes }: { sizes: DetailsSizes }) {
  const { text } = useView();
  const marker = useRef<HTMLSpanElement>(null);
  const room = useSignal({ width: 0, height: 0 });
  const axis: DetailsAxis = room.value.width === 0 || room.value.width >= BESIDE ? 'width' : 'height';
  const { details, table, part } = BOUNDS[axis];
  const range = { min: details, max: Math.max(details, room.value[axis] - table - LINE) };
  const sizeOf = (chosen: number | undefined): number =>
    Math.max(range.min, Math.min(chosen ?? room.peek()[axis] * part, range.max));
  const size = sizeOf(sizes.size.value[axis]);

  useLayoutEffect(() => {
    const around = marker.current?.parentElement;
    const table = marker.current?.previousElementSibling;
    if (!around || !table) return;
    const observer = new ResizeObserver(() => {
      room.value = { width: around.clientWidth, height: around.clientHeight };
      // The table may have lost the row that the details belong to, until it is scrolled into view.
      const row = table.querySelector('[role="row"]:is([aria-selected="true"], [data-active])');
      row?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    for (const element of [around, table]) observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    <span class="divider" ref={marker}>
      <Separator
        class="divider-handle"
        label={text('detailsSize')}
        orientation={axis === 'width' ? 'vertical' : 'horizontal'}
        size={size}
        range={range}
        isBefore
        measure={() => sizeOf(sizes.size.peek()[axis])}
        draw={(pixels) => sizes.draw(axis, pixels)}
        store={(pixels) => sizes.resize(axis, pixels)}
      />
    </span>
  );
}
