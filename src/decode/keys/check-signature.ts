import { toOctets, toText } from '../../cookie/octets.ts';
import type { Write } from '../format/link.ts';
import { enteredSecrets } from './entered-secrets.ts';
import type { Hash } from './hmac.ts';

/** One way in which frameworks make a signature of a message with a key, both in octets. */
export interface Way {
  /** What is assumed: a salt or a derivation of the key. */
  name: string;
  isSalt?: true;
  sign(message: string, key: string): Promise<string>;
}

/**
 * `unchecked`: no key was given, or none that can check this signature. `invalid`: with these keys, and the ways that are known,
 * the signature is another one.
 */
export type SignatureState = 'valid' | 'invalid' | 'unchecked';

export interface Verdict {
  state: SignatureState;
  /** The key that fits, what it means in octets, and the way. */
  key?: string;
  secret?: string;
  way?: Way;
}

type SignatureData = Record<string, unknown> & { signature: SignatureState };

/** Tries keys and ways until one makes the signature. */
export async function checkSignature(
  { message, signature }: { message: string; signature: string },
  keys: readonly string[],
  ways: readonly Way[],
): Promise<Verdict> {
  if (keys.length === 0 || ways.length === 0) return { state: 'unchecked' };
  for (const { octets: secret, key } of await enteredSecrets(keys))
    for (const way of ways)
      if ((await way.sign(message, secret)) === signature) return { state: 'valid', key, secret, way };
  return { state: 'invalid' };
}

/** A signed form: what is signed, and how a changed content is written into it. */
interface Signed {
  message: string;
  signature: string;
  ways: readonly Way[];
  keys: readonly string[];
  messageOf?(inner: string): string;
  join?(message: string, signature: string): string;
}

/** Checks a signature that one of the ways makes with a key, and can write the form again: see `checkSignature` and `writeSigned`. */
export async function readSigned({ keys, ...form }: Signed): Promise<{ verdict: Verdict; write: Write }> {
  const verdict = await checkSignature(form, keys, form.ways);
  return { verdict, write: writeSigned({ ...form, verdict }) };
}

/** What a layer says of a signature. Another salt than those that are known makes another one: then no key makes it invalid. */
export function signatureData(digest: Hash | undefined, { state, way }: Verdict, isSaltKnown = true): SignatureData {
  const data = { encrypted: false, digest, signature: state, ...(way?.isSalt ? { salt: toText(way.name) } : {}) };
  return state === 'invalid' && !isSaltKnown ? { ...data, signature: 'unchecked', unchecked: 'salt-unknown' } : data;
}

/** What to sign with, in octets: the key that fitted before, or else the first one as a text. */
export function secretFor({ key, secret }: Verdict, keys: readonly string[]): string | undefined {
  if (key !== undefined && keys.includes(key)) return secret;
  return keys[0] === undefined ? undefined : toOctets(keys[0]);
}

/**
 * Writes a changed content into a signed form. With a key it is signed again, in the way that fitted before or else the first;
 * without a key, or a way that is known, it keeps the old signature, which is broken then.
 */
export function writeSigned(form: {
  signature: string;
  ways: readonly Way[];
  verdict: Verdict;
  /** What is signed of a content: all of it and no more, unless another is given. */
  messageOf?(inner: string): string;
  /** Puts the signature to it: after a ".", unless another is given. */
  join?(message: string, signature: string): string;
}): Write {
  const { messageOf = (inner) => inner, join = (text, signature) => `${text}.${signature}` } = form;
  return async (inner, keys) => {
    const message = messageOf(inner);
    const secret = secretFor(form.verdict, keys);
    const way = form.verdict.way ?? form.ways[0];
    if (secret === undefined || way === undefined)
      return { octets: join(message, form.signature), signature: 'broken' };
    return { octets: join(message, await way.sign(message, secret)), signature: 'signed' };
  };
}
