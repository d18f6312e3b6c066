import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import type { WantedCookie } from '../changes/change-row.ts';

/** `exact`: also removes cookies that the snapshot does not have; `merge`: leaves them. Text: message `restoreWay_<way>`. */
export const RESTORE_WAYS = ['exact', 'merge'] as const;
export type RestoreWay = (typeof RESTORE_WAYS)[number];

/** What restoring a snapshot does to the current cookies; the removals come first, to make room. */
export function restorePlan(cookies: readonly Cookie[], now: readonly Cookie[], way: RestoreWay): WantedCookie[] {
  const keys = new Set(cookies.map(cookieKey));
  const surplus = way === 'exact' ? now.filter((cookie) => !keys.has(cookieKey(cookie))) : [];
  return [...surplus.map((from) => ({ cookie: null, from })), ...cookies.map((cookie) => ({ cookie, from: null }))];
}
