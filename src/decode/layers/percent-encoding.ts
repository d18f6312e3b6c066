import type { ReadFormat } from '../format/value.ts';
import { isText } from '../octets/text-of-octets.ts';

const ESCAPE = /%[0-9a-fA-F]{2}/g;
const PIECE = /%[0-9a-fA-F]{2}|./gs;
const BROKEN = /%(?![0-9a-fA-F]{2})/;
/** A URL or a path, which has escapes of its own. */
const URL_START = /^(?:[a-z][a-z\d+.-]*:\/)?\//i;
/** What `encodeURIComponent` leaves as it is. */
const UNRESERVED = /[A-Za-z0-9\-_.!~*'()]/;

/**
 * Percent-encoding (RFC 3986 section 2.1): as `encodeURIComponent`, js-cookie, PHP and others write values. A value that also has a
 * "%" that is no escape was not written so, but lenient readers such as PHP's `urldecode` read the other escapes of it. The escapes
 * of a URL may be its own: within percent-encoding they are.
 */
export const readPercentEncoding: ReadFormat = ({ octets, outer }) => {
  if (octets.search(ESCAPE) < 0 || !isText(octets)) return null;
  const isUrl = URL_START.test(octets);
  if (isUrl && outer.some(({ code }) => code === 'percent-encoding')) return null;
  const inner = decodeAll(octets);
  const certainty = BROKEN.test(octets) || isUrl ? 'guess' : isText(inner) ? 'certain' : 'likely';
  const write = (changed: string) => ({ octets: percentEncode(changed, octets) });
  return { links: [{ code: 'percent-encoding', certainty, octets, data: {}, write }], inner };
};

function decodeAll(octets: string): string {
  return octets.replace(ESCAPE, (escaped) => String.fromCharCode(Number.parseInt(escaped.slice(1), 16)));
}

/**
 * Encodes a content anew: what is as before stays octet by octet, and the rest is encoded as a model was: characters that it has as
 * they are stay so, and hex digits have its case.
 */
function percentEncode(inner: string, model: string): string {
  const pieces = model.match(PIECE) ?? [];
  const { start, end } = changedPart(decodeAll(model), inner);
  const written =
    pieces.slice(0, start).join('') +
    encodeAs(model, inner.slice(start, end)) +
    pieces.slice(pieces.length - (inner.length - end)).join('');
  // A "%" that was no escape can be one before what was inserted.
  return decodeAll(written) === inner ? written : encodeAs(model, inner);
}

/** Where a changed text begins and ends to differ. Octets of one character beyond ASCII stay together. */
function changedPart(before: string, after: string): { start: number; end: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  while (start > 0 && (isWithinCharacter(before, start) || isWithinCharacter(after, start))) start--;
  let kept = 0;
  while (kept < shorter - start && before.at(-1 - kept) === after.at(-1 - kept)) kept++;
  while (kept > 0 && isWithinCharacter(after, after.length - kept)) kept--;
  return { start, end: after.length - kept };
}

/** Whether the octet at a place continues a character of UTF-8. */
function isWithinCharacter(octets: string, at: number): boolean {
  return (octets.charCodeAt(at) & 0xc0) === 0x80;
}

function encodeAs(model: string, inner: string): string {
  const escapes = new Set(model.match(ESCAPE)?.map((escaped) => escaped.toUpperCase()));
  const bare = new Set(model.replace(ESCAPE, ''));
  // A character beyond ASCII is several octets, which are all as they are or all escaped.
  const isBeyondBare = /[\x80-\xff]/.test(model) && !/%[89a-f]/i.test(model);
  const isLower = /%(?:[0-9][a-f]|[a-f][0-9a-f])/.test(model);
  let written = '';
  for (const octet of inner) {
    const hex = octet.charCodeAt(0).toString(16).padStart(2, '0');
    const escaped = `%${hex.toUpperCase()}`;
    const isUsual = octet > '\x7f' ? isBeyondBare : bare.has(octet) || UNRESERVED.test(octet);
    written += isUsual && octet !== '%' && !escapes.has(escaped) ? octet : isLower ? `%${hex}` : escaped;
  }
  return written;
}
