import { useMemo } from 'preact/hooks';
import type { Row } from '../../../model/jar/row.ts';
import { isWideColumn } from '../../../model/table/cookie-columns.ts';
import { AppView } from '../../app.tsx';
import { LazyChips } from '../../findings/lazy-chips.ts';
import { Filters } from '../../list/filters.tsx';
import { Grid } from '../../list/grid.tsx';
import { useView } from '../../parts/context.ts';
import { LazyStates } from '../../states/lazy-states.ts';
import { usePanel } from '../log/panel-context.ts';
import { ColumnGrip } from '../resize/column-grip.tsx';
import { Divider } from '../resize/divider.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { FrameScopes } from './frame-scopes.tsx';
import { WideCell } from './wide-cell.tsx';
import './cookies-tab.css';

/** The popup's view of cookies with more columns, and with the frames of the page as scopes. */
export function CookiesTab() {
  return <AppView list={WideList} divider={PaneDivider} />;
}

/** Between the table and the open pane: the details or the editor of a cookie, or the history. */
function PaneDivider() {
  return <Divider sizes={usePanel().detailsSize} />;
}

function WideList() {
  const { app } = useView();
  const isFrameEmpty = usePanel().frames.chosen.value !== null && app.list.rows.value.length === 0;
  const isEmpty = app.list.items.value.length === 0;
  return (
    <>
      <div class="find">
        <Filters />
        <div class="warnings">{app.payload.hasRules.value && <LazyChips />}</div>
        <ColumnChooser />
      </div>
      <FrameScopes />
      <div class="list">
        <WideGrid />
        {isEmpty && (isFrameEmpty ? <EmptyFrame /> : <LazyStates part="emptyList" />)}
      </div>
    </>
  );
}

/** Shown where the list is narrowed to the cookies of a frame, and there are none. */
function EmptyFrame() {
  const { text } = useView();
  const { side } = usePanel().frames;
  return (
    <div class="empty">
      <strong>{text(side.value === 'sent' ? 'frameNoneSent' : 'frameNoneNotSent')}</strong>
    </div>
  );
}

/** In CSS pixels, as in list.css: the gap between columns, and the first column with the padding of the row. */
const GAP = 8;
const MARK = 32;

function WideGrid() {
  const { text } = useView();
  const { table } = usePanel();
  const names = table.columns.value.map(({ name }) => name).filter(isWideColumn);
  const { tracks, least } = table.tracks.value;
  const namesText = names.join(' ');
  // The array stays the same object while its names stay the same, so that rows are not drawn again.
  const shown = useMemo(() => names, [namesText]);
  return (
    <div
      class="wide"
      data-places={names.includes('domain') && names.includes('path')}
      style={{ '--total': `${least + GAP * names.length + MARK}px` }}
    >
      <Grid
        columns={shown}
        cell={cellOf}
        extra={(column) =>
          isWideColumn(column) && <ColumnGrip table={table} column={column} heading={text(`column_${column}`)} />
        }
        tracks={`20px ${tracks}`}
      />
    </div>
  );
}

const WIDE_CELL_COLUMNS: readonly string[] = [
  'domain',
  'path',
  'httpOnly',
  'secure',
  'sameSite',
  'partition',
  'store',
  'findings',
];

function cellOf(row: Row, column: string) {
  return WIDE_CELL_COLUMNS.includes(column) ? <WideCell row={row} column={column} /> : undefined;
}
