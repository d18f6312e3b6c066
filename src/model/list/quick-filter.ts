import type { Cookie } from '../../cookie/cookie.ts';
import type { Row } from '../jar/row.ts';
import { searchText } from '../jar/row.ts';
import { searchTerms } from '../text/search-terms.ts';

/** The filters next to the search. `warnings` is shown later than the list, so it is the last and moves no other. */
export const QUICK_FILTERS = ['all', 'session', 'httpOnly', 'partitioned', 'notSent', 'warnings'] as const;
export type QuickFilter = (typeof QUICK_FILTERS)[number];

/** What the filters need in addition to the row. */
export interface FilterContext {
  /** Keys of the cookies that a finding of severity `bad` or `warn` is about. */
  warnedKeys: ReadonlySet<string>;
  /** The cookies of the site that a request to this page does not send, by key. */
  notSent: ReadonlyMap<string, unknown>;
}

const TESTS: Record<QuickFilter, (row: Row, context: FilterContext) => boolean> = {
  all: () => true,
  session: (row) => row.cookie.expiryTime === null,
  httpOnly: (row) => row.cookie.httpOnly,
  partitioned: (row) => row.cookie.partitionKey !== null,
  warnings: (row, { warnedKeys }) => warnedKeys.has(row.key),
  notSent: (row, { notSent }) => notSent.has(row.key),
};

export function quickFilterMatches(filter: QuickFilter, row: Row, context: FilterContext): boolean {
  return TESTS[filter](row, context);
}

/** How many rows each filter would show. */
export function quickFilterCounts(rows: readonly Row[], context: FilterContext): Record<QuickFilter, number> {
  const counts = { all: 0, session: 0, httpOnly: 0, partitioned: 0, warnings: 0, notSent: 0 };
  for (const row of rows) {
    for (const filter of QUICK_FILTERS) if (TESTS[filter](row, context)) counts[filter]++;
  }
  return counts;
}

/**
 * Returns whether every word of `query` is in the name, value, decoded value, domain or path of a cookie, or one of its pairs in
 * `name=value`.
 */
export function searchFor(query: string): (cookie: Cookie) => boolean {
  const terms = searchTerms(query);
  // Without words no text is made, which would take long for thousands of cookies.
  return (cookie) => terms.some((all) => all.every((term) => searchText(cookie).includes(term)));
}
