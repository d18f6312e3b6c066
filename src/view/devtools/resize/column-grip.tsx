import { type ShownColumn, WIDTH_RANGE } from '../../../model/table/column-spec.ts';
import type { Table } from '../../../model/table/table-model.ts';
import { useView } from '../../parts/context.ts';
import { Separator } from './separator.tsx';

interface Props {
  table: Table;
  column: string;
  heading: string;
}

/** The edge of a column, at the end of its heading, which changes the width of the column. */
export function ColumnGrip({ table, column, heading }: Props) {
  const { text } = useView();
  const widthOf = (columns: readonly ShownColumn[]): number => columns.find(({ name }) => name === column)?.width ?? 0;
  return (
    <Separator
      class="grip"
      label={text('columnWidth', { column: heading })}
      orientation="vertical"
      size={widthOf(table.columns.value)}
      range={WIDTH_RANGE}
      // A flexible column is as wide as the table lets it.
      measure={({ parentElement }) =>
        (table.isFlexible(column) && parentElement?.offsetWidth) || widthOf(table.columns.peek())
      }
      draw={(width) => table.draw(column, width)}
      store={(width) => table.resize(column, width)}
    />
  );
}
