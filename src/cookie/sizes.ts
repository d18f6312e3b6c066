import type { Cookie } from './cookie.ts';

/** Sizes of one cookie, in octets. */
export interface CookieSizes {
  name: number;
  value: number;
  /** Name and value without "=": what the limit of 4096 counts (RFC 6265bis §5.6). */
  pair: number;
  /** What it adds to a Cookie header, without the "; " between cookies. A nameless cookie has no "=". */
  inHeader: number;
  /** What its attributes add to a Set-Cookie line, with the expiry written as an Expires date. */
  attributes: number;
}

export function cookieSizes(cookie: Cookie): CookieSizes {
  const name = cookie.name.length;
  const value = cookie.value.length;
  return { name, value, pair: name + value, inHeader: octetsInHeader(cookie), attributes: attributeOctets(cookie) };
}

/** Octets of the Cookie header's value for these cookies, without "Cookie: ". */
export function headerOctets(sent: readonly Cookie[]): number {
  let octets = Math.max(0, sent.length - 1) * 2;
  for (const cookie of sent) octets += octetsInHeader(cookie);
  return octets;
}

/** Octets of the whole line over HTTP/1.1, "Cookie: …" and its CRLF; a request without cookies has none. */
export function headerLineOctets(sent: readonly Cookie[]): number {
  return sent.length === 0 ? 0 : 'Cookie: '.length + headerOctets(sent) + '\r\n'.length;
}

/**
 * The value of the Cookie header for these cookies. RFC 6265bis §5.8.3: "If the cookies' name is not empty, output the
 * cookie's name followed by the %x3D ("=") character"; between cookies "output the characters %x3B and %x20 ("; ")".
 */
export function cookieHeader(sent: readonly Cookie[]): string {
  let header = '';
  let separator = '';
  for (const { name, value } of sent) {
    header += separator;
    if (name !== '') header += `${name}=`;
    header += value;
    separator = '; ';
  }
  return header;
}

function octetsInHeader(cookie: Cookie): number {
  return cookie.name.length + (cookie.name === '' ? 0 : 1) + cookie.value.length;
}

function attributeOctets(cookie: Cookie): number {
  let octets = '; Path='.length + cookie.path.length;
  if (!cookie.hostOnly) octets += '; Domain='.length + cookie.domain.length;
  if (cookie.expiryTime !== null) octets += '; Expires=Thu, 01 Jan 1970 00:00:00 GMT'.length;
  if (cookie.secure) octets += '; Secure'.length;
  if (cookie.httpOnly) octets += '; HttpOnly'.length;
  if (cookie.sameSite !== 'unset') octets += '; SameSite='.length + cookie.sameSite.length;
  if (cookie.partitionKey) octets += '; Partitioned'.length;
  return octets;
}
