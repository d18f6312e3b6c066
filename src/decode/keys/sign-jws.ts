import { bytesOf, octetsOf } from '../octets/text-of-octets.ts';
import { messageFor } from './check-jws.ts';
import { hmac } from './hmac.ts';
import { importPrivateKey, importPublicKey } from './import-key.ts';
import type { Jws } from './jws.ts';
import type { JwsAlgorithm } from './jws-algorithm.ts';
import { isAsymmetric, parseKey } from './parse-key.ts';
import { secretsOf } from './secrets.ts';

/** As `signJws`, with an algorithm that is known. */
export async function signJwsWithKeys(
  message: Jws['message'],
  old: Jws,
  algorithm: JwsAlgorithm,
  keys: readonly string[],
): Promise<string | null> {
  if (algorithm.kind === 'hmac') {
    const secret = typeof message === 'string' ? await secretOf(old, algorithm.hash, keys) : null;
    return secret === null ? null : hmac(algorithm.hash, secret, String(message));
  }
  for (const key of keys.flatMap(parseKey)) {
    const [own, publicKey] = [await importPrivateKey(key, algorithm), await importPublicKey(key, algorithm)];
    if (own === null || publicKey === null) continue;
    const signed = bytesOf(await messageFor(message, publicKey));
    return octetsOf(new Uint8Array(await crypto.subtle.sign(algorithm.verify, own, signed)));
  }
  return null;
}

/** The octets of the first key: in the form that made the old signature, or else those of a JWK, or the text. */
async function secretOf(
  { message, signature }: Jws,
  hash: Parameters<typeof hmac>[0],
  keys: readonly string[],
): Promise<string | null> {
  const text = keys.find((key) => !isAsymmetric(key));
  const secrets = text === undefined ? [] : secretsOf(text);
  for (const { octets } of secrets) if ((await hmac(hash, octets, String(message))) === signature) return octets;
  return (secrets.find(({ keyForm }) => keyForm === 'jwk') ?? secrets[0])?.octets ?? null;
}
