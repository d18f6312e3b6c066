import { DECODE_BOUNDS } from '../format/decode-bounds.ts';
import { bytesOf, octetsOf } from './text-of-octets.ts';

/** The names of the Compression Streams standard: `deflate` is zlib (RFC 1950), `deflate-raw` is RFC 1951. */
export type Compression = 'gzip' | 'deflate' | 'deflate-raw';

/** What compressed octets become; `tooLarge` beyond the bound; null if they are not compressed so. */
export async function inflate(octets: string, compression: Compression): Promise<string | 'tooLarge' | null> {
  const reader = through(octets, new DecompressionStream(compression)).getReader();
  let inflated = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return inflated;
      inflated += octetsOf(value);
      if (inflated.length > DECODE_BOUNDS.inflated) {
        await reader.cancel();
        return 'tooLarge';
      }
    }
  } catch {
    // The platform throws a TypeError if octets are not compressed so.
    return null;
  }
}

/** Octets compressed by this platform. No two implementations give the same octets for one content. */
export async function deflate(octets: string, compression: Compression): Promise<string> {
  const compressed = through(octets, new CompressionStream(compression));
  return octetsOf(new Uint8Array(await new Response(compressed).arrayBuffer()));
}

/** What octets become in a stream: they are written at once, as a stream of them would cost more than the work itself. */
function through(octets: string, { writable, readable }: GenericTransformStream): ReadableStream<Uint8Array> {
  const writer = writable.getWriter();
  // Whoever reads finds the error too.
  void Promise.allSettled([writer.write(bytesOf(octets)), writer.close()]);
  return readable;
}
