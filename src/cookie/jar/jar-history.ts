import { type Agent, type Cookie, cookieKey } from '../cookie.ts';
import { differences } from './differences.ts';
import { isExpired } from './expiry.ts';
import type { EventKind, JarEntry, JarEvent } from './jar-entry.ts';
import { type Arrival, inOrder, type Version, VersionLog } from './version-log.ts';

/** A cookie as it is now, and its place among those with a path as long: cookies are sent in this order. */
interface Placed {
  cookie: Cookie;
  place: number;
}

/**
 * What the browser's jar of one site contains, and what it contained: kept by the events of the browser and by readings, so
 * that each change can be reported with what was there before. Firefox's overwrite event names the new value as the removed
 * one, and neither browser reports an expiry in time.
 */
export class JarHistory {
  /** The copy is complete: what is missing here is not in the jar. */
  isComplete = false;
  readonly #agent: Agent;
  readonly #cookies = new Map<string, Placed>();
  readonly #log: VersionLog;
  /** The last event of each cookie since the last comparison. */
  readonly #touched = new Map<string, number>();
  /** No cookie expires earlier, in milliseconds since the epoch. */
  #nextExpiry = Number.POSITIVE_INFINITY;
  #lastPlace = 0;

  /** `limit`: how many changes are remembered; 0: only the present jar is of interest. */
  constructor(agent: Agent, limit = 0) {
    this.#agent = agent;
    this.#log = new VersionLog(limit);
  }

  /** In the order in which they are sent. */
  get cookies(): readonly Cookie[] {
    return inOrder(this.#cookies.values());
  }

  /** The cookie of that cookieKey now. */
  get(key: string): Cookie | undefined {
    return this.#cookies.get(key)?.cookie;
  }

  /** Takes these as all cookies of the jar, but for those that an event reported already: the reading may be older. */
  adopt(jar: readonly Cookie[], id = 0): void {
    for (const { key, old, now, isLater } of this.#differencesFrom(jar)) {
      if (!isLater) this.#apply(key, now, id);
      // The reading shows the order.
      else if (old && now) this.#set(key, old, id, { how: 'unseen', hasNewPlace: true });
    }
    this.isComplete = true;
    this.#log.beginPeriod(id);
  }

  /**
   * Remembers that the jar contained these cookies at that moment, but for those that an event has just reported: the
   * reading may be older. The present copy follows with the events or with `compare`: the events of what was read here may
   * still come, and need what was there before.
   */
  see(jar: readonly Cookie[], id: number): void {
    for (const { key, now, isLater } of this.#differencesFrom(jar)) {
      if (isLater) continue;
      const place = now ? (this.#cookies.get(key)?.place ?? ++this.#lastPlace) : 0;
      this.#log.add(key, { id, how: 'unseen', cookie: now, place });
    }
  }

  /** The events of this jar are no longer reported: what it contains from now on is not known until it is read again. */
  leave(id: number): void {
    this.isComplete = false;
    this.#touched.clear();
    this.#log.endPeriod(id);
  }

  /** Applies an entry again that was reported before. */
  replay({ id, how, old, now }: JarEntry): void {
    if (now) this.#set(cookieKey(now), now, id, { how });
    else if (old) this.#delete(cookieKey(old), id, how);
  }

  /** What an event changes; null where it changes nothing that was not reported already. */
  take({ id, change: { cookie, removed, cause }, own }: JarEvent): JarEntry | null {
    const key = cookieKey(cookie);
    const current = this.get(key);
    this.#touched.set(key, id);
    const by = own ? { own } : {};
    if (!removed) {
      this.#set(key, cookie, id, { how: 'set' });
      // Chromium reports every overwrite before: a cookie without such an event is new.
      const old = current ?? (this.isComplete || this.#agent === 'chrome' ? null : undefined);
      return { id, how: 'set', ...(old !== undefined && { old }), now: cookie, ...by };
    }
    if (cause === 'overwrite') {
      // The other half comes next. Chromium names the old value here, Firefox the new one.
      if (this.#agent === 'chrome') this.#set(key, cookie, id, { how: 'unseen' });
      return null;
    }
    // An expiry was reported when it came; the browser sends its event when it next checks.
    if (cause === 'expired' && !current && this.isComplete) return null;
    this.#delete(key, id, HOW_GONE[cause]);
    return { id, how: HOW_GONE[cause], old: cookie, now: null, ...by };
  }

  /** The cookies that have expired, each at its own time. */
  expire(now: number): JarEntry[] {
    if (now < this.#nextExpiry) return [];
    const gone: JarEntry[] = [];
    this.#nextExpiry = Number.POSITIVE_INFINITY;
    for (const [key, { cookie }] of this.#cookies) {
      if (cookie.expiryTime === null) continue;
      if (isExpired(cookie, now)) {
        const id = Math.round(cookie.expiryTime * 1000);
        this.#delete(key, id, 'expired');
        gone.push({ id, how: 'expired', old: cookie, now: null });
      } else this.#nextExpiry = Math.min(this.#nextExpiry, cookie.expiryTime);
    }
    return gone.sort((one, other) => one.id - other.id);
  }

  /**
   * In what a jar that was read differs from what is known, which is copied. Cookies that an event reported after the
   * event `since` are left to that: the reading may be older. For an incomplete copy it reports nothing.
   */
  compare(jar: readonly Cookie[], { id, since }: Comparison): JarEntry[] {
    const entries: JarEntry[] = [];
    for (const { key, old, now, isLater } of this.#differencesFrom(jar, since)) {
      if (isLater) continue;
      this.#apply(key, now, id);
      entries.push({ id, how: 'unseen', old, now });
    }
    for (const [key, last] of this.#touched) if (last <= since) this.#touched.delete(key);
    const isKnown = this.isComplete;
    this.isComplete = true;
    this.#log.beginPeriod(id);
    return isKnown ? entries : [];
  }

  /** Whether the jar of that moment, in milliseconds since the epoch, is known. */
  isKnownAt(time: number): boolean {
    return this.#log.isKnownAt(toId(time));
  }

  /** The moment nearest to this one, and rather after it, at which the jar was known; null: it never was. */
  knownNear(time: number): number | null {
    const id = this.#log.knownNear(toId(time));
    return id === null ? null : id / 1000;
  }

  /** The cookies of a moment in the order in which they were sent; the same array as long as nothing changed. */
  at(time: number): readonly Cookie[] {
    return this.#log.at(toId(time));
  }

  /** The first `most` states after a moment and up to another, and the last of them. */
  statesAfter(time: number, until: number, most: number): readonly (readonly Cookie[])[] {
    return this.#log.statesAfter(toId(time), toId(until), most);
  }

  /** The changes of one identity since a moment, in order. */
  changesOf(key: string, since: number): readonly Version[] {
    return this.#log.changesOf(key, Math.floor(since) * 1000);
  }

  /** The cookies of that name and value that were set since a moment. */
  arrivals(name: string, value: string, since: number): readonly Arrival[] {
    return this.#log.arrivals(name, value, Math.floor(since) * 1000);
  }

  /**
   * Where a jar that was read differs from the present copy: what it lacks, then the rest in its own order. `isLater`: an
   * event after the event `since` reported the cookie, so that the reading may be older; these are there without a difference.
   */
  #differencesFrom(jar: readonly Cookie[], since = Number.NEGATIVE_INFINITY): Difference[] {
    const isLater = (key: string): boolean => (this.#touched.get(key) ?? Number.NEGATIVE_INFINITY) > since;
    const found: Difference[] = [];
    const present = new Map(jar.map((cookie) => [cookieKey(cookie), cookie]));
    for (const [key, { cookie: old }] of this.#cookies)
      if (!present.has(key)) found.push({ key, old, now: null, isLater: isLater(key) });
    for (const [key, now] of present) {
      const old = this.get(key) ?? null;
      if (isLater(key)) found.push({ key, old, now, isLater: true });
      else if (!old || differences(now, old).length > 0) found.push({ key, old, now, isLater: false });
    }
    return found;
  }

  /** What a reading showed of one cookie. */
  #apply(key: string, now: Cookie | null, id: number): void {
    if (now) this.#set(key, now, id, { how: 'unseen' });
    else this.#delete(key, id, 'unseen');
  }

  /** A new cookie goes to the end of the order. One that is overwritten keeps its place; in Chromium only with the same value. */
  #set(key: string, cookie: Cookie, id: number, { how, hasNewPlace = false }: Setting): void {
    const current = this.#cookies.get(key);
    const keepsPlace = current && !hasNewPlace && (this.#agent === 'firefox' || current.cookie.value === cookie.value);
    const place = keepsPlace ? current.place : ++this.#lastPlace;
    this.#cookies.set(key, { cookie, place });
    if (cookie.expiryTime !== null) this.#nextExpiry = Math.min(this.#nextExpiry, cookie.expiryTime);
    this.#log.add(key, { id, how, cookie, place });
  }

  #delete(key: string, id: number, how: EventKind): void {
    this.#cookies.delete(key);
    this.#log.add(key, { id, how, cookie: null, place: 0 });
  }
}

interface Setting {
  how: EventKind;
  hasNewPlace?: boolean;
}

interface Difference {
  key: string;
  /** What the copy has; null: nothing. */
  old: Cookie | null;
  /** What was read; null: nothing. */
  now: Cookie | null;
  isLater: boolean;
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

/** Ids are microseconds since the epoch. */
function toId(time: number): number {
  return Math.floor(time * 1000);
}
