import { toText } from '../cookie/octets.ts';
import { type About, toValue } from './format/about.ts';
import type { Certainty } from './format/link.ts';
import { readChain } from './read-chain.ts';

/** One layer of a value. */
export interface Layer {
  /** The format, as `flask-session` or `base64url`. */
  code: string;
  certainty: Certainty;
  /** The size of the layer in its outer form. */
  octets: number;
  /** What is known of it: times, header, whether a signature is valid. */
  data: Record<string, unknown>;
}

/** What is inside a value: its layers from the outside in, and the innermost content as JSON would hold it. */
export interface Decoded {
  layers: Layer[];
  /** Null where nothing can be read without a key. */
  payload: unknown;
}

/** Reads what is inside a cookie's value, in octets. Never throws: a value that nothing reads is its own text. */
export async function decodeValue(octets: string, about: About): Promise<Decoded> {
  try {
    const { links, payload } = await readChain(toValue(octets, about));
    return { layers: links.map(toLayer), payload };
  } catch {
    // A value comes from anyone: what a reader did not expect must not take the rest of the view with it.
    return { layers: [], payload: toText(octets) };
  }
}

function toLayer({
  code,
  certainty,
  octets,
  data,
}: {
  code: string;
  certainty: Certainty;
  octets: string;
  data: Layer['data'];
}): Layer {
  return { code, certainty, octets: octets.length, data };
}
