import type { TimelineEntry } from './timeline-entry.ts';

/** More entries than a person reads; beyond it the oldest are dropped and counted. */
const LIMIT = 10_000;
/** How many entries are dropped at once: else everything computed from the rest would be computed again for each new entry. */
const SURPLUS = 1_000;

/** The changes that this panel observed itself. */
export class PanelRecord {
  entries: readonly TimelineEntry[] = [];
  dropped = 0;

  add(added: readonly TimelineEntry[]): void {
    if (added.length === 0) return;
    const all = [...this.entries, ...added];
    const excess = all.length > LIMIT + SURPLUS ? all.length - LIMIT : 0;
    this.entries = excess > 0 ? all.slice(excess) : all;
    this.dropped += excess;
  }

  clear(): void {
    this.entries = [];
    this.dropped = 0;
  }
}
