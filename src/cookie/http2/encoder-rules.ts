import type { Agent } from '../cookie.ts';
import { entryOctets } from './dynamic-table.ts';
import type { HeaderField } from './hpack-encoder.ts';

/**
 * How a field is sent: `indexed`: looked up, and put into the table where it is not there; `not-added`: looked up, but
 * never put there; `written-out`: neither, sent whole each time.
 */
export type Handling = 'indexed' | 'not-added' | 'written-out';

/** What RFC 7541 leaves to an encoder. */
export interface EncoderRules {
  handling(field: HeaderField, tableSize: number): Handling;
  /** Strings that the Huffman code would not shorten are sent as they are. */
  plainWhereShorter: boolean;
  /** Where a literal finds its name, if it is in several entries: how many octets its index takes depends on it. */
  nameIndex: 'lowest static' | 'highest';
  /** An announced size is confirmed in the next request even where it is the one before. */
  confirmsSameSize: boolean;
  /** Where all this was measured. */
  measuredIn: string;
}

/** Octets of a cookie, name and value, below which Firefox takes it for a secret that could be guessed by its cost (RFC 7541 §7.1.3). */
export const SHORT_COOKIE = 20;
/** Octets of a table below which Firefox does without one. */
const SMALLEST_TABLE = 128;

export const ENCODER_RULES: Record<Agent, EncoderRules> = {
  /** https://quiche.googlesource.com/quiche/+/refs/heads/main/quiche/http2/hpack/hpack_encoder.cc */
  chrome: {
    handling: ({ name }) => (name.startsWith(':') && name !== ':authority' ? 'not-added' : 'indexed'),
    plainWhereShorter: true,
    nameIndex: 'lowest static',
    confirmsSameSize: false,
    measuredIn: 'Chromium 156',
  },
  /** https://searchfox.org/mozilla-central/source/netwerk/protocol/http/Http2Compression.cpp */
  firefox: {
    handling(field, tableSize) {
      const { name, value } = field;
      const isSecret = name === 'authorization' || (name === 'cookie' && value.length < SHORT_COOKIE);
      if (isSecret || name === ':path') return 'written-out';
      return entryOctets(field) > tableSize / 2 || tableSize < SMALLEST_TABLE ? 'not-added' : 'indexed';
    },
    plainWhereShorter: false,
    nameIndex: 'highest',
    confirmsSameSize: true,
    measuredIn: 'Firefox 153',
  },
};
