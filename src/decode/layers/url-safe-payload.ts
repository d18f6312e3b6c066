import type { Link } from '../format/link.ts';
import { asciiJson } from '../json-edit/ascii-json.ts';
import { fromBase64, toBase64Url } from '../octets/base64.ts';
import { inflate } from '../octets/inflate.ts';
import { parseJson } from '../octets/parse-json.ts';
import { textOfOctets } from '../octets/text-of-octets.ts';
import { compressedLink, hasZlibHeader } from './compressed.ts';

/** JSON in base64url, with the layers around it. */
export interface UrlSafePayload {
  links: Link[];
  octets: string;
  json: unknown;
}

/** The payload of itsdangerous and Django: JSON in base64url, or after a "." JSON compressed by zlib; null if it is not. */
export async function readUrlSafePayload(text: string): Promise<UrlSafePayload | null> {
  const isCompressed = text.startsWith('.');
  const encoded = isCompressed ? text.slice(1) : text;
  const octets = /^[\w-]+$/.test(encoded) ? fromBase64(encoded) : null;
  if (octets === null) return null;
  const base64: Link = {
    code: 'base64url',
    certainty: 'certain',
    octets: encoded,
    data: { padded: false },
    // The "." before it belongs to the payload: without compression it is not there.
    write: (inner) => ({ octets: `${isCompressed ? '.' : ''}${toBase64Url(inner)}` }),
  };
  if (!isCompressed) return payloadOf(octets, [base64]);
  if (!hasZlibHeader(octets)) return null;
  const inflated = await inflate(octets, 'deflate');
  if (inflated === null || inflated === 'tooLarge') return null;
  return payloadOf(inflated, [base64, compressedLink('deflate', octets)]);
}

function payloadOf(octets: string, links: Link[]): UrlSafePayload | null {
  const json = parseJson(octets);
  return json === undefined ? null : { links, octets, json };
}

/** The layers with JSON written without letters beyond ASCII, as Flask and Django do. */
export function inAscii(links: readonly Link[]): Link[] {
  return links.map((link, index) => {
    const { write } = link;
    if (write === undefined || index < links.length - 1) return link;
    return {
      ...link,
      write: (inner, keys) => {
        const text = textOfOctets(inner);
        return text === null ? null : write(asciiJson(text), keys);
      },
    };
  });
}
