import { useMemo } from 'preact/hooks';
import type { Row } from '../../../model/jar/row.ts';
import { isWideColumn, type WideColumn } from '../../../model/table/columns.ts';
import { AppView } from '../../app.tsx';
import { LazyChips } from '../../findings/lazy-chips.ts';
import { FindBar } from '../../list/find-bar.tsx';
import { Grid } from '../../list/grid.tsx';
import { LazySidePane } from '../../pane/lazy-side-pane.ts';
import { useView } from '../../parts/context.ts';
import { LazyStates } from '../../states/lazy-states.ts';
import { usePanel } from '../log/panel-context.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { ColumnGrip } from './column-grip.tsx';
import { FrameScopes } from './frame-scopes.tsx';
import { WideCell } from './wide-cell.tsx';
import './cookies-tab.css';

/** The view of cookies as the popup has it, with room: more columns, and the frames of the page as scopes. */
export function CookiesTab() {
  return <AppView list={WideList} />;
}

function WideList() {
  const { app } = useView();
  const isNoneOfFrame = usePanel().frames.chosen.value !== null && app.list.rows.value.length === 0;
  const isEmpty = app.list.items.value.length === 0;
  return (
    <>
      <div class="warnings">{app.payload.hasRules.value && <LazyChips />}</div>
      <div class="find-wide">
        <FindBar />
        <ColumnChooser />
      </div>
      <FrameScopes />
      <div class="list" onPointerOver={LazySidePane.fetch} onFocusIn={LazySidePane.fetch}>
        <WideGrid />
        {isEmpty && (isNoneOfFrame ? <NoneOfFrame /> : <LazyStates part="emptyList" />)}
      </div>
    </>
  );
}

/** The list is narrowed to a frame's cookies, and there is none. */
function NoneOfFrame() {
  const { text } = useView();
  const { side } = usePanel().frames;
  return (
    <div class="empty">
      <strong>{text(side.value === 'sent' ? 'frameNoneSent' : 'frameNoneWithheld')}</strong>
    </div>
  );
}

/** What is wide and takes what is left over, the first of these that is shown. */
const TAKES_THE_REST: readonly WideColumn[] = ['value', 'name', 'findings'];

/** In CSS pixels, as in list.css: between columns, and the first column with the padding around. */
const GAP = 8;
const MARK = 32;

function WideGrid() {
  const { table } = usePanel();
  const columns = table.columns.value;
  const names = columns.map(({ name }) => name);
  const growing = TAKES_THE_REST.find((name) => names.includes(name)) ?? names.at(-1);
  const tracks = columns.map(({ name, width }) => (name === growing ? `minmax(${width}px, 1fr)` : `${width}px`));
  const list = names.join(' ');
  // The same array and function as long as the columns are the same, so that rows need not be drawn anew.
  const shown = useMemo(() => names, [list]);
  const total = columns.reduce((sum, { width }) => sum + width + GAP, MARK);
  return (
    <div
      class="wide"
      data-places={names.includes('domain') && names.includes('path')}
      style={{ '--total': `${total}px` }}
    >
      <Grid columns={shown} cell={cellOf} beside={gripOf} tracks={`20px ${tracks.join(' ')}`} />
    </div>
  );
}

const OWN: readonly string[] = ['domain', 'path', 'httpOnly', 'secure', 'sameSite', 'partition', 'store', 'findings'];

function cellOf(row: Row, column: string) {
  return OWN.includes(column) ? <WideCell row={row} column={column} /> : undefined;
}

function gripOf(column: string) {
  return isWideColumn(column) ? <ColumnGrip column={column} /> : null;
}
