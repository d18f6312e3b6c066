import type { ReadFormat } from '../format/value.ts';
import { isText } from '../octets/text-of-octets.ts';

const ESCAPE = /%[0-9a-fA-F]{2}/g;
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
  const inner = octets.replace(ESCAPE, (escaped) => String.fromCharCode(Number.parseInt(escaped.slice(1), 16)));
  const certainty = BROKEN.test(octets) || isUrl ? 'guess' : isText(inner) ? 'certain' : 'likely';
  const write = (changed: string) => ({ octets: percentEncode(changed, octets) });
  return { links: [{ code: 'percent-encoding', certainty, octets, data: {}, write }], inner };
};

/** Encodes as a model was encoded: characters that it has as they are stay so, and hex digits have its case. */
function percentEncode(inner: string, model: string): string {
  const escapes = new Set(model.match(ESCAPE)?.map((escaped) => escaped.toUpperCase()));
  const bare = new Set(model.replace(ESCAPE, ''));
  const isLower = /%(?:[0-9][a-f]|[a-f][0-9a-f])/.test(model);
  let written = '';
  for (const octet of inner) {
    const hex = octet.charCodeAt(0).toString(16).padStart(2, '0');
    const escaped = `%${hex.toUpperCase()}`;
    const isBare = octet !== '%' && !escapes.has(escaped) && (bare.has(octet) || UNRESERVED.test(octet));
    written += isBare ? octet : isLower ? `%${hex}` : escaped;
  }
  return written;
}
