import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import type { CookieChange } from '../../cookie/jar/changes.ts';

/** What the jar held at one moment. */
export interface JarState {
  /** Milliseconds since the epoch. */
  at: number;
  jar: readonly Cookie[];
  /** The sites whose cookies are in it. */
  sites: ReadonlySet<string>;
}

/** A page changes its cookies some times a second at most: enough for the minutes that a slow answer may take. */
const STATES = 500;
const CHANGES = 5000;

/** What the jar held lately and how it changed: answers tell what they set only after they have set it. */
export class JarHistory {
  #states: JarState[] = [];
  #changes: { at: number; change: CookieChange }[] = [];

  hold(state: JarState): void {
    this.#states.push(state);
    if (this.#states.length > STATES) this.#states.shift();
  }

  note(at: number, changes: readonly CookieChange[]): void {
    for (const change of changes) this.#changes.push({ at, change });
    if (this.#changes.length > CHANGES) this.#changes.splice(0, this.#changes.length - CHANGES);
  }

  /** The latest state at or before a moment; null when none is that old. */
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

  /** The cookies of that name and value that came into the jar since a moment. */
  arrivals(name: string, value: string, since: number): readonly Cookie[] {
    return this.#changes.flatMap(({ at, change: { cookie, removed } }) =>
      at >= since && !removed && cookie.name === name && cookie.value === value ? [cookie] : [],
    );
  }
}
