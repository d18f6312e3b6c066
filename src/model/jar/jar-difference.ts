import type { Cookie } from '../../cookie/cookie.ts';
import { rowOf } from './row.ts';

export type Change = 'added' | 'changed' | 'removed';

export interface JarDifference {
  /** The new jar; a cookie that did not change is the same object as in the old jar. */
  jar: Cookie[];
  changes: Map<string, Change>;
  removed: Cookie[];
}

/** The difference between two readings of a jar. */
export function jarDifference(before: readonly Cookie[], after: readonly Cookie[]): JarDifference {
  const changes = new Map<string, Change>();
  const old = new Map(before.map((cookie) => [rowOf(cookie).key, cookie]));
  const jar = after.map((cookie) => {
    const { key } = rowOf(cookie);
    const oldCookie = old.get(key);
    old.delete(key);
    if (oldCookie && isSameState(oldCookie, cookie)) return oldCookie;
    changes.set(key, oldCookie ? 'changed' : 'added');
    return cookie;
  });
  for (const key of old.keys()) changes.set(key, 'removed');
  return { jar, changes, removed: [...old.values()] };
}

/**
 * Whether two cookies of one identity are equal. Stricter than isSameCookie: the list shows each expiry exactly, and the
 * creation time decides the order in the Cookie header.
 */
function isSameState(a: Cookie, b: Cookie): boolean {
  return (
    a === b ||
    (a.value === b.value &&
      a.expiryTime === b.expiryTime &&
      a.secure === b.secure &&
      a.httpOnly === b.httpOnly &&
      a.sameSite === b.sameSite &&
      a.creationTime === b.creationTime)
  );
}
