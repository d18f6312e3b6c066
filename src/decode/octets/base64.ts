/** How octets are written in base64 (RFC 4648 sections 4 and 5). */
export interface Base64Style {
  alphabet: 'base64' | 'base64url';
  /** Whether "=" is written where the length needs it. */
  pads: boolean;
}

export interface Base64 extends Base64Style {
  octets: string;
  /** Whether there is a "=". */
  padded: boolean;
}

const STANDARD = /^[A-Za-z0-9+/]*={0,2}$/;
const URL_SAFE = /^[A-Za-z0-9_-]*={0,2}$/;

/**
 * The octets of a text in either alphabet, with or without padding; null if it is no base64. Bits after the last octet can be any, as
 * readers of tokens take them: of a signature that somebody changed they are not 0.
 */
export function fromBase64(text: string): string | null {
  const isStandard = STANDARD.test(text);
  if (!isStandard && !URL_SAFE.test(text)) return null;
  const padding = text.indexOf('=');
  const digits = padding < 0 ? text : text.slice(0, padding);
  if (digits.length % 4 === 1 || (padding >= 0 && text.length % 4 !== 0)) return null;
  return atob(toStandard(digits));
}

/**
 * As `fromBase64`, with the style: the standard alphabet if the text has a character or padding of it, or could be of both. Only what
 * an encoder writes is read: RFC 4648 section 3.5 "pad bits MUST be set to zero by conforming encoders".
 */
export function readBase64(text: string): Base64 | null {
  const octets = fromBase64(text);
  if (octets === null) return null;
  const padded = text.endsWith('=');
  const digits = text.replace(/=+$/, '');
  const rest = digits.length % 4;
  const end = octets.slice(octets.length - (octets.length % 3));
  if (rest !== 0 && !btoa(end).startsWith(toStandard(digits.slice(-rest)))) return null;
  const isUrl = /[-_]/.test(digits) || (!padded && rest !== 0 && !/[+/]/.test(digits));
  // Where the length needs no padding, the alphabet says what its writers do.
  return { octets, alphabet: isUrl ? 'base64url' : 'base64', padded, pads: padded || (rest === 0 && !isUrl) };
}

/** Octets in base64, in a style. */
export function toBase64(octets: string, { alphabet, pads }: Base64Style): string {
  const standard = btoa(octets);
  const digits = pads ? standard : standard.replace(/={1,2}$/, '');
  return alphabet === 'base64' ? digits : digits.replaceAll('+', '-').replaceAll('/', '_');
}

/** Octets in base64url without padding, as most tokens are. */
export function toBase64Url(octets: string): string {
  return toBase64(octets, { alphabet: 'base64url', pads: false });
}

function toStandard(digits: string): string {
  return /[-_]/.test(digits) ? digits.replaceAll('-', '+').replaceAll('_', '/') : digits;
}
