// biome-ignore-all lint/a11y/useSemanticElements: a real table can be neither windowed nor laid out by width.
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take the focus, not their cells.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Table } from '../../../model/table/table-model.ts';
import { letterOf } from '../../hooks/letter-of.ts';
import { useSteadyRows } from '../../hooks/use-steady-rows.ts';
import { useWindow } from '../../hooks/use-window.ts';
import { Heading } from '../../table/heading.tsx';
import { ColumnGrip } from '../resize/column-grip.tsx';

/** In CSS pixels, as in log.css: the gap between columns, and the padding of a row. */
const GAP = 10;
const EDGES = 18;

interface Props<Item> {
  /** Names the log for CSS and tests. */
  name: string;
  label: string;
  /** Its columns, their widths and the sort. */
  table: Table;
  /** The heading of a column, and its tooltip where the heading needs one. */
  heading(column: string): { label: string; title?: string };
  items: readonly Item[];
  keyOf(item: Item): string;
  selectedKey: string | null;
  select(key: string): void;
  /** Draws the cell of a column. */
  cell(item: Item, column: string): ComponentChildren;
  /** Attributes by which CSS and tests find a row. */
  data?(item: Item): Record<`data-${string}`, string | number | boolean | undefined>;
}

/** Presses the copy button of the details of the selected row. The browser itself copies a text that is selected. */
function copies(event: KeyboardEvent): boolean {
  const { target, altKey, shiftKey, repeat } = event;
  if (letterOf(event) !== 'c' || altKey || shiftKey || repeat || getSelection()?.isCollapsed === false) return false;
  const row = target instanceof Element ? target.closest('.split [role="row"][aria-selected="true"]') : null;
  const button = row?.closest('.split')?.querySelector<HTMLElement>('[data-of-row]');
  button?.click();
  return button !== undefined && button !== null;
}

/** The rows of a log. Only those in view are in the document. Arrow keys and clicks move the selection, `c` copies. */
export function Log<Item>(props: Props<Item>) {
  const { name, label, table, heading, items, keyOf, selectedKey, select, cell, data } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { rowHeight, start, end, fit } = useWindow(scroller, items.length);
  const keys = useMemo(() => items.map(keyOf), [items]);
  useSteadyRows(scroller, keys, rowHeight);
  const selectedIndex = selectedKey === null ? -1 : keys.indexOf(selectedKey);
  const isMovedByKey = useRef(false);

  // After an arrow key the newly selected row takes the focus; after a click it already has it.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!isMovedByKey.current || !element || selectedIndex < 0) return;
    isMovedByKey.current = false;
    const view = element.clientHeight - rowHeight;
    const top = selectedIndex * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top > element.scrollTop + view - rowHeight) element.scrollTop = top - view + rowHeight;
    element.querySelector<HTMLElement>(`[aria-rowindex="${selectedIndex + 2}"]`)?.focus({ preventScroll: true });
  }, [selectedIndex, rowHeight]);

  function keyDown(event: KeyboardEvent): void {
    if (copies(event)) event.preventDefault();
    const indexByKey: Record<string, number> = {
      ArrowDown: selectedIndex + 1,
      ArrowUp: selectedIndex - 1,
      Home: 0,
      End: items.length - 1,
      PageDown: selectedIndex + fit - 2,
      PageUp: selectedIndex - fit + 2,
    };
    const nextIndex = indexByKey[event.key];
    if (nextIndex === undefined || !(event.target instanceof HTMLElement) || !event.target.matches('[role="row"]'))
      return;
    event.preventDefault();
    const item = items[Math.max(0, Math.min(nextIndex, items.length - 1))];
    // At the edge nothing moves: the next sort or filter, which moves the row, must not take the focus.
    if (!item || keyOf(item) === selectedKey) return;
    isMovedByKey.current = true;
    select(keyOf(item));
  }

  const columns = table.columns.value;
  const { tracks, least } = table.tracks.value;
  const drawn = items.slice(start, end).map((item, offset) => ({ item, index: start + offset }));
  // The row that Tab reaches may have the focus.
  const tabStop = Math.max(selectedIndex, 0);
  const tabStopItem = items[tabStop];
  // In its order: Chromium scrolls to a row with the focus that moves among the others.
  if (tabStopItem && tabStop < start) drawn.unshift({ item: tabStopItem, index: tabStop });
  else if (tabStopItem && tabStop >= end) drawn.push({ item: tabStopItem, index: tabStop });

  return (
    <div
      class="log"
      data-of={name}
      role="grid"
      aria-label={label}
      aria-rowcount={items.length + 1}
      aria-colcount={columns.length}
      style={{ '--tracks': tracks, '--total': `${least + GAP * (columns.length - 1) + EDGES}px` }}
      ref={scroller}
      onKeyDown={keyDown}
    >
      <div role="rowgroup" class="log-head">
        <div role="row" class="log-row" aria-rowindex={1}>
          {columns.map((column) => {
            const { label: text, title = text } = heading(column.name);
            return (
              <Heading
                key={column.name}
                column={column.name}
                label={text}
                title={title}
                sort={table.sort.value}
                sortBy={table.sortBy}
              >
                <ColumnGrip table={table} column={column.name} heading={text} />
              </Heading>
            );
          })}
        </div>
      </div>
      <div role="rowgroup" class="log-rows" style={{ height: `${items.length * rowHeight}px` }}>
        {drawn.map(({ item, index }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of its rows.
          <div
            {...data?.(item)}
            role="row"
            class="log-row"
            key={keyOf(item)}
            tabIndex={index === tabStop ? 0 : -1}
            aria-rowindex={index + 2}
            aria-selected={index === selectedIndex}
            style={{ top: `${index * rowHeight}px`, height: `${rowHeight}px` }}
            onClick={() => select(keyOf(item))}
          >
            {columns.map((column) => (
              <span role="gridcell" key={column.name} class={column.name}>
                {cell(item, column.name)}
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
