import type { Cookie } from '../cookie.ts';
import { LIMITS } from '../limits/limits.ts';

const SAME_SITE = { strict: 'Strict', lax: 'Lax', none: 'None' };
const EARLIEST = -62_135_596_800_000;
const LATEST = 253_402_300_799_999;

/** What of a cookie its line cannot say; text: message `lost_<code>`. */
export type LostInLine = 'name' | 'value' | 'path' | 'expiry' | 'fraction' | 'partition' | 'partitionedInsecure';

/**
 * The value of the Set-Cookie header with which a server at the cookie's host sets the same cookie, as octets.
 * RFC 6265bis §4.1.1: `set-cookie-string = BWS cookie-pair *( BWS ";" OWS cookie-av )`, and `expires-av = "Expires" BWS "="
 * BWS sane-cookie-date`, where `sane-cookie-date = <IMF-fixdate, defined in [HTTP], Section 5.6.7>`.
 * §4.1.2.3: "If the server omits the Domain attribute, the user agent will return the cookie only to the origin server."
 */
export function formatSetCookie(cookie: Cookie): string {
  const { name, value, domain, hostOnly, path, expiryTime, secure, httpOnly, sameSite } = cookie;
  // A pair without "=" is a value to Chromium and a name to Firefox.
  const parts = [`${name}=${value}`];
  if (!hostOnly) parts.push(`Domain=${domain}`);
  parts.push(`Path=${path}`);
  if (expiryTime !== null && isFixdate(expiryTime)) parts.push(`Expires=${new Date(expiryTime).toUTCString()}`);
  if (secure) parts.push('Secure');
  if (httpOnly) parts.push('HttpOnly');
  if (sameSite !== 'unset') parts.push(`SameSite=${SAME_SITE[sameSite]}`);
  if (isPartitioned(cookie)) parts.push('Partitioned');
  return parts.join('; ');
}

/** In which parts a cookie that a server sets with this line is another, or none. */
export function lostInLine(cookie: Cookie): LostInLine[] {
  const { name, value, path, expiryTime, partitionKey } = cookie;
  const lost: LostInLine[] = [];
  if (!isHeld(name) || name.includes('=')) lost.push('name');
  if (!isHeld(value)) lost.push('value');
  if (!isHeld(path) || !path.startsWith('/') || path.length > LIMITS.attributeOctets.value) lost.push('path');
  if (expiryTime !== null && !isFixdate(expiryTime)) lost.push('expiry');
  else if (expiryTime !== null && expiryTime % 1000 !== 0) lost.push('fraction');
  if (partitionKey) lost.push(isPartitioned(cookie) ? 'partition' : 'partitionedInsecure');
  return lost;
}

/** CHIPS: Partitioned counts with Secure only; Firefox partitions third-party cookies also without the attribute. */
function isPartitioned({ partitionKey, secure }: Cookie): boolean {
  return partitionKey !== null && secure;
}

/** IMF-fixdate has years of four digits. */
function isFixdate(time: number): boolean {
  return time >= EARLIEST && time <= LATEST;
}

/**
 * Whether these octets come out of a line as they went in. RFC 6265bis §5.6 ends them at ";", removes "any leading or trailing
 * WSP characters", and rejects a line with control characters; HTTP forbids those in any header.
 */
function isHeld(octets: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return !/[\0-\x08\x0a-\x1f\x7f;]|^[ \t]|[ \t]$/.test(octets);
}
