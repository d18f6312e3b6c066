import { toText } from '../../cookie/octets.ts';
import { cookieHeader } from '../../cookie/sizes.ts';
import { searchedPairs } from '../text/search-terms.ts';
import { textSearchedFor } from '../text/text-searched-for.ts';
import type { TimelineChange, TimelineRow } from './fold.ts';
import type { TimelineEntry } from './timeline-entry.ts';

export const TIMELINE_FILTERS = [
  'all',
  'server',
  'page',
  'crumb',
  'unknown',
  'evicted',
  'expired',
  'refreshed',
] as const;
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number];

/** The rows that match a filter and have a text, or one of its pairs, in `name=value` or the domain of their cookies. */
export function filterRows(
  rows: readonly TimelineRow[],
  filter: TimelineFilter,
  query: string,
): readonly TimelineRow[] {
  const searchedText = textSearchedFor(query);
  const searched = [searchedText, ...searchedPairs(query)];
  if (filter === 'all' && searchedText === '') return rows;
  return rows.filter(
    ({ changes }) =>
      matches(changes[0], filter) &&
      (searchedText === '' ||
        changes.some(({ entry }) => {
          const text = textOf(entry);
          return searched.some((one) => text.includes(one));
        })),
  );
}

/** How many changes each filter shows. */
export function filterCounts(rows: readonly TimelineRow[]): Record<TimelineFilter, number> {
  const counts = Object.fromEntries(TIMELINE_FILTERS.map((name) => [name, 0])) as Record<TimelineFilter, number>;
  for (const { changes } of rows) for (const name of filtersOf(changes[0])) counts[name] += changes.length;
  return counts;
}

function matches(change: TimelineChange, filter: TimelineFilter): boolean {
  return filtersOf(change).includes(filter);
}

/** The filters that a change matches; all changes of a row match the same. */
function filtersOf({ entry: { kind }, author: { who } }: TimelineChange): TimelineFilter[] {
  const filters: TimelineFilter[] = ['all'];
  if (kind === 'evicted' || kind === 'expired' || kind === 'refreshed') filters.push(kind);
  if (who === 'other-response') filters.push('unknown');
  else if (who !== 'browser') filters.push(who);
  return filters;
}

function textOf({ cookie, old, now }: TimelineEntry): string {
  const pairs = [old, now].flatMap((state) => (state ? toText(cookieHeader([state])) : []));
  return [toText(cookie.name), cookie.domain, ...pairs].join('\n').toLowerCase();
}
