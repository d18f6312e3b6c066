import type { TimelineChange, TimelineRow } from './fold.ts';

/** The longest time between the events of an eviction and of the cookie that caused it, in milliseconds. */
const MAX_DISTANCE_MS = 500;

/**
 * The added cookie for which the browser evicted others; null: none was recorded. Of those that were added at that moment to
 * the same site, store and partition, it is the nearest: Chromium reports it before the evictions, Firefox after them.
 */
export function evictionCause(
  { changes: [{ entry }] }: TimelineRow,
  rows: readonly TimelineRow[],
  siteOfHost: (host: string) => string,
): { row: TimelineRow; told: TimelineChange } | null {
  if (entry.kind !== 'evicted') return null;
  const place = placeOf(entry.cookie, siteOfHost);
  let nearest: { row: TimelineRow; told: TimelineChange } | null = null;
  for (const row of rows) {
    const [change] = row.changes;
    const distance = Math.abs(change.entry.id - entry.id);
    if (change.entry.kind !== 'added' || distance > MAX_DISTANCE_MS * 1000) continue;
    if (nearest && Math.abs(nearest.told.entry.id - entry.id) <= distance) continue;
    if (placeOf(change.entry.cookie, siteOfHost) === place) nearest = { row, told: change };
  }
  return nearest;
}

function placeOf(
  { storeId, domain, partitionKey }: TimelineChange['entry']['cookie'],
  siteOfHost: (host: string) => string,
): string {
  return `${storeId} ${siteOfHost(domain)} ${partitionKey?.topLevelSite ?? ''}`;
}
