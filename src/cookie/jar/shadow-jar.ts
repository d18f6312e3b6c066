import { type Agent, type Cookie, cookieKey } from '../cookie.ts';
import { differences } from './differences.ts';
import { isExpired } from './expiry.ts';
import type { EventKind, JarEntry, JarEvent } from './jar-entry.ts';

/**
 * A copy of a jar, kept beside it by its events, so that each change can be reported with what was there before: Firefox's
 * overwrite event names the new value as the removed one, and neither browser reports an expiry in time.
 */
export class ShadowJar {
  /** The copy is complete: what is missing here is not in the jar. */
  isComplete = false;
  readonly #agent: Agent;
  readonly #cookies = new Map<string, Cookie>();
  /** The last event of each cookie since the last comparison. */
  readonly #touched = new Map<string, number>();

  constructor(agent: Agent) {
    this.#agent = agent;
  }

  get cookies(): readonly Cookie[] {
    return [...this.#cookies.values()];
  }

  /** Takes these as all cookies of the jar. */
  adopt(jar: readonly Cookie[]): void {
    this.#cookies.clear();
    this.learn(jar);
    this.isComplete = true;
  }

  /** Takes these as being there, beside what is known. */
  learn(cookies: readonly Cookie[]): void {
    for (const cookie of cookies) this.#cookies.set(cookieKey(cookie), cookie);
  }

  /** Applies an entry again that was reported before. */
  replay({ old, now }: JarEntry): void {
    if (now) this.#cookies.set(cookieKey(now), now);
    else if (old) this.#cookies.delete(cookieKey(old));
  }

  /** What an event changes; null where it changes nothing that was not reported already. */
  take({ id, change: { cookie, removed, cause }, own }: JarEvent): JarEntry | null {
    const key = cookieKey(cookie);
    const known = this.#cookies.get(key);
    this.#touched.set(key, id);
    const by = own ? { own } : {};
    if (!removed) {
      this.#cookies.set(key, cookie);
      // Chromium reports every overwrite before: a cookie without such an event is new.
      const old = known ?? (this.isComplete || this.#agent === 'chrome' ? null : undefined);
      return { id, how: 'set', ...(old !== undefined && { old }), now: cookie, ...by };
    }
    if (cause === 'overwrite') {
      // The other half comes next. Chromium names the old value here, Firefox the new one.
      if (this.#agent === 'chrome') this.#cookies.set(key, cookie);
      return null;
    }
    this.#cookies.delete(key);
    // An expiry was reported when it came; the browser sends its event when it next checks.
    if (cause === 'expired' && !known && this.isComplete) return null;
    return { id, how: HOW_GONE[cause], old: cookie, now: null, ...by };
  }

  /** The cookies that have expired, each at its own time. */
  expire(now: number): JarEntry[] {
    const gone: JarEntry[] = [];
    for (const [key, cookie] of this.#cookies) {
      if (cookie.expiryTime === null || !isExpired(cookie, now)) continue;
      this.#cookies.delete(key);
      gone.push({ id: Math.round(cookie.expiryTime * 1000), how: 'expired', old: cookie, now: null });
    }
    return gone.sort((one, other) => one.id - other.id);
  }

  /**
   * In what a jar that was read differs from what is known, which is copied. Cookies that an event reported after the
   * event `since` are left to that: the reading may be older. For an incomplete copy it reports nothing.
   */
  compare(jar: readonly Cookie[], { id, since }: Comparison): JarEntry[] {
    const isLater = (key: string): boolean => (this.#touched.get(key) ?? 0) > since;
    const entries: JarEntry[] = [];
    const there = new Map(jar.map((cookie) => [cookieKey(cookie), cookie]));
    for (const [key, old] of this.#cookies) {
      if (there.has(key) || isLater(key)) continue;
      this.#cookies.delete(key);
      entries.push({ id, how: 'unseen', old, now: null });
    }
    for (const [key, now] of there) {
      const old = this.#cookies.get(key) ?? null;
      if (isLater(key) || (old && differences(now, old).length === 0)) continue;
      this.#cookies.set(key, now);
      entries.push({ id, how: 'unseen', old, now });
    }
    for (const [key, last] of this.#touched) if (last <= since) this.#touched.delete(key);
    const isKnown = this.isComplete;
    this.isComplete = true;
    return isKnown ? entries : [];
  }
}

interface Comparison {
  /** The moment of the reading, as the id of what it finds. */
  id: number;
  /** Id of the last event before the jar was read. */
  since: number;
}

const HOW_GONE: Record<'explicit' | 'expired' | 'evicted' | 'expired_overwrite', EventKind> = {
  explicit: 'deleted',
  expired: 'expired',
  evicted: 'evicted',
  expired_overwrite: 'deleted',
};
