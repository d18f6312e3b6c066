// biome-ignore-all lint/a11y/useSemanticElements: a real table can be neither windowed nor laid out anew with the width.
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take the focus, not their cells.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useWindow } from '../../parts/use-window.ts';

interface Props<Item> {
  /** What the rows are, for CSS and tests. */
  name: string;
  label: string;
  /** A column each: its name for CSS, and its heading (text, or a button that sorts). */
  columns: readonly { name: string; heading: ComponentChildren }[];
  items: readonly Item[];
  keyOf(item: Item): string;
  selectedKey: string | null;
  select(key: string): void;
  /** What stands in a column. */
  cell(item: Item, column: string): ComponentChildren;
  /** What CSS and tests know a row by. */
  data?(item: Item): Record<`data-${string}`, string | number | boolean | undefined>;
}

/** Rows of a log, of which only those in view are in the document. Arrows move the selection, as a click does. */
export function Log<Item>(props: Props<Item>) {
  const { name, label, columns, items, keyOf, selectedKey, select, cell, data } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { rowHeight, start, end, fit } = useWindow(scroller, items.length);
  const at = items.findIndex((item) => keyOf(item) === selectedKey);
  const isMoved = useRef(false);

  // After a key the row that is now selected takes the focus; after a click it has it.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!isMoved.current || !element || at < 0) return;
    isMoved.current = false;
    const view = element.clientHeight - rowHeight;
    const top = at * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top > element.scrollTop + view - rowHeight) element.scrollTop = top - view + rowHeight;
    element.querySelector<HTMLElement>(`[aria-rowindex="${at + 2}"]`)?.focus({ preventScroll: true });
  }, [at, rowHeight]);

  function keyDown(event: KeyboardEvent): void {
    const places: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: items.length - 1,
      PageDown: at + fit - 2,
      PageUp: at - fit + 2,
    };
    const place = places[event.key];
    if (place === undefined || !(event.target instanceof HTMLElement) || !event.target.matches('[role="row"]')) return;
    event.preventDefault();
    const item = items[Math.max(0, Math.min(place, items.length - 1))];
    if (!item) return;
    isMoved.current = true;
    select(keyOf(item));
  }

  const drawn = items.slice(start, end).map((item, offset) => ({ item, index: start + offset }));
  const kept = items[at];
  if (kept && (at < start || at >= end)) drawn.push({ item: kept, index: at });

  return (
    <div
      class="log"
      data-of={name}
      role="grid"
      aria-label={label}
      aria-rowcount={items.length + 1}
      aria-colcount={columns.length}
      ref={scroller}
      onKeyDown={keyDown}
    >
      <div role="rowgroup" class="log-head">
        <div role="row" class="log-row" aria-rowindex={1}>
          {columns.map((column) => (
            <span role="columnheader" key={column.name} class={column.name}>
              {column.heading}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" class="log-rows" style={{ height: `${items.length * rowHeight}px` }}>
        {drawn.map(({ item, index }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys of all its rows.
          <div
            {...data?.(item)}
            role="row"
            class="log-row"
            key={keyOf(item)}
            tabIndex={index === Math.max(at, 0) ? 0 : -1}
            aria-rowindex={index + 2}
            aria-selected={index === at}
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
