import { type Cookie, cookieKey } from '../cookie.ts';
import { isSameCookie } from './differences.ts';
import type { Exchange } from './exchange.ts';

/** From the cookies that are there to those that are wanted, the removals first; those that are the same are left. */
export function exchangesBetween(there: readonly Cookie[], wanted: readonly Cookie[]): Exchange[] {
  const byKey = new Map(there.map((cookie) => [cookieKey(cookie), cookie]));
  const keys = new Set(wanted.map(cookieKey));
  const removed = there.filter((cookie) => !keys.has(cookieKey(cookie)));
  const stored = wanted.filter((cookie) => !isSameCookie(byKey.get(cookieKey(cookie)) ?? null, cookie));
  return [
    ...removed.map((cookie): Exchange => ({ before: [cookie], after: [] })),
    ...stored.map((cookie): Exchange => {
      const now = byKey.get(cookieKey(cookie));
      return { before: now ? [now] : [], after: [cookie] };
    }),
  ];
}
