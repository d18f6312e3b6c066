import type { TimelineEntry } from './timeline-entry.ts';

/** What the background recorded and what the panel heard as one, each change once, with what was there before if either knows. */
export function mergedEntries(
  recorded: readonly TimelineEntry[],
  heard: readonly TimelineEntry[],
): readonly TimelineEntry[] {
  const merged = recorded.length === 0 ? [...heard] : [...union(recorded, heard)];
  // Expiries are told when they are found, at the moment they came.
  return merged.sort((one, next) => one.id - next.id);
}

function union(recorded: readonly TimelineEntry[], heard: readonly TimelineEntry[]): Iterable<TimelineEntry> {
  const byKey = new Map(recorded.map((entry) => [entry.key, entry]));
  for (const entry of heard) {
    const other = byKey.get(entry.key);
    if (!other || other.old === undefined || entry.old !== undefined) byKey.set(entry.key, entry);
  }
  return byKey.values();
}
