import type { Cookie } from '../cookie.ts';
import type { EventKind } from './jar-entry.ts';

/** What one identity was from a moment on. */
export interface Version {
  /** Microseconds since the epoch. */
  id: number;
  how: EventKind;
  /** null: it was not in the jar. */
  cookie: Cookie | null;
  /** Its place among the cookies with a path as long. */
  place: number;
}

/** A cookie that was set. */
export interface Arrival extends Version {
  cookie: Cookie;
}

/** How many changes are forgotten at once, so that each of them costs little. */
const SURPLUS = 500;
/** Older changes are forgotten, in microseconds: no response takes that long. */
const LONGEST_AGE = 30 * 60 * 1_000_000;
/** The most states that are remembered as arrays, and times in which the jar was known. */
const MOST_STATES = 500;
const MOST_PERIODS = 100;

/** The latest versions of the cookies of one jar, by identity; it is bounded in number and time. */
export class VersionLog {
  readonly #limit: number;
  readonly #versions = new Map<string, Version[]>();
  readonly #arrivals = new Map<string, Arrival[]>();
  /** The identities that changed, by the time of the change. */
  #changes: { id: number; key: string }[] = [];
  /** The times in which the jar was known; the last may still go on. */
  #periods: { from: number; until: number }[] = [];
  /** Changes up to this id are forgotten. */
  #forgotten = 0;
  /** The state after a change, by the id of the change. */
  readonly #states = new Map<number, readonly Cookie[]>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(key: string, version: Version): void {
    if (this.#limit === 0) return;
    const versions = this.#versions.get(key) ?? [];
    // The clock may have been set back.
    const id = Math.max(version.id, versions.at(-1)?.id ?? 0);
    const added = { ...version, id };
    versions.push(added);
    this.#versions.set(key, versions);
    if (added.how === 'set' && added.cookie) {
      const arrival = arrivalKey(added.cookie.name, added.cookie.value);
      const arrivals = this.#arrivals.get(arrival) ?? [];
      arrivals.push({ ...added, cookie: added.cookie });
      this.#arrivals.set(arrival, arrivals);
    }
    const last = this.#changes.at(-1)?.id ?? 0;
    if (id > last) this.#changes.push({ id, key });
    else {
      // An expiry is found after its time.
      this.#changes.splice(this.#countUntil(id), 0, { id, key });
      for (const state of this.#states.keys()) if (state >= id) this.#states.delete(state);
    }
    this.#forget();
  }

  /** From now on the jar is known. */
  beginPeriod(id: number): void {
    if (this.#periods.at(-1)?.until === Number.POSITIVE_INFINITY) return;
    this.#periods.push({ from: id, until: Number.POSITIVE_INFINITY });
    if (this.#periods.length > MOST_PERIODS) this.#periods.shift();
  }

  endPeriod(id: number): void {
    const last = this.#periods.at(-1);
    if (last) last.until = Math.min(last.until, id);
  }

  isKnownAt(id: number): boolean {
    return id >= this.#forgotten && this.#periods.some(({ from, until }) => from <= id && id <= until);
  }

  /** The first moment after `id` at which the jar was known, else the last one before it; null: it never was. */
  knownNear(id: number): number | null {
    const next = this.#periods.find(({ until }) => until > id);
    const near = next ? Math.max(next.from, id) : this.#periods.at(-1)?.until;
    return near === undefined ? null : Math.max(near, this.#forgotten);
  }

  at(id: number): readonly Cookie[] {
    const change = this.#changes[this.#countUntil(id) - 1]?.id ?? this.#forgotten;
    const cached = this.#states.get(change);
    if (cached) return cached;
    const placed: { cookie: Cookie; place: number }[] = [];
    for (const versions of this.#versions.values()) {
      const version = versions[countUntil(versions, change) - 1];
      if (version?.cookie) placed.push({ cookie: version.cookie, place: version.place });
    }
    const state = inOrder(placed);
    if (this.#states.size >= MOST_STATES) this.#states.clear();
    this.#states.set(change, state);
    return state;
  }

  statesAfter(id: number, until: number, most: number): readonly (readonly Cookie[])[] {
    const [start, end] = [this.#countUntil(id), this.#countUntil(until)];
    const ids = this.#changes.slice(start, Math.min(end, start + most)).map((change) => change.id);
    const last = this.#changes[end - 1];
    if (last && end - start > most) ids.push(last.id);
    return [...new Set(ids)].map((change) => this.at(change));
  }

  changesOf(key: string, since: number): readonly Version[] {
    return (this.#versions.get(key) ?? []).filter((version) => version.id >= since);
  }

  arrivals(name: string, value: string, since: number): readonly Arrival[] {
    return (this.#arrivals.get(arrivalKey(name, value)) ?? []).filter(({ id }) => id >= since);
  }

  /** How many changes there were up to an id. */
  #countUntil(id: number): number {
    return countUntil(this.#changes, id);
  }

  #forget(): void {
    const oldest = (this.#changes.at(-1)?.id ?? 0) - LONGEST_AGE;
    const surplus = Math.max(this.#changes.length - this.#limit, this.#countUntil(oldest));
    if (surplus < SURPLUS) return;
    const forgotten = this.#changes.splice(0, surplus);
    const until = forgotten.at(-1)?.id ?? 0;
    this.#forgotten = until;
    for (const key of new Set(forgotten.map((change) => change.key))) this.#forgetVersions(key, until);
    for (const [key, arrivals] of this.#arrivals) {
      const rest = arrivals.filter(({ id }) => id > until);
      if (rest.length > 0) this.#arrivals.set(key, rest);
      else this.#arrivals.delete(key);
    }
    for (const state of this.#states.keys()) if (state < until) this.#states.delete(state);
  }

  /** Forgets the versions of a cookie but the one that it had at that time, from which it goes on. */
  #forgetVersions(key: string, until: number): void {
    const versions = this.#versions.get(key) ?? [];
    const rest = versions.slice(Math.max(0, countUntil(versions, until) - 1));
    if (rest[0]?.cookie === null && rest[0].id <= until) rest.shift();
    if (rest.length > 0) this.#versions.set(key, rest);
    else this.#versions.delete(key);
  }
}

/** How many of the items, which are sorted by id, have an id up to this one. */
function countUntil(items: readonly { id: number }[], id: number): number {
  let [start, end] = [0, items.length];
  while (start < end) {
    const middle = (start + end) >> 1;
    if ((items[middle]?.id ?? 0) <= id) start = middle + 1;
    else end = middle;
  }
  return start;
}

/** Neither a name nor a value contains a line feed. */
function arrivalKey(name: string, value: string): string {
  return `${name}\n${value}`;
}

/** Longer paths first, then by place: RFC 6265bis §5.8.3 step 4, with places for creation times. */
export function inOrder(placed: Iterable<{ cookie: Cookie; place: number }>): readonly Cookie[] {
  return [...placed]
    .sort((a, b) => b.cookie.path.length - a.cookie.path.length || a.place - b.place)
    .map(({ cookie }) => cookie);
}
