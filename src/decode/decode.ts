import { toText } from '../cookie/octets.ts';
import { type About, toValue } from './format/about.ts';
import type { LayerCode } from './format/layer-code.ts';
import type { Certainty, Link } from './format/link.ts';
import { jsonText } from './json-text.ts';
import { readChain } from './read-chain.ts';
import type { Chain } from './settle-chain.ts';

/** One layer of a value. */
export interface Layer {
  code: LayerCode;
  certainty: Certainty;
  /** The size of the layer in its outer form. */
  octets: number;
  /** What is known of it: times, header, whether a signature is valid. */
  data: Record<string, unknown>;
}

/** What is inside a value: its layers from the outside in, and the innermost content as a JSON value. */
export interface Decoded {
  layers: Layer[];
  /** Null where nothing can be read without a key. */
  payload: unknown;
}

/** Reads what is inside a cookie's value, in octets. Never throws: a value that nothing reads is its own text. */
export async function decodeValue(octets: string, about: About): Promise<Decoded> {
  return decoded(octets, await chainOf(octets, about));
}

/** The same, with its innermost JSON in lines: see jsonText. */
export async function decodeForReading(octets: string, about: About): Promise<Decoded & { json: string | null }> {
  const chain = await chainOf(octets, about);
  return { ...decoded(octets, chain), json: chain && jsonText(chain) };
}

/** Returns null if a reader throws: anyone can make a value, and one that a reader does not expect must not break the view. */
async function chainOf(octets: string, about: About): Promise<Chain | null> {
  try {
    return await readChain(toValue(octets, about));
  } catch {
    return null;
  }
}

function decoded(octets: string, chain: Chain | null): Decoded {
  return chain ? { layers: chain.links.map(toLayer), payload: chain.payload } : { layers: [], payload: toText(octets) };
}

function toLayer({ code, certainty, octets, data }: Link): Layer {
  return { code, certainty, octets: octets.length, data };
}
