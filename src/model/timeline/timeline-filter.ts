import { toText } from '../../cookie/octets.ts';
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

/** The rows of a filter that hold a text, in the name, domain or a value of their cookies. */
export function wantedRows(
  rows: readonly TimelineRow[],
  filter: TimelineFilter,
  query: string,
): readonly TimelineRow[] {
  const wanted = query.trim().toLowerCase();
  if (filter === 'all' && wanted === '') return rows;
  return rows.filter(
    ({ changes: told }) =>
      isOf(told[0], filter) && (wanted === '' || told.some(({ entry }) => textOf(entry).includes(wanted))),
  );
}

/** How many changes each filter leaves. */
export function filterCounts(rows: readonly TimelineRow[]): Record<TimelineFilter, number> {
  const counts = Object.fromEntries(TIMELINE_FILTERS.map((name) => [name, 0])) as Record<TimelineFilter, number>;
  for (const { changes: told } of rows) for (const name of filtersOf(told[0])) counts[name] += told.length;
  return counts;
}

function isOf(told: TimelineChange, filter: TimelineFilter): boolean {
  return filtersOf(told).includes(filter);
}

/** What a change is counted as: all of a row are alike. */
function filtersOf({ entry: { kind }, by: { who } }: TimelineChange): TimelineFilter[] {
  const filters: TimelineFilter[] = ['all'];
  if (kind === 'evicted' || kind === 'expired' || kind === 'refreshed') filters.push(kind);
  if (who === 'other-response') filters.push('unknown');
  else if (who !== 'browser') filters.push(who);
  return filters;
}

function textOf({ cookie, old, now }: TimelineEntry): string {
  return toText(`${cookie.name}\n${cookie.domain}\n${old?.value ?? ''}\n${now?.value ?? ''}`).toLowerCase();
}
