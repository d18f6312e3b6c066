import { toOctets } from '../../cookie/octets.ts';
import { DECODE_BOUNDS } from '../format/decode-bounds.ts';
import type { Write } from '../format/link.ts';

/** One way in which frameworks make a signature of a message with a key, both in octets. */
export interface Way {
  /** What is assumed: a salt or a derivation of the key. */
  name: string;
  sign(message: string, key: string): Promise<string>;
}

/**
 * `unchecked`: no key was given, or none that can check this signature. `invalid`: with these keys, and the ways that are known,
 * the signature is another one.
 */
export type SignatureState = 'valid' | 'invalid' | 'unchecked';

export interface Verdict {
  state: SignatureState;
  /** The key and the way that fit. */
  key?: string;
  way?: Way;
}

/** Tries keys and ways until one makes the signature. */
export async function checkSignature(
  { message, signature }: { message: string; signature: string },
  keys: readonly string[],
  ways: readonly Way[],
): Promise<Verdict> {
  if (keys.length === 0 || ways.length === 0) return { state: 'unchecked' };
  for (const text of keys.slice(0, DECODE_BOUNDS.keys)) {
    const key = toOctets(text);
    for (const way of ways) if ((await way.sign(message, key)) === signature) return { state: 'valid', key: text, way };
  }
  return { state: 'invalid' };
}

/**
 * Writes a changed content into a signed form. With a key it is signed again, in the way that fitted before or else the first;
 * without a key, or a way that is known, it keeps the old signature, which is broken then.
 */
export function writeSigned(form: {
  signature: string;
  ways: readonly Way[];
  verdict: Verdict;
  messageOf(inner: string): string | null;
  join(message: string, signature: string): string;
}): Write {
  return async (inner, keys) => {
    const message = form.messageOf(inner);
    if (message === null) return null;
    const key = form.verdict.key !== undefined && keys.includes(form.verdict.key) ? form.verdict.key : keys[0];
    const way = form.verdict.way ?? form.ways[0];
    if (key === undefined || way === undefined)
      return { octets: form.join(message, form.signature), signature: 'broken' };
    return { octets: form.join(message, await way.sign(message, toOctets(key))), signature: 'signed' };
  };
}
