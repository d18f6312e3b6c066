import { DECODE_BOUNDS } from '../format/decode-bounds.ts';
import { bytesOf } from '../octets/text-of-octets.ts';
import { hmac } from './hmac.ts';
import { importPublicKey } from './import-key.ts';
import { type JwsAlgorithm, jwsAlgorithm } from './jws-algorithm.ts';
import { type EnteredKey, isAsymmetric, parseKey } from './parse-key.ts';
import { type KeyForm, secretsOf } from './secrets.ts';

export interface Jws {
  /** Header and payload as they are signed; PASETO of version 3 sign the public key too. */
  message: string | ((publicKey: CryptoKey) => Promise<string>);
  signature: string;
  header: { alg: string; kid?: unknown };
}

/** What is known of a signature; `algConfusion` names why it must not be accepted even if it fits. */
export interface JwsCheck {
  signature: 'valid' | 'invalid' | 'unchecked';
  /** Why no key could check it. */
  unchecked?: 'no-signature' | 'unknown-algorithm' | 'no-key-of-algorithm';
  keyForm?: KeyForm;
  /** Which of the keys fitted. */
  keyIndex?: number;
  /**
   * `public-key-as-secret`: the token is signed by HMAC with the text of a public key, which all know: a server that takes `alg`
   * from the token would accept it. `key-of-other-kind`: the key entered is for other algorithms than the one the token names.
   */
  algConfusion?: 'public-key-as-secret' | 'key-of-other-kind';
}

/** Checks a signature with the keys that a person entered (RFC 7515 section 5.2). */
export async function checkJws(jws: Jws, keys: readonly string[]): Promise<JwsCheck> {
  if (jws.signature === '') return { signature: 'unchecked', unchecked: 'no-signature' };
  const algorithm = jwsAlgorithm(jws.header.alg);
  if (algorithm === undefined) return { signature: 'unchecked', unchecked: 'unknown-algorithm' };
  if (keys.length === 0) return { signature: 'unchecked' };
  const tried = keys.slice(0, DECODE_BOUNDS.keys);
  return algorithm.kind === 'hmac' ? checkHmac(jws, algorithm, tried) : checkPublic(jws, algorithm, tried);
}

async function checkHmac(
  { message, signature }: Jws,
  { hash }: JwsAlgorithm,
  keys: readonly string[],
): Promise<JwsCheck> {
  for (const [keyIndex, text] of keys.entries()) {
    for (const { octets, keyForm } of secretsOf(text)) {
      if (typeof message !== 'string' || (await hmac(hash, octets, message)) !== signature) continue;
      return isAsymmetric(text)
        ? { signature: 'valid', keyIndex, algConfusion: 'public-key-as-secret' }
        : { signature: 'valid', keyIndex, keyForm };
    }
  }
  if (keys.every(isAsymmetric))
    return { signature: 'unchecked', unchecked: 'no-key-of-algorithm', algConfusion: 'key-of-other-kind' };
  return { signature: 'invalid' };
}

async function checkPublic(jws: Jws, algorithm: JwsAlgorithm, keys: readonly string[]): Promise<JwsCheck> {
  const entered = keys.flatMap((text, keyIndex) => parseKey(text).map((key) => ({ key, keyIndex })));
  const fitting = entered.filter((found) => fits(found.key, jws.header.kid));
  let isChecked = false;
  for (const { key, keyIndex } of fitting) {
    const imported = await importPublicKey(key, algorithm);
    if (imported === null) continue;
    isChecked = true;
    const message = await messageFor(jws.message, imported);
    if (await crypto.subtle.verify(algorithm.verify, imported, bytesOf(jws.signature), bytesOf(message)))
      return { signature: 'valid', keyIndex };
  }
  if (isChecked) return { signature: 'invalid' };
  // A key that cannot be read, or is for tokens with another id, may be of the same algorithm.
  const confusion = fitting.length > 0 ? ({ algConfusion: 'key-of-other-kind' } as const) : {};
  return { signature: 'unchecked', unchecked: 'no-key-of-algorithm', ...confusion };
}

/** What is signed with a key. */
export async function messageFor(message: Jws['message'], publicKey: CryptoKey): Promise<string> {
  return typeof message === 'string' ? message : message(publicKey);
}

/** A key with an id is for tokens with that id. */
function fits(key: EnteredKey, kid: unknown): boolean {
  return key.kind !== 'jwk' || key.jwk.kid === undefined || kid === undefined || key.jwk.kid === kid;
}
