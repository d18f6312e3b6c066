import { bytesOf, octetsOf } from '../octets/text-of-octets.ts';
import { type KeyForm, secretsOf } from './check-jws.ts';
import { hmac } from './hmac.ts';
import { importPrivateKey } from './import-key.ts';
import { jwsAlgorithm } from './jws-algorithm.ts';
import { isAsymmetric, parseKey } from './parse-key.ts';

/**
 * The signature of header and payload by the first key that can make one; null if none can. A secret is taken in the form that fitted
 * before.
 */
export async function signJws(
  message: string,
  alg: string,
  keys: readonly string[],
  keyForm?: KeyForm,
): Promise<string | null> {
  const algorithm = jwsAlgorithm(alg);
  if (algorithm === undefined) return null;
  if (algorithm.kind === 'hmac') {
    const text = keys.find((key) => !isAsymmetric(key));
    const secrets = text === undefined ? [] : secretsOf(text);
    const secret = secrets.find((found) => found.keyForm === (keyForm ?? 'jwk')) ?? secrets[0];
    return secret === undefined ? null : hmac(algorithm.hash, secret.octets, message);
  }
  for (const key of keys.flatMap(parseKey)) {
    const imported = await importPrivateKey(key, algorithm);
    if (imported === null) continue;
    return octetsOf(new Uint8Array(await crypto.subtle.sign(algorithm.verify, imported, bytesOf(message))));
  }
  return null;
}
