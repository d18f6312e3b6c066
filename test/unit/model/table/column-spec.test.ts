import { describe, expect, test } from 'vitest';
import {
  type ColumnSpec,
  isFlexible,
  resizeColumn,
  shownColumns,
  toggleColumn,
  tracksOf,
  WIDTH_RANGE,
} from '../../../../src/model/table/column-spec.ts';
import { COOKIE_COLUMNS } from '../../../../src/model/table/cookie-columns.ts';

const first = shownColumns(COOKIE_COLUMNS, undefined);
const names = (columns: readonly { name: string }[]) => columns.map(({ name }) => name);
const toggled = (columns: typeof first, ...columnNames: string[]) =>
  columnNames.reduce((all, name) => toggleColumn(COOKIE_COLUMNS, all, name), columns);
const resized = (columns: typeof first, width: number | null) => resizeColumn(COOKIE_COLUMNS, columns, 'path', width);

describe('the columns of a table', () => {
  test('all columns but the store are shown until a person chooses', () => {
    expect(names(first)).toEqual(names(COOKIE_COLUMNS).filter((name) => name !== 'store'));
  });

  test('a column that is shown again returns to its place, whatever the order of choosing', () => {
    const without = toggled(first, 'domain', 'name');
    expect(names(without)).not.toContain('domain');
    expect(names(toggled(without, 'store', 'domain'))).toEqual(names(COOKIE_COLUMNS).filter((name) => name !== 'name'));
  });

  test('the last visible column cannot be hidden', () => {
    const one = [{ name: 'path', width: 80 }];
    expect(toggled(one, 'path')).toEqual(one);
  });

  test('a column has a width within bounds, and a reset restores its first width', () => {
    const wide = resized(first, 99_999);
    expect(wide.find(({ name }) => name === 'path')?.width).toBe(WIDTH_RANGE.max);
    expect(resized(wide, -5).find(({ name }) => name === 'path')?.width).toBe(WIDTH_RANGE.min);
    expect(resized(wide, null)).toEqual(first);
  });

  test('stored columns that are unknown are ignored, and none at all means the default columns', () => {
    const layout = { columns: [{ name: 'priority', width: 50 }], sort: null };
    expect(shownColumns(COOKIE_COLUMNS, layout)).toEqual(first);
    const path = { name: 'path', width: 50 };
    expect(shownColumns(COOKIE_COLUMNS, { ...layout, columns: [...layout.columns, path] })).toEqual([path]);
  });
});

describe('the widths of columns in CSS', () => {
  const specs: ColumnSpec[] = [
    { name: 'method', width: 50, least: 50 },
    { name: 'url', width: 200, least: 100, grow: 3 },
    { name: 'from', width: 90, least: 60, grow: 1 },
    { name: 'type', width: 80, least: 60 },
  ];
  const columns = shownColumns(specs, undefined);
  const flexible = (of: typeof columns) => names(of).filter((name) => isFlexible(specs, of, name));

  test('until a person changes them, columns shrink to their least width, and some take what is left over', () => {
    const tracks = '50px minmax(100px, 3fr) minmax(60px, 1fr) minmax(60px, 80px)';
    expect(tracksOf(specs, columns)).toEqual({ tracks, least: 270 });
    expect(flexible(columns)).toEqual(['method', 'url', 'from', 'type']);
  });

  test('a column has the width that a person gave it; the one that grows most has at least that', () => {
    const changed = ['url', 'from', 'type'].reduce((all, name) => resizeColumn(specs, all, name, 150), columns);
    expect(tracksOf(specs, changed)).toEqual({ tracks: '50px minmax(150px, 3fr) 150px 150px', least: 500 });
    expect(flexible(changed)).toEqual(['method', 'url']);
  });

  test('where no column that grows is shown, the last one does', () => {
    const few = columns.filter(({ name }) => name === 'method' || name === 'type');
    expect(tracksOf(specs, few).tracks).toBe('50px minmax(60px, 1fr)');
  });
});
