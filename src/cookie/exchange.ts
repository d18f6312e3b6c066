import { type Cookie, type CookieId, cookieKey } from './cookie.ts';
import { differences } from './differences.ts';

/**
 * One cookie edited, added or deleted: what the jar holds before, and what it shall hold after, at the identities that
 * occur in either. An identity in one list only is empty on the other side; any other identity is not touched.
 */
export interface Exchange {
  before: Cookie[];
  after: Cookie[];
}

export type Side = 'before' | 'after';

/** What the jar holds at the identities of an exchange, by key; an identity without an entry is empty. */
export type Held = ReadonlyMap<string, Cookie>;

/**
 * Where a jar stands between the two sides of an exchange.
 * `both`: all of one side is there and something of the other remains; `neither`: a cookie is there that is on no side,
 * or one of each side is missing.
 */
export type Standing = Side | 'both' | 'neither';

/** Every identity that an exchange is about, once. */
export function identitiesOf({ before, after }: Exchange): CookieId[] {
  return [...new Map([...before, ...after].map((cookie) => [cookieKey(cookie), cookie])).values()];
}

export function standing(exchange: Exchange, held: Held): Standing {
  if (holdsOnly(exchange, 'after', held)) return 'after';
  if (holdsOnly(exchange, 'before', held)) return 'before';
  return isReachable(exchange, 'after', held) || isReachable(exchange, 'before', held) ? 'both' : 'neither';
}

/** Whether removing what is left of the other side is all that is missing to stand on this one. */
export function isReachable(exchange: Exchange, side: Side, held: Held): boolean {
  return holdsAll(exchange[side], held) && leftovers(exchange, side, held) !== null;
}

/** The cookies of the other side that stand beside this one; null where something stands there that is on neither side. */
export function leftovers(exchange: Exchange, side: Side, held: Held): Cookie[] | null {
  const own = new Set(exchange[side].map(cookieKey));
  const left: Cookie[] = [];
  for (const cookie of exchange[side === 'after' ? 'before' : 'after']) {
    const key = cookieKey(cookie);
    const there = held.get(key);
    if (own.has(key) || !there) continue;
    if (differences(there, cookie).length > 0) return null;
    left.push(there);
  }
  return left;
}

function holdsOnly(exchange: Exchange, side: Side, held: Held): boolean {
  return held.size === exchange[side].length && holdsAll(exchange[side], held);
}

function holdsAll(cookies: readonly Cookie[], held: Held): boolean {
  return cookies.every((cookie) => {
    const there = held.get(cookieKey(cookie));
    return there !== undefined && differences(there, cookie).length === 0;
  });
}
