import type { Cookie } from './cookie.ts';

const SAME_SITE = { strict: 'Strict', lax: 'Lax', none: 'None' };

/**
 * The Set-Cookie line that a server at the cookie's host would send for it. Its lifetime is given as Max-Age in whole
 * seconds from `now`, which a clock that is wrong does not shift.
 */
export function setCookieLine(cookie: Cookie, now: number): string {
  const parts = [`${cookie.name}=${cookie.value}`];
  if (!cookie.hostOnly) parts.push(`Domain=${cookie.domain}`);
  parts.push(`Path=${cookie.path}`);
  if (cookie.expiryTime !== null) parts.push(`Max-Age=${maxAge(cookie.expiryTime - now)}`);
  if (cookie.secure) parts.push('Secure');
  if (cookie.httpOnly) parts.push('HttpOnly');
  if (cookie.sameSite !== 'unset') parts.push(`SameSite=${SAME_SITE[cookie.sameSite]}`);
  if (cookie.partitionKey) parts.push('Partitioned');
  return parts.join('; ');
}

/** A cookie that still lives is not ended by rounding. */
function maxAge(left: number): number {
  return left <= 0 ? 0 : Math.max(1, Math.round(left / 1000));
}
