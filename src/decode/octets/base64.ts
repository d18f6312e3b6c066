/** How octets are written in base64 (RFC 4648 sections 4 and 5). */
export interface Base64 {
  octets: string;
  alphabet: 'base64' | 'base64url';
  padded: boolean;
}

const STANDARD = /^[A-Za-z0-9+/]*={0,2}$/;
const URL_SAFE = /^[A-Za-z0-9_-]*={0,2}$/;

/** The octets of a text in either alphabet, with or without padding; null if it is no base64. */
export function fromBase64(text: string): string | null {
  return readBase64(text)?.octets ?? null;
}

/**
 * As `fromBase64`, with the alphabet: the standard one if the text has a character or padding of it or could be of both. Only
 * what an encoder writes is read: RFC 4648 section 3.5 "pad bits MUST be set to zero by conforming encoders".
 */
export function readBase64(text: string): Base64 | null {
  const isStandard = STANDARD.test(text);
  if (!isStandard && !URL_SAFE.test(text)) return null;
  const padded = text.endsWith('=');
  const digits = padded ? text.slice(0, text.indexOf('=')) : text;
  const rest = digits.length % 4;
  if (rest === 1 || (padded && text.length % 4 !== 0)) return null;
  const standard = isStandard ? digits : digits.replaceAll('-', '+').replaceAll('_', '/');
  const octets = atob(standard);
  if (rest !== 0 && !btoa(octets.slice(-(octets.length % 3))).startsWith(standard.slice(-rest))) return null;
  const isUrl = !isStandard || (!padded && rest !== 0 && !/[+/]/.test(digits));
  return { octets, alphabet: isUrl ? 'base64url' : 'base64', padded };
}

/** Octets in base64, as they were written before. */
export function toBase64(octets: string, { alphabet, padded }: Omit<Base64, 'octets'>): string {
  const standard = btoa(octets);
  const digits = padded ? standard : standard.replace(/={1,2}$/, '');
  return alphabet === 'base64' ? digits : digits.replaceAll('+', '-').replaceAll('/', '_');
}

/** Octets in base64url without padding, as most tokens are. */
export function toBase64Url(octets: string): string {
  return toBase64(octets, { alphabet: 'base64url', padded: false });
}
