import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import type { CookieChange } from '../../cookie/jar/changes.ts';

/** The cookies that were stored at one moment. */
export interface JarState {
  /** Milliseconds since the epoch. */
  at: number;
  jar: readonly Cookie[];
  /** The sites whose cookies are in it. */
  sites: ReadonlySet<string>;
}

/** A page changes its cookies a few times a second at most: this covers the minutes that a slow response may take. */
const MAX_STATES = 500;
const MAX_CHANGES = 5000;

interface Change {
  /** Milliseconds since the epoch. */
  at: number;
  change: CookieChange;
}

/** The latest states and changes of the jar: a response is recorded only after its cookies were set. */
export class JarHistory {
  #states: JarState[] = [];
  readonly #changes: { key: string; pair: string }[] = [];
  readonly #byKey = new Map<string, Change[]>();
  readonly #arrivals = new Map<string, Change[]>();

  addState(state: JarState): void {
    this.#states.push(state);
    if (this.#states.length > MAX_STATES) this.#states.shift();
  }

  addChanges(at: number, changes: readonly CookieChange[]): void {
    for (const change of changes) {
      const { cookie, removed } = change;
      const key = cookieKey(cookie);
      const pair = removed ? '' : pairOf(cookie.name, cookie.value);
      this.#changes.push({ key, pair });
      addTo(this.#byKey, key, { at, change });
      if (!removed) addTo(this.#arrivals, pair, { at, change });
    }
    const excess = Math.max(0, this.#changes.length - MAX_CHANGES);
    for (const { key, pair } of this.#changes.splice(0, excess)) {
      removeFirst(this.#byKey, key);
      if (pair !== '') removeFirst(this.#arrivals, pair);
    }
  }

  /** The latest state at or before a moment; null if none is that old. */
  before(moment: number): JarState | null {
    return this.#states.findLast(({ at }) => at <= moment) ?? null;
  }

  /** The states after a moment and up to another, in order. */
  between(after: number, until: number): readonly JarState[] {
    return this.#states.filter(({ at }) => at > after && at <= until);
  }

  /** The earliest state with the cookies of that site; null: there is none. */
  firstWith(site: string): JarState | null {
    return this.#states.find(({ sites }) => sites.has(site)) ?? null;
  }

  /** The changes of one identity since a moment, in order. */
  changesOf(key: string, since: number): readonly CookieChange[] {
    return (this.#byKey.get(key) ?? []).filter(({ at }) => at >= since).map(({ change }) => change);
  }

  /** The cookies of that name and value that were added since a moment. */
  arrivals(name: string, value: string, since: number): readonly Cookie[] {
    const arrived = this.#arrivals.get(pairOf(name, value)) ?? [];
    return arrived.filter(({ at }) => at >= since).map(({ change }) => change.cookie);
  }
}

/** No name contains "=". */
function pairOf(name: string, value: string): string {
  return `${name}=${value}`;
}

function addTo(map: Map<string, Change[]>, key: string, change: Change): void {
  const changes = map.get(key);
  if (changes) changes.push(change);
  else map.set(key, [change]);
}

function removeFirst(map: Map<string, Change[]>, key: string): void {
  const changes = map.get(key);
  changes?.shift();
  if (changes?.length === 0) map.delete(key);
}
