import { describe, expect, test } from 'vitest';
import { rowOf } from '../../../../src/model/jar/row.ts';
import { sortRows } from '../../../../src/model/list/sort.ts';
import { wideComparers } from '../../../../src/model/table/cookie-columns.ts';
import { cookie } from '../../../fixtures/cookie.ts';

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
