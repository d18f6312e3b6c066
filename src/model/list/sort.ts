import type { Row } from '../jar/row.ts';

/** The columns of the list; a wide table has more (see table/cookie-columns.ts). */
export type Column = 'name' | 'value' | 'size' | 'expires' | 'flags';

/** null: in the table's own order, such as that of the Cookie header. */
export type Sort = { column: string; descending: boolean } | null;

/** How the rows are compared in each column. */
export type Comparers<Item = Row> = Readonly<Record<string, (a: Item, b: Item) => number>>;

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A later expiry is larger; a session cookie counts as the last to expire. */
const expiryOf = (row: Row): number => row.cookie.expiryTime ?? Number.POSITIVE_INFINITY;

const compareNumber = (a: number, b: number): number => (a === b ? 0 : a - b);

/** HttpOnly, then Secure, then how strict SameSite is. */
function protection({ cookie }: Row): number {
  const sameSite = { strict: 3, lax: 2, unset: 1, none: 0 }[cookie.sameSite];
  return (cookie.httpOnly ? 8 : 0) + (cookie.secure ? 4 : 0) + sameSite;
}

export const COMPARE: Record<Column, (a: Row, b: Row) => number> & Comparers = {
  name: (a, b) => compareText(a.cookie.name.toLowerCase(), b.cookie.name.toLowerCase()),
  value: (a, b) => compareText(a.cookie.value, b.cookie.value),
  size: (a, b) => a.sizes.inHeader - b.sizes.inHeader,
  expires: (a, b) => compareNumber(expiryOf(a), expiryOf(b)),
  flags: (a, b) => protection(a) - protection(b),
};

const LARGEST_FIRST = ['size', 'flags', 'httpOnly', 'secure', 'findings'];

/** Equal rows keep their order. */
export function sortRows<Item>(rows: readonly Item[], sort: Sort, comparers: Comparers<Item>): readonly Item[] {
  const compare = sort && comparers[sort.column];
  if (!compare) return rows;
  const direction = sort.descending ? -1 : 1;
  return rows.toSorted((a, b) => direction * compare(a, b));
}

/** The sort after a click on a column's heading: its natural direction, then the other one, then the table's own order. */
export function nextSort(sort: Sort, column: string, first = LARGEST_FIRST.includes(column)): Sort {
  if (sort?.column !== column) return { column, descending: first };
  return sort.descending === first ? { column, descending: !first } : null;
}
