import type { Cookie } from '../cookie.ts';
import type { CookieFinding } from './finding.ts';

/** A JWT in compact form: both the header and the claims are objects, so each begins with `{"` in base64url. */
const JWT = /^(?:Bearer )?eyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]*$/;
/** Clocks of server and browser differ, and a response that renews the token may be on its way. */
const TOLERANCE = 60_000;
/** The last moment that a Date can hold. */
const LAST_DATE = 8.64e15;

/** When a JWT ends, in milliseconds since the epoch; null: it is none, or has no end. */
export function tokenEnd(text: string): number | null {
  const claims = JWT.exec(text)?.[1];
  if (claims === undefined) return null;
  try {
    const { exp } = JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof exp === 'number' ? exp * 1000 : null;
  } catch {
    // The octets only looked like claims.
    return null;
  }
}

/**
 * A token that is over, in a cookie that is not. RFC 7519 section 4.1.4: exp "identifies the expiration time on or after which
 * the JWT MUST NOT be accepted". Where there is a refresh token the next request may renew it: that is only worth knowing.
 */
export function tokenEndFinding(
  end: number | null,
  { expiryTime }: Pick<Cookie, 'expiryTime'>,
  { now, isRenewed }: { now: number; isRenewed: boolean },
): CookieFinding | null {
  if (end === null || end < 0 || end > LAST_DATE || end > now - TOLERANCE) return null;
  if (expiryTime !== null && expiryTime <= now) return null;
  return {
    code: 'TokenExpired',
    severity: isRenewed ? 'note' : 'warn',
    data: { ended: new Date(end).toISOString().replace(/T(\d\d:\d\d).*/, ' $1 UTC') },
    source: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4',
    attribute: 'expires',
  };
}
