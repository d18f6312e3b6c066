import type { TimelineEntry } from './timeline-entry.ts';

/** The entries of the background and of the panel, each change once; of two the one that knows the cookie before it. */
export function mergeEntries(
  recorded: readonly TimelineEntry[],
  panelEntries: readonly TimelineEntry[],
): readonly TimelineEntry[] {
  const merged = recorded.length === 0 ? [...panelEntries] : [...union(recorded, panelEntries)];
  // Expiries are found late but carry the moment at which the cookie expired.
  return merged.sort((one, next) => one.id - next.id);
}

function union(recorded: readonly TimelineEntry[], panelEntries: readonly TimelineEntry[]): Iterable<TimelineEntry> {
  const byKey = new Map(recorded.map((entry) => [entry.key, entry]));
  for (const entry of panelEntries) {
    const other = byKey.get(entry.key);
    if (!other || other.old === undefined || entry.old !== undefined) byKey.set(entry.key, entry);
  }
  return byKey.values();
}
