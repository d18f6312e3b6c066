import { type Cookie, cookieKey } from '../cookie.ts';

/** Firefox keeps whole milliseconds, the API's seconds are floating point. */
const EXPIRY_TOLERANCE_MS = 1;

/** The fields, identity aside, in which the stored cookie differs from the requested one. */
export function differences(stored: Cookie, requested: Cookie): (keyof Cookie)[] {
  const fields = (['value', 'secure', 'httpOnly', 'sameSite'] as const).filter(
    (name) => stored[name] !== requested[name],
  );
  return sameExpiry(stored.expiryTime, requested.expiryTime) ? fields : [...fields, 'expiryTime'];
}

/** Whether both are one cookie in one state; null is no cookie. When it was created does not matter: no API can set that. */
export function isSameCookie(one: Cookie | null, other: Cookie | null): boolean {
  if (one === null || other === null) return one === other;
  return cookieKey(one) === cookieKey(other) && differences(one, other).length === 0;
}

function sameExpiry(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one - other) <= EXPIRY_TOLERANCE_MS;
}
