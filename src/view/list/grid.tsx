// biome-ignore-all lint/a11y/useSemanticElements: a real table can be neither windowed nor laid out anew with the width.
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take the focus, not their cells.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ListItem } from '../../model/list/list-item.ts';
import type { Column } from '../../model/list/sort.ts';
import type { WideColumn } from '../../model/table/columns.ts';
import { useView } from '../parts/context.ts';
import { useWindow } from '../parts/use-window.ts';
import { CookieRow, type WideCell } from './cookie-row.tsx';
import { LazyGroupRow } from './lazy-group-row.ts';

const COLUMNS: readonly Column[] = ['name', 'value', 'size', 'expires', 'flags'];

interface Props {
  columns?: readonly (Column | WideColumn)[];
  /** What stands in a column that the popup's list has not. */
  cell?: WideCell;
  /** Stands beside the name of a column. */
  beside?(column: string): ComponentChildren;
  /** How wide the columns are, as grid-template-columns; where there is room for them. */
  tracks?: string;
}

/**
 * The list as a grid: only the rows in view are in the document, so the attributes say how many there are. One row at a
 * time is reached by Tab; it stays in the document wherever the list is scrolled to.
 */
export function Grid({ columns = COLUMNS, cell, beside, tracks }: Props) {
  const { app, text } = useView();
  const { activeKey, reveals } = app.list;
  const scroller = useRef<HTMLDivElement>(null);
  const items = app.list.items.value;
  const { rowHeight, start, end, fit } = useWindow(scroller, items.length);
  const wanted = items.findIndex((item) => keyOf(item) === activeKey.value);
  const active = wanted < 0 ? items.findIndex(({ kind }) => kind === 'row') : wanted;
  const present = items.reduce((count, item) => count + (item.kind === 'row' && item.departed ? 0 : 1), 0);
  const revealed = reveals.value;
  const served = useRef(0);

  useLayoutEffect(() => {
    const element = scroller.current;
    // A row that was just written may come a moment after it is asked for.
    if (served.current === revealed || !element || wanted < 0) return;
    served.current = revealed;
    const view = element.clientHeight - rowHeight;
    const top = wanted * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top > element.scrollTop + view - rowHeight) element.scrollTop = top - view + rowHeight;
    element.querySelector<HTMLElement>(`[aria-rowindex="${wanted + 2}"]`)?.focus({ preventScroll: true });
  }, [revealed, wanted]);

  function moveTo(index: number): void {
    const keys = app.list.order.peek();
    const key = keys[Math.max(0, Math.min(index, keys.length - 1))];
    if (key !== undefined) app.list.reveal(key);
  }

  function keyDown(event: KeyboardEvent): void {
    const { target } = event;
    const key = target instanceof HTMLElement ? target.dataset.key : undefined;
    if (key === undefined) return;
    const at = app.list.order.peek().indexOf(key);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: Number.MAX_SAFE_INTEGER,
      PageDown: at + fit - 2,
      PageUp: at - fit + 2,
    };
    const next = steps[event.key];
    if (next !== undefined) {
      moveTo(next);
      const reached = activeKey.peek();
      if (event.shiftKey && reached !== null) app.selection.extendTo(reached, key);
    } else if (event.key === 'Enter') app.open(key);
    else return;
    event.preventDefault();
  }

  const drawn = items.slice(start, end).map((item, offset) => ({ item, index: start + offset }));
  const kept = items[active];
  if (kept && (active < start || active >= end)) drawn.push({ item: kept, index: active });

  return (
    <div
      class="grid"
      role="grid"
      aria-label={text('cookies')}
      aria-multiselectable="true"
      data-picking={app.selection.all.value.length > 0 || undefined}
      aria-rowcount={present + 1}
      aria-colcount={columns.length + 1}
      style={tracks && { '--tracks': tracks }}
      ref={scroller}
      onKeyDown={keyDown}
    >
      <div role="rowgroup" class="head">
        <div role="row" class="row" aria-rowindex={1}>
          <span role="columnheader" class="mark">
            <span class="unseen">{text('columnWarnings')}</span>
          </span>
          {columns.map((column) => (
            <Heading key={column} column={column}>
              {beside?.(column)}
            </Heading>
          ))}
        </div>
      </div>
      <div role="rowgroup" class="rows" style={{ height: `${items.length * rowHeight}px` }}>
        {drawn.map(({ item, index }) => {
          const place = { index, top: index * rowHeight, height: rowHeight };
          return item.kind === 'row' ? (
            <CookieRow
              key={item.row.key}
              item={item}
              place={place}
              isTabStop={index === active}
              columns={columns}
              cell={cell}
            />
          ) : (
            <LazyGroupRow key={`host ${item.host}`} item={item} place={place} columns={columns.length} />
          );
        })}
      </div>
    </div>
  );
}

function Heading({ column, children }: { column: Column | WideColumn; children: ComponentChildren }) {
  const { app, text } = useView();
  const sort = app.list.sort.value;
  const direction = sort?.column !== column ? undefined : sort.descending ? 'descending' : 'ascending';
  return (
    <span role="columnheader" class={column} aria-sort={direction ?? 'none'}>
      <button type="button" class="sort" onClick={() => app.list.sortBy(column)}>
        {text(`column_${column}`)}
      </button>
      {children}
    </span>
  );
}

function keyOf(item: ListItem): string | null {
  return item.kind === 'row' ? item.row.key : null;
}
