import type { Cookie } from '../../../src/cookie/cookie.ts';
import type { CookieChange } from '../../../src/cookie/jar/changes.ts';
import type { Recording } from '../../../src/cookie/jar/jar-entry.ts';
import { harEntry } from '../../fixtures/har.ts';
import { added, overwritten, removed } from '../../fixtures/jar-events.ts';
import { manyCookies } from './jars.ts';

/** One moment of the story: changes of the jar, and the request that ended then. */
export interface Happening {
  at: number;
  changes: CookieChange[];
  entry?: object;
  own?: boolean;
}

/** A minute of a shop: its server, its scripts, Crumb, an expiry and an eviction, one after another. */
export function timelineStory(jar: readonly Cookie[], now: number, page: string): Happening[] {
  const one = (name: string): Cookie => jar.find((cookie) => cookie.name === name) as Cookie;
  const start = now - 60_000;
  const session = one('session');
  const font = one('font');
  const cart = one('shoppingCart');
  const origin = new URL(page).origin;
  const login = { ...session, value: session.value.replace('aSFxQ3k9', 'bT0yR4l8'), secure: true };
  const fuller = { ...cart, value: cart.value.replace('%223%22', '%2212%22') };
  const refreshed = Array.from({ length: 14 }, (_, at) => ({
    ...font,
    expiryTime: now + 86_400_000 * 30 + at * 2_000,
  }));
  const many = manyCookies(31, now);
  const answer = (path: string, at: number, line: string): object =>
    harEntry(`${origin}${path}`, { at: at - 40, time: 40, method: 'POST', response: [['Set-Cookie', line]] });
  return [
    {
      at: start,
      changes: overwritten('chrome', session, login),
      entry: answer('/login', start, `session=${login.value}; Path=/; Secure; HttpOnly; SameSite=Lax`),
    },
    { at: start + 3_000, changes: overwritten('chrome', cart, fuller) },
    ...refreshed.map((cookie, at) => ({
      at: start + 5_000 + at * 2_000,
      changes: overwritten('chrome', refreshed[at - 1] ?? font, cookie),
    })),
    { at: start + 40_000, changes: overwritten('chrome', one('foo'), { ...one('foo'), value: 'edited' }), own: true },
    { at: start + 42_000, changes: [removed(one('flash'), 'expired_overwrite')] },
    { at: start + 44_000, changes: [removed(one('embed'))] },
    {
      at: start + 50_000,
      changes: [added({ ...font, name: 'one-more', value: '1' }), ...many.map((cookie) => removed(cookie, 'evicted'))],
    },
    { at: start + 55_000, changes: overwritten('chrome', one('ab'), { ...one('ab'), value: 'B', sameSite: 'strict' }) },
  ];
}

/** The recording that the background reports. */
export const NOTHING_RECORDED: Recording = { sites: [], entries: [], dropped: 0 };
