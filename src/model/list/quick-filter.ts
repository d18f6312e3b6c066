import type { Cookie } from '../../cookie/cookie.ts';
import type { Row } from '../jar/row.ts';
import { searchText } from '../jar/row.ts';

/** The filters that stand beside the search; the one that comes after the list stands last, so that it moves no other. */
export const QUICK_FILTERS = ['all', 'session', 'httpOnly', 'partitioned', 'notSent', 'warnings'] as const;
export type QuickFilter = (typeof QUICK_FILTERS)[number];

/** What the rows alone do not tell. */
export interface FilterContext {
  /** Keys of the cookies that a finding of severity `bad` or `warn` is about. */
  warned: ReadonlySet<string>;
  /** The cookies of the site that this page's request does not carry, by key. */
  withheld: ReadonlyMap<string, unknown>;
}

const TESTS: Record<QuickFilter, (row: Row, context: FilterContext) => boolean> = {
  all: () => true,
  session: (row) => row.cookie.expiryTime === null,
  httpOnly: (row) => row.cookie.httpOnly,
  partitioned: (row) => row.cookie.partitionKey !== null,
  warnings: (row, { warned }) => warned.has(row.key),
  notSent: (row, { withheld }) => withheld.has(row.key),
};

export function quickFilterMatches(filter: QuickFilter, row: Row, context: FilterContext): boolean {
  return TESTS[filter](row, context);
}

/** How many rows each filter would leave. */
export function quickFilterCounts(rows: readonly Row[], context: FilterContext): Record<QuickFilter, number> {
  const counts = { all: 0, session: 0, httpOnly: 0, partitioned: 0, warnings: 0, notSent: 0 };
  for (const row of rows) {
    for (const filter of QUICK_FILTERS) if (TESTS[filter](row, context)) counts[filter]++;
  }
  return counts;
}

/** Whether a cookie is among those a person looks for: every word of `query` is in its name, value, domain or path. */
export function searchFor(query: string): (cookie: Cookie) => boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return (cookie) => {
    if (words.length === 0) return true;
    const text = searchText(cookie);
    return words.every((word) => text.includes(word));
  };
}
