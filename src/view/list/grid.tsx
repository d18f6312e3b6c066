// biome-ignore-all lint/a11y/useSemanticElements: a real table can be neither windowed nor laid out by width.
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take the focus, not their cells.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Column } from '../../model/list/sort.ts';
import type { WideColumn } from '../../model/table/cookie-columns.ts';
import { useWindow } from '../hooks/use-window.ts';
import { useView } from '../parts/context.ts';
import { Heading } from '../table/heading.tsx';
import { CookieRow, type WideCell } from './cookie-row.tsx';
import { LazyGroupRow } from './lazy-group-row.ts';

const COLUMNS: readonly Column[] = ['name', 'value', 'size', 'expires', 'flags'];

interface Props {
  columns?: readonly (Column | WideColumn)[];
  /** Draws the cells of columns that the popup's list does not have. */
  cell?: WideCell;
  /** Drawn beside the name of a column. */
  extra?(column: string): ComponentChildren;
  /** The widths of the columns as grid-template-columns, for lists that are wide enough. */
  tracks?: string;
}

/**
 * The list as a grid. Only the rows in view are in the document, so ARIA attributes say how many rows there are. Tab
 * moves the focus to one row only; that row stays in the document wherever the list is scrolled to.
 */
export function Grid({ columns = COLUMNS, cell, extra, tracks }: Props) {
  const { app, text } = useView();
  const { activeKey, revealed } = app.list;
  const scroller = useRef<HTMLDivElement>(null);
  const items = app.list.items.value;
  const { rowHeight, start, end, fit } = useWindow(scroller, items.length);
  const activeIndex = items.findIndex(({ key }) => key === activeKey.value);
  const tabStop = activeIndex < 0 ? items.findIndex(({ key }) => key) : activeIndex;
  const present = items.reduce((count, { kind, key }) => count + (kind === 'row' && !key ? 0 : 1), 0);
  const reveal = revealed.value;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !reveal || reveal.state === 'done') return;
    const { yields, state } = reveal;
    // The row of a cookie that was just saved may be added a moment after it is to be revealed.
    reveal.state = activeIndex < 0 ? 'late' : 'done';
    const { activeElement } = document;
    const isElsewhere = activeElement !== document.body && !element.contains(activeElement);
    if (activeIndex < 0 || ((yields || state) && isElsewhere)) return;
    const top = activeIndex * rowHeight;
    const least = top - element.clientHeight + 2 * rowHeight;
    if (!yields) element.scrollTop = Math.max(least, Math.min(top, element.scrollTop));
    // In a low view the list itself may be scrolled away.
    const preventScroll = yields || innerHeight >= 400;
    element.querySelector<HTMLElement>(`[aria-rowindex="${activeIndex + 2}"]`)?.focus({ preventScroll });
  }, [reveal, activeIndex]);

  function moveTo(index: number): void {
    const keys = app.list.order.peek();
    const key = keys[Math.max(0, Math.min(index, keys.length - 1))];
    if (key !== undefined) app.list.reveal(key);
  }

  function keyDown(event: KeyboardEvent): void {
    const { target } = event;
    const key = target instanceof HTMLElement ? target.dataset.key : undefined;
    if (key === undefined) return;
    const index = app.list.order.peek().indexOf(key);
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: Number.MAX_SAFE_INTEGER,
      PageDown: index + fit - 2,
      PageUp: index - fit + 2,
    };
    const next = steps[event.key];
    if (next !== undefined) {
      moveTo(next);
      const reachedKey = activeKey.peek();
      if (event.shiftKey && reachedKey !== null) app.selection.extendTo(reachedKey, key);
    } else if (event.key === 'Enter') app.open(key);
    else return;
    event.preventDefault();
  }

  const drawn = items.slice(start, end).map((item, offset) => ({ item, index: start + offset }));
  const tabStopItem = items[tabStop];
  // In its order: Chromium scrolls to a row with the focus that moves among the others.
  if (tabStopItem && tabStop < start) drawn.unshift({ item: tabStopItem, index: tabStop });
  else if (tabStopItem && tabStop >= end) drawn.push({ item: tabStopItem, index: tabStop });

  return (
    <div
      class="grid"
      role="grid"
      aria-label={text('cookies')}
      aria-multiselectable="true"
      data-picking={app.selection.all.value.length > 0 || undefined}
      aria-rowcount={present + 1}
      aria-colcount={columns.length + 1}
      style={{ '--tracks': tracks, '--longest': app.list.longest.value }}
      ref={scroller}
      onKeyDown={keyDown}
    >
      <div role="rowgroup" class="head">
        <div role="row" class="row" aria-rowindex={1}>
          <span role="columnheader" class="mark">
            <span class="unseen">{text('column_findings')}</span>
          </span>
          {columns.map((column) => (
            <Heading
              key={column}
              column={column}
              label={text(`column_${column}`)}
              sort={app.list.sort.value}
              sortBy={app.list.sortBy}
            >
              {extra?.(column)}
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
              isTabStop={index === tabStop}
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
