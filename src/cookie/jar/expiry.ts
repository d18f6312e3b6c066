import type { Cookie } from '../cookie.ts';

/** Whether a cookie has ended. RFC 6265bis §5.7: "A cookie is "expired" if the cookie has an expiry date in the past." */
export function isExpired(cookie: Pick<Cookie, 'expiryTime'>, now: number): boolean {
  return cookie.expiryTime !== null && cookie.expiryTime <= now;
}

/** The next moment (milliseconds) at which a cookie of the jar ends; null when none does. */
export function nextExpiry(jar: readonly Cookie[], now: number): number | null {
  let next: number | null = null;
  for (const { expiryTime } of jar) {
    if (expiryTime !== null && expiryTime > now && (next === null || expiryTime < next)) next = expiryTime;
  }
  return next;
}
