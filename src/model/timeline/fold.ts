import type { Author } from './change-author.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/** A change and who made it. */
export interface TimelineChange {
  entry: TimelineEntry;
  author: Author;
}

/** One row of the timeline: a change, or several alike. */
export interface TimelineRow {
  /** Stays the same when more changes are folded into the row. */
  key: string;
  /** Oldest first, one at least. */
  changes: readonly [TimelineChange, ...TimelineChange[]];
}

/** The longest time between two evictions for one cookie, in milliseconds. */
const MAX_EVICTION_GAP_MS = 500;

/**
 * Folds changes that are alike into one row: refreshes of a cookie by the same author with no other change of it in
 * between, and cookies that the browser evicts from a jar at once. Rows are in the order of their latest change, oldest
 * first. Changes that were folded before are not folded again, as long as new ones are only appended.
 */
export class Fold {
  readonly #siteOfHost: (host: string) => string;
  readonly #rows = new Map<string, TimelineRow>();
  /** Keys of the rows that the next change of a cookie, or the next eviction, may join; by `#placeOf`. */
  readonly #open = new Map<string, string>();
  #folded: readonly TimelineChange[] = [];

  constructor(siteOfHost: (host: string) => string) {
    this.#siteOfHost = siteOfHost;
  }

  rows(changes: readonly TimelineChange[]): TimelineRow[] {
    if (this.#folded.some((change, at) => changes[at] !== change)) {
      this.#rows.clear();
      this.#open.clear();
      this.#folded = [];
    }
    // A row that was given out stays as it is; one that was begun since then grows, since thousands may be folded into it.
    const growing = new Map<string, [TimelineChange, ...TimelineChange[]]>();
    for (let at = this.#folded.length; at < changes.length; at++) this.#add(changes[at] as TimelineChange, growing);
    this.#folded = changes;
    return [...this.#rows.values()];
  }

  #add(change: TimelineChange, growing: Map<string, [TimelineChange, ...TimelineChange[]]>): void {
    const place = this.#placeOf(change);
    const key = this.#open.get(place);
    const row = key === undefined ? undefined : this.#rows.get(key);
    if (row && isSame(row.changes.at(-1) as TimelineChange, change)) {
      const all = growing.get(row.key) ?? [...row.changes];
      growing.set(row.key, all);
      all.push(change);
      // Moved to the end, since rows are in the order of their latest change.
      this.#rows.delete(row.key);
      this.#rows.set(row.key, { key: row.key, changes: all });
    } else {
      this.#rows.set(change.entry.key, { key: change.entry.key, changes: [change] });
      this.#open.set(place, change.entry.key);
    }
  }

  /** A text that is the same for the evictions from one jar, or for the other changes of one cookie. */
  #placeOf({ entry: { kind, cookie, cookieKey } }: TimelineChange): string {
    if (kind !== 'evicted') return cookieKey;
    const site = this.#siteOfHost(cookie.domain);
    return `evicted ${cookie.storeId} ${site} ${cookie.partitionKey?.topLevelSite ?? ''}`;
  }
}

function isSame(before: TimelineChange, next: TimelineChange): boolean {
  if (before.entry.kind !== next.entry.kind) return false;
  if (next.entry.kind === 'evicted') return next.entry.at - before.entry.at <= MAX_EVICTION_GAP_MS;
  return next.entry.kind === 'refreshed' && before.author.who === next.author.who;
}
