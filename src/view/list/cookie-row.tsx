// biome-ignore-all lint/a11y/useSemanticElements: a real table can be neither windowed nor laid out by width.
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take the focus, not their cells.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { toText } from '../../cookie/octets.ts';
import type { Row } from '../../model/jar/row.ts';
import type { ListItem } from '../../model/list/list-item.ts';
import { useView } from '../parts/context.ts';
import { Raw } from '../parts/raw.tsx';
import { LazyFoundValue } from '../search/lazy-found-value.ts';
import { LazyLateCell } from './lazy-late-cell.ts';

/** The position of a row in the list, in CSS pixels and as an index. */
export interface Place {
  index: number;
  top: number;
  height: number;
}

/** Draws the cell of a column that the popup's list does not have. */
export type WideCell = (row: Row, column: string) => ComponentChildren;

interface Props {
  item: Extract<ListItem, { kind: 'row' }>;
  place: Place;
  /** Whether Tab moves the focus to this row of the list. */
  isTabStop: boolean;
  columns: readonly string[];
  cell: WideCell | undefined;
}

export function CookieRow({ item, place, isTabStop, columns, cell }: Props) {
  const { app } = useView();
  const { row } = item;
  const { cookie, key } = row;
  const removed = !item.key;
  const isNotSent = app.payload.notSentReasons.value.has(key);
  // A removed row stays visible for a moment, hidden from screen readers.
  const semantics = removed
    ? ({ 'aria-hidden': true } as const)
    : ({
        role: 'row',
        tabIndex: isTabStop ? 0 : -1,
        'aria-rowindex': place.index + 2,
        'aria-selected': app.selection.picked.value.has(key),
        'data-active': key === app.list.activeKey.value || undefined,
        'aria-busy': app.steps.value?.deletion.busy.value.has(key) || undefined,
        'data-cookie-name': toText(cookie.name),
      } as const);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it has the role of a row.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of its rows.
    <div
      {...semantics}
      class="row"
      data-key={key}
      data-changed={removed ? 'removed' : app.feed.changed.value.get(key)}
      data-not-sent={isNotSent || undefined}
      style={{ top: `${place.top}px`, height: `${place.height}px` }}
      onClick={(event) => {
        if (removed) return;
        if (event.shiftKey) app.selection.extendTo(key, app.list.activeKey.peek());
        else if (event.ctrlKey || event.metaKey || isMark(event.target)) app.selection.toggle(key);
        else app.open(key);
      }}
      // The focus would move before the click, but a range begins at the row that was active until then.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onFocus={() => {
        app.list.activeKey.value = key;
      }}
    >
      <span role="gridcell" class="mark">
        <Cell row={row} column="mark" />
      </span>
      {columns.map((column) => (
        <span role="gridcell" class={column} key={column}>
          {cell?.(row, column) ?? <Cell row={row} column={column} />}
        </span>
      ))}
    </div>
  );
}

function Cell({ row, column }: { row: Row; column: string }) {
  const { app, text } = useView();
  const { cookie, sizes, key } = row;
  // Drawn together with what completes the first screen.
  const Late = app.steps.value && LazyLateCell;
  if (column === 'name') {
    const name = cookie.name === '' ? <i>{text('nameless')}</i> : <Raw octets={cookie.name} short />;
    return Late ? <Late {...{ row, column }}>{name}</Late> : name;
  }
  if (column === 'value') {
    return app.list.query.value ? <LazyFoundValue cookie={cookie} /> : <Raw octets={cookie.value} short />;
  }
  if (column === 'expires') return <Expiry expiryTime={cookie.expiryTime} />;
  if (column === 'mark' || column === 'flags') return Late && <Late {...{ row, column }} />;
  return (
    <>
      <i
        class="weight"
        style={{ '--share': sizes.inHeader / app.list.largest.value, '--colour': app.payload.colours.value.get(key) }}
      />
      <span title={text('sizeTitle', { octets: sizes.pair })}>{text('octets', { octets: sizes.inHeader })}</span>
    </>
  );
}

/** Whether a click hit the first cell, which selects the row. */
function isMark(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.mark') !== null;
}

/** When a cookie expires, relative to now. The exact time shows while it is hovered, and is not computed before. */
function Expiry({ expiryTime }: { expiryTime: number | null }) {
  const { app, expiry, text } = useView();
  const isHovered = useSignal(false);
  if (expiryTime === null) return <span class="soft">{text('session')}</span>;
  const time = app.clock.time.value;
  return (
    <span
      class="when"
      data-soon={expiryTime - time < 60_000 || undefined}
      onPointerEnter={() => {
        isHovered.value = true;
      }}
      onPointerLeave={() => {
        isHovered.value = false;
      }}
    >
      {expiry.relative(expiryTime, time)}
      {isHovered.value && <span class="exact">{expiry.local(expiryTime)}</span>}
    </span>
  );
}
