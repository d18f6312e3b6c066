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

/** The latest states and changes of the jar: a response is recorded only after its cookies were set. */
export class JarHistory {
  #states: JarState[] = [];
  #changes: { at: number; change: CookieChange }[] = [];

  addState(state: JarState): void {
    this.#states.push(state);
    if (this.#states.length > MAX_STATES) this.#states.shift();
  }

  addChanges(at: number, changes: readonly CookieChange[]): void {
    for (const change of changes) this.#changes.push({ at, change });
    if (this.#changes.length > MAX_CHANGES) this.#changes.splice(0, this.#changes.length - MAX_CHANGES);
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
    return this.#changes.flatMap(({ at, change }) => (at >= since && cookieKey(change.cookie) === key ? [change] : []));
  }

  /** The cookies of that name and value that were added since a moment. */
  arrivals(name: string, value: string, since: number): readonly Cookie[] {
    return this.#changes.flatMap(({ at, change: { cookie, removed } }) =>
      at >= since && !removed && cookie.name === name && cookie.value === value ? [cookie] : [],
    );
  }
}
