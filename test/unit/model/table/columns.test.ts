import { describe, expect, test } from 'vitest';
import { rowOf } from '../../../../src/model/jar/row.ts';
import { sortRows } from '../../../../src/model/list/sort.ts';
import {
  resizeColumn,
  shownColumns,
  toggleColumn,
  WIDE_COLUMNS,
  WIDTH_RANGE,
  wideComparers,
} from '../../../../src/model/table/columns.ts';
import { cookie } from '../../../fixtures/cookie.ts';

const first = shownColumns(undefined);
const names = (columns: readonly { name: string }[]) => columns.map(({ name }) => name);

describe('the columns of the wide table', () => {
  test('all columns but the store are shown until a person chooses', () => {
    expect(names(first)).toEqual(WIDE_COLUMNS.filter((name) => name !== 'store'));
  });

  test('a column that is shown again returns to its place, whatever the order of choosing', () => {
    const without = toggleColumn(toggleColumn(first, 'domain'), 'name');
    expect(names(without)).not.toContain('domain');
    expect(names(toggleColumn(toggleColumn(without, 'store'), 'domain'))).toEqual(
      WIDE_COLUMNS.filter((name) => name !== 'name'),
    );
  });

  test('the last visible column cannot be hidden', () => {
    const one = [{ name: 'path' as const, width: 80 }];
    expect(toggleColumn(one, 'path')).toEqual(one);
  });

  test('a column has a width within bounds, and a reset restores its first width', () => {
    const wide = resizeColumn(first, 'path', 99_999);
    expect(wide.find(({ name }) => name === 'path')?.width).toBe(WIDTH_RANGE.max);
    expect(resizeColumn(wide, 'path', -5).find(({ name }) => name === 'path')?.width).toBe(WIDTH_RANGE.min);
    expect(resizeColumn(wide, 'path', null)).toEqual(first);
  });

  test('stored columns that are unknown are ignored, and none at all means the default columns', () => {
    const layout = { columns: [{ name: 'priority', width: 50 }], sort: null };
    expect(shownColumns(layout)).toEqual(first);
    expect(names(shownColumns({ ...layout, columns: [...layout.columns, { name: 'path', width: 50 }] }))).toEqual([
      'path',
    ]);
  });
});

describe('sorting by a column of the wide table', () => {
  const rows = [
    rowOf(cookie('a', { domain: 'b.example', path: '/x', secure: true, sameSite: 'strict' })),
    rowOf(cookie('b', { domain: 'a.example', path: '/z', httpOnly: true, storeId: '1' })),
    rowOf(
      cookie('c', {
        domain: 'c.example',
        path: '/y',
        sameSite: 'none',
        partitionKey: { topLevelSite: 'https://top.example', hasCrossSiteAncestor: true },
      }),
    ),
  ];
  const comparers = wideComparers((key) => (key === rows[2]?.key ? 100 : 0));
  const by = (column: string) =>
    sortRows(rows, { column, descending: false }, comparers).map(({ cookie: { name } }) => name);

  test.each([
    ['domain', ['b', 'a', 'c']],
    ['path', ['a', 'c', 'b']],
    ['httpOnly', ['a', 'c', 'b']],
    ['secure', ['b', 'c', 'a']],
    ['sameSite', ['c', 'b', 'a']],
    ['partition', ['a', 'b', 'c']],
    ['store', ['a', 'c', 'b']],
    ['findings', ['a', 'b', 'c']],
    ['name', ['a', 'b', 'c']],
  ])('sorting by the column %s', (column, order) => {
    expect(by(column)).toEqual(order);
  });

  test('sorting by an unknown column keeps the order', () => {
    expect(by('priority')).toEqual(['a', 'b', 'c']);
  });
});
