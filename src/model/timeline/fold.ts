import type { Author } from './change-author.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/** A change and who made it. */
export interface TimelineChange {
  entry: TimelineEntry;
  by: Author;
}

/** One row of the timeline: a change, or several that say the same. */
export interface TimelineRow {
  /** Stays the same while more is folded into it. */
  key: string;
  /** Oldest first, one at least. */
  changes: readonly [TimelineChange, ...TimelineChange[]];
}

/** How far apart evictions lie that make room for one cookie, in milliseconds. */
const AT_ONCE_MS = 500;

/**
 * Puts what says the same into one row: a cookie that is refreshed again by the same, with no other change of it in
 * between, and the cookies that the browser throws out of a jar at once. Rows come by their latest change, oldest first.
 * What was folded before is not folded again, as long as only more comes after it.
 */
export class Fold {
  readonly #siteOfHost: (host: string) => string;
  readonly #rows = new Map<string, TimelineRow>();
  /** The row that a next change of the cookie, or a next eviction, would join. */
  readonly #open = new Map<string, string>();
  #folded: readonly TimelineChange[] = [];

  constructor(siteOfHost: (host: string) => string) {
    this.#siteOfHost = siteOfHost;
  }

  rows(told: readonly TimelineChange[]): TimelineRow[] {
    if (this.#folded.some((one, at) => told[at] !== one)) {
      this.#rows.clear();
      this.#open.clear();
      this.#folded = [];
    }
    for (let at = this.#folded.length; at < told.length; at++) this.#add(told[at] as TimelineChange);
    this.#folded = told;
    return [...this.#rows.values()];
  }

  #add(one: TimelineChange): void {
    const place = this.#placeOf(one);
    const key = this.#open.get(place);
    const row = key === undefined ? undefined : this.#rows.get(key);
    if (row && isSame(row.changes.at(-1) as TimelineChange, one)) {
      // To the end: rows stand by their latest change.
      this.#rows.delete(row.key);
      this.#rows.set(row.key, { key: row.key, changes: [...row.changes, one] });
    } else {
      this.#rows.set(one.entry.key, { key: one.entry.key, changes: [one] });
      this.#open.set(place, one.entry.key);
    }
  }

  /** What evictions of one jar have in common, or the changes of one cookie. */
  #placeOf({ entry: { kind, cookie, cookieKey } }: TimelineChange): string {
    if (kind !== 'evicted') return cookieKey;
    const site = this.#siteOfHost(cookie.domain);
    return `evicted ${cookie.storeId} ${site} ${cookie.partitionKey?.topLevelSite ?? ''}`;
  }
}

function isSame(before: TimelineChange, next: TimelineChange): boolean {
  if (before.entry.kind !== next.entry.kind) return false;
  if (next.entry.kind === 'evicted') return next.entry.at - before.entry.at <= AT_ONCE_MS;
  return next.entry.kind === 'refreshed' && before.by.who === next.by.who;
}
