import { bytesOf } from '../octets/text-of-octets.ts';
import type { JwsAlgorithm } from './jws-algorithm.ts';
import type { EnteredKey } from './parse-key.ts';

/** Members of a JWK that only a private key has (RFC 7518 sections 6.2.2 and 6.3.2). */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'key_ops', 'use', 'alg', 'ext'];

/** The key that checks signatures of an algorithm, or null if it is of another one. */
export async function importPublicKey(key: EnteredKey, algorithm: JwsAlgorithm): Promise<CryptoKey | null> {
  try {
    if (key.kind === 'spki')
      return await crypto.subtle.importKey('spki', bytesOf(key.octets), algorithm.import, true, ['verify']);
    if (key.kind === 'jwk') return await importJwk(key.jwk, algorithm);
    if (key.kind === 'pkcs8') {
      const own = await crypto.subtle.importKey('pkcs8', bytesOf(key.octets), algorithm.import, true, ['sign']);
      return await importJwk(await crypto.subtle.exportKey('jwk', own), algorithm);
    }
    return null;
  } catch {
    // WebCrypto says by an exception that a key is of another algorithm.
    return null;
  }
}

/** The key that makes signatures of an algorithm, or null if it is none. */
export async function importPrivateKey(key: EnteredKey, algorithm: JwsAlgorithm): Promise<CryptoKey | null> {
  try {
    if (key.kind === 'pkcs8')
      return await crypto.subtle.importKey('pkcs8', bytesOf(key.octets), algorithm.import, false, ['sign']);
    if (key.kind !== 'jwk' || key.jwk.d === undefined) return null;
    const { key_ops, use, alg, ext, ...jwk } = key.jwk;
    return await crypto.subtle.importKey('jwk', jwk, algorithm.import, false, ['sign']);
  } catch {
    // As above.
    return null;
  }
}

function importJwk(jwk: JsonWebKey, algorithm: JwsAlgorithm): Promise<CryptoKey> {
  const publicJwk = Object.fromEntries(Object.entries(jwk).filter(([name]) => !PRIVATE_MEMBERS.includes(name)));
  return crypto.subtle.importKey('jwk', publicJwk, algorithm.import, true, ['verify']);
}
