import { type Cookie, type CookieId, cookieKey } from '../cookie.ts';
import { isSameCookie } from './differences.ts';

/**
 * One cookie edited, added or deleted: what is in the jar before and after, at the identities that
 * occur in either. An identity in one list only is empty on the other side; any other identity is not touched.
 */
export interface Exchange {
  before: Cookie[];
  after: Cookie[];
}

export type Side = 'before' | 'after';

/** The cookies in the jar at the identities of an exchange, by key; an identity without an entry is empty. */
export type CookiesByKey = ReadonlyMap<string, Cookie>;

/**
 * The state of a jar between the two sides of an exchange.
 * `both`: on the way from one side to the other, with nothing lost; `neither`: a cookie is there that is on no side, or
 * one of each side is missing.
 */
export type Position = Side | 'both' | 'neither';

export function otherSide(side: Side): Side {
  return side === 'after' ? 'before' : 'after';
}

/** Whether both sides are the same: there is nothing to do, and no state between them. */
export function changesNothing(exchange: Exchange): boolean {
  const after = new Map(exchange.after.map((cookie) => [cookieKey(cookie), cookie]));
  return holdsOnly(exchange, 'before', after);
}

/** Every identity that an exchange is about, once. */
export function identitiesOf({ before, after }: Exchange): CookieId[] {
  return [...new Map([...before, ...after].map((cookie) => [cookieKey(cookie), cookie])).values()];
}

export function positionOf(exchange: Exchange, inJar: CookiesByKey): Position {
  if (holdsOnly(exchange, 'after', inJar)) return 'after';
  if (holdsOnly(exchange, 'before', inJar)) return 'before';
  return isUnderway(exchange, 'after', inJar) || isUnderway(exchange, 'before', inJar) ? 'both' : 'neither';
}

/** Whether every cookie of a side is there, whatever is left of the other. */
export function holdsAll(exchange: Exchange, side: Side, inJar: CookiesByKey): boolean {
  return exchange[side].every((cookie) => holds(inJar, cookie));
}

/** The cookies of the other side that are beside this one, as they are now. */
export function leftovers(exchange: Exchange, side: Side, inJar: CookiesByKey): Cookie[] {
  return without(exchange[otherSide(side)], exchange[side]).flatMap((cookie) => inJar.get(cookieKey(cookie)) ?? []);
}

/** The cookies at identities that do not occur among the others. */
export function without(cookies: readonly Cookie[], others: readonly Cookie[]): Cookie[] {
  const keys = new Set(others.map(cookieKey));
  return cookies.filter((cookie) => !keys.has(cookieKey(cookie)));
}

/** Whether exactly this cookie is there. */
export function holds(inJar: CookiesByKey, cookie: Cookie): boolean {
  const there = inJar.get(cookieKey(cookie));
  return there !== undefined && isSameCookie(there, cookie);
}

/** Whether the jar has at this identity exactly one of these cookies. */
export function isHeldAs(cookies: readonly Cookie[], id: CookieId, inJar: CookiesByKey): boolean {
  const key = cookieKey(id);
  return cookies.some((one) => cookieKey(one) === key && holds(inJar, one));
}

function holdsOnly(exchange: Exchange, side: Side, inJar: CookiesByKey): boolean {
  return leftovers(exchange, side, inJar).length === 0 && holdsAll(exchange, side, inJar);
}

/**
 * Whether the jar is as a run towards `to` leaves it on its way: it writes at free identities first, then over what is
 * there, and removes only when all is written.
 */
function isUnderway(exchange: Exchange, to: Side, inJar: CookiesByKey): boolean {
  const target = exchange[to];
  const from = exchange[otherSide(to)];
  const leaving = without(from, target);
  const isEmpty = (cookie: Cookie) => !inJar.has(cookieKey(cookie));
  if (holdsAll(exchange, to, inJar)) return leaving.every((cookie) => isEmpty(cookie) || holds(inJar, cookie));
  const arriving = without(target, from);
  const replaced = from.filter((cookie) => !leaving.includes(cookie));
  return (
    leaving.every((cookie) => holds(inJar, cookie)) &&
    arriving.every((cookie) => isEmpty(cookie) || holds(inJar, cookie)) &&
    replaced.every((cookie) => holds(inJar, cookie) || isHeldAs(target, cookie, inJar)) &&
    (replaced.every((cookie) => holds(inJar, cookie)) || arriving.every((cookie) => holds(inJar, cookie)))
  );
}
