import { type Agent, type Cookie, cookieKey } from '../cookie.ts';
import type { Octets } from '../octets.ts';

/** Why a cookie came or went, in the words of `cookies.onChanged`. */
export type ChangeCause = 'explicit' | 'overwrite' | 'expired' | 'evicted' | 'expired_overwrite';

/**
 * One event, or one settled change of one identity: what it is now. `cookie` is what was removed when `removed`.
 * A settled change that is not `removed` has the cause `overwrite` when the cookie took the place of an older one in the
 * header, and `explicit` when it is the last of those with an equally long path.
 */
export interface CookieChange {
  cookie: Cookie;
  removed: boolean;
  cause: ChangeCause;
}

/**
 * One settled change for each identity, from events in the order they came. An overwrite is two events, removed and added.
 * Chromium's removed event carries the old value and a new value means a new creation time; Firefox's carries the new
 * value, and its cookie keeps its creation time: so one whose value is the same in both events kept its place.
 */
export function coalesce(events: readonly CookieChange[]): CookieChange[] {
  const settled = new Map<string, CookieChange>();
  const overwritten = new Map<string, Octets>();
  for (const event of events) {
    const key = cookieKey(event.cookie);
    const earlier = settled.get(key);
    if (event.removed) {
      if (event.cause === 'overwrite') overwritten.set(key, event.cookie.value);
      // The place of a cookie about to be replaced is still needed.
      if (event.cause !== 'overwrite' || !earlier) settled.set(key, event);
      continue;
    }
    const keptPlace = event.cause === 'overwrite' || overwritten.get(key) === event.cookie.value;
    overwritten.delete(key);
    if (keptPlace) {
      const cause = earlier && !earlier.removed ? earlier.cause : 'overwrite';
      settled.set(key, { cookie: event.cookie, removed: false, cause });
    } else {
      settled.delete(key);
      settled.set(key, { cookie: event.cookie, removed: false, cause: 'explicit' });
    }
  }
  // Removed for an overwrite whose other half has not come.
  for (const [key, value] of overwritten) {
    const change = settled.get(key);
    if (change && !change.removed)
      settled.set(key, { cookie: { ...change.cookie, value }, removed: true, cause: 'overwrite' });
  }
  return [...settled.values()];
}

/**
 * The jar after settled changes, still in the order a header sends: longer paths first, then older cookies. A new cookie
 * goes to the end of those with a path as long. An overwritten one keeps its place in Firefox; in Chromium it does only
 * with the same value.
 */
export function applyChanges(jar: readonly Cookie[], changes: readonly CookieChange[], agent: Agent): Cookie[] {
  const pending = new Map<string, CookieChange>();
  for (const change of changes) {
    const key = cookieKey(change.cookie);
    pending.delete(key);
    pending.set(key, change);
  }
  const result: Cookie[] = [];
  for (const cookie of jar) {
    const key = cookieKey(cookie);
    const change = pending.get(key);
    if (!change) result.push(cookie);
    else if (keepsPlace(cookie, change, agent)) {
      result.push(change.cookie);
      pending.delete(key);
    }
  }
  for (const change of pending.values()) if (!change.removed) result.push(change.cookie);
  return result.sort((a, b) => b.path.length - a.path.length);
}

function keepsPlace(before: Cookie, change: CookieChange, agent: Agent): boolean {
  if (change.removed || change.cause !== 'overwrite') return false;
  return agent === 'firefox' || before.value === change.cookie.value;
}
