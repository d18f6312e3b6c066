import { DECODE_BOUNDS } from '../format/decode-bounds.ts';
import type { Link, Reading } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { type Compression, deflate, inflate } from '../octets/inflate.ts';
import { mayBeDeflate } from '../octets/may-be-deflate.ts';
import { isText } from '../octets/text-of-octets.ts';

/** Texts that are shorter come out of random octets too. */
const SHORTEST_DEFLATED = 8;
/** Programs compress once; a value that was compressed ten times was made to take time. */
const MOST = 3;
const CODES = { gzip: 'gzip', deflate: 'zlib', 'deflate-raw': 'deflate' } as const;
const OF_COMPRESSION: ReadonlySet<string> = new Set(Object.values(CODES));

/** gzip (RFC 1952), zlib (RFC 1950) and, within base64 or hex, deflate (RFC 1951), which has no mark of its own. */
export const readCompressed: ReadFormat = async ({ octets, outer }) => {
  if (octets.length < 8 || outer.filter(({ code }) => OF_COMPRESSION.has(code)).length >= MOST) return null;
  if (octets.startsWith('\x1f\x8b\x08')) return readAs('gzip', octets);
  if (hasZlibHeader(octets)) return readAs('deflate', octets);
  const last = outer.at(-1)?.code ?? '';
  if (!['base64', 'base64url', 'hex'].includes(last) || !mayBeDeflate(octets)) return null;
  const inflated = await inflate(octets, 'deflate-raw');
  // Octets after the end of deflate are not an error to every platform: a content that is shorter is a random find.
  if (inflated === null || inflated === 'tooLarge' || inflated.length < SHORTEST_DEFLATED) return null;
  if (inflated.length * 1.1 + 8 < octets.length || !isText(inflated)) return null;
  return { links: [compressedLink('deflate-raw', octets)], inner: inflated };
};

/** RFC 1950 section 2.2: "CM = 8 denotes the deflate compression method", and the first two octets are a multiple of 31. */
export function hasZlibHeader(octets: string): boolean {
  const [method, flags] = [octets.charCodeAt(0), octets.charCodeAt(1)];
  return (method & 0x8f) === 0x08 && (method * 256 + flags) % 31 === 0;
}

async function readAs(compression: 'gzip' | 'deflate', octets: string): Promise<Reading | null> {
  const inflated = await inflate(octets, compression);
  if (inflated === null) return null;
  const link = compressedLink(compression, octets);
  if (inflated !== 'tooLarge') return { links: [link], inner: inflated };
  const { write: _, ...readOnly } = link;
  return { links: [{ ...readOnly, data: { tooLarge: true, limit: DECODE_BOUNDS.inflated } }], payload: null };
}

/** The layer of compressed octets. */
export function compressedLink(compression: Compression, octets: string): Link {
  const write = async (changed: string) => ({ octets: await deflate(changed, compression) });
  const certainty = compression === 'deflate-raw' ? 'likely' : 'certain';
  return { code: CODES[compression], certainty, octets, data: {}, write };
}
