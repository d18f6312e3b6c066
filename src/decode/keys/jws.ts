import { DECODE_BOUNDS } from '../format/decode-bounds.ts';
import { jwsAlgorithm } from './jws-algorithm.ts';
import type { KeyForm } from './secrets.ts';

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

/** Checks a signature with the keys that a person entered (RFC 7515 section 5.2). What does so is loaded with the first key. */
export async function checkJws(jws: Jws, keys: readonly string[]): Promise<JwsCheck> {
  if (jws.signature === '') return { signature: 'unchecked', unchecked: 'no-signature' };
  const algorithm = jwsAlgorithm(jws.header.alg);
  if (algorithm === undefined) return { signature: 'unchecked', unchecked: 'unknown-algorithm' };
  if (keys.length === 0) return { signature: 'unchecked' };
  const { checkJwsWithKeys } = await import('./check-jws.ts');
  return checkJwsWithKeys(jws, algorithm, keys.slice(0, DECODE_BOUNDS.keys));
}

/** The signature of header and payload by the first key that can make one, and as the old one was made; null if none can. */
export async function signJws(message: Jws['message'], old: Jws, keys: readonly string[]): Promise<string | null> {
  const algorithm = jwsAlgorithm(old.header.alg);
  if (algorithm === undefined || keys.length === 0) return null;
  const { signJwsWithKeys } = await import('./sign-jws.ts');
  return signJwsWithKeys(message, old, algorithm, keys);
}
