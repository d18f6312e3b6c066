import type { TimelineChange, TimelineRow } from './fold.ts';

/** How far apart an eviction and the cookie that came are told, in milliseconds. */
const AT_ONCE_MS = 500;

/**
 * For which cookie the browser threw others out, as far as it was seen to come: of those that were added at that moment to
 * the same site, store and partition the one told nearest. Chromium tells of it before the evictions, Firefox after them.
 */
export function evictedFor(
  { changes: [{ entry }] }: TimelineRow,
  rows: readonly TimelineRow[],
  siteOfHost: (host: string) => string,
): { row: TimelineRow; told: TimelineChange } | null {
  if (entry.kind !== 'evicted') return null;
  const place = placeOf(entry.cookie, siteOfHost);
  let nearest: { row: TimelineRow; told: TimelineChange } | null = null;
  for (const row of rows) {
    const [told] = row.changes;
    const distance = Math.abs(told.entry.id - entry.id);
    if (told.entry.kind !== 'added' || distance > AT_ONCE_MS * 1000) continue;
    if (nearest && Math.abs(nearest.told.entry.id - entry.id) <= distance) continue;
    if (placeOf(told.entry.cookie, siteOfHost) === place) nearest = { row, told };
  }
  return nearest;
}

function placeOf(
  { storeId, domain, partitionKey }: TimelineChange['entry']['cookie'],
  siteOfHost: (host: string) => string,
): string {
  return `${storeId} ${siteOfHost(domain)} ${partitionKey?.topLevelSite ?? ''}`;
}
