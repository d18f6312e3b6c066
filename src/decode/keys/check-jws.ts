import { bytesOf } from '../octets/text-of-octets.ts';
import { hmac } from './hmac.ts';
import { importPublicKey } from './import-key.ts';
import type { Jws, JwsCheck } from './jws.ts';
import type { JwsAlgorithm } from './jws-algorithm.ts';
import { type EnteredKey, isAsymmetric, parseKey } from './parse-key.ts';
import { secretsOf } from './secrets.ts';

/** Checks a signature of a known algorithm with keys. */
export function checkJwsWithKeys(jws: Jws, algorithm: JwsAlgorithm, keys: readonly string[]): Promise<JwsCheck> {
  return algorithm.kind === 'hmac' ? checkHmac(jws, algorithm, keys) : checkPublic(jws, algorithm, keys);
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
