import { toOctets } from '../../cookie/octets.ts';
import { fromBase64, toBase64Url } from '../octets/base64.ts';
import { parseJson } from '../octets/parse-json.ts';
import { privateKeyOfEc, privateKeyOfRsa } from './private-key.ts';
import { publicKeyOfCertificate, publicKeyOfRsa } from './public-key.ts';

/** A key that a person entered: a secret, or a key in PEM, JWK or PASERK. */
export type EnteredKey =
  | { kind: 'secret'; octets: string }
  | { kind: 'spki' | 'pkcs8'; octets: string }
  | { kind: 'jwk'; jwk: JsonWebKey & { kid?: unknown } };

const PEM = /-----BEGIN ([A-Z0-9 ]{3,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----/g;
/** A key of Ed25519 as PASETO write it (github.com/paseto-standard/paserk): 32 octets; a secret one has those of the public key after it. */
const PASERK = /^\s*k[24]\.(public|secret)\.([\w-]+)\s*$/;
/** openssl writes the curve once more before the key. */
const PARAMETERS = 'EC PARAMETERS';

const OF_PEM: Readonly<Record<string, (der: string) => EnteredKey | null>> = {
  'PUBLIC KEY': (octets) => ({ kind: 'spki', octets }),
  'PRIVATE KEY': (octets) => ({ kind: 'pkcs8', octets }),
  'RSA PUBLIC KEY': (octets) => ({ kind: 'spki', octets: publicKeyOfRsa(octets) }),
  'RSA PRIVATE KEY': (octets) => ({ kind: 'pkcs8', octets: privateKeyOfRsa(octets) }),
  'EC PRIVATE KEY': (octets) => {
    const key = privateKeyOfEc(octets);
    return key === null ? null : { kind: 'pkcs8', octets: key };
  },
  CERTIFICATE: (octets) => {
    const key = publicKeyOfCertificate(octets);
    return key === null ? null : { kind: 'spki', octets: key };
  },
};

/** What a person entered as a key. A text that is neither PEM nor JWK nor PASERK is a secret; a set of JWK (RFC 7517) has several keys. */
export function parseKey(text: string): EnteredKey[] {
  const pem = [...text.matchAll(PEM)].find(([, label]) => label !== PARAMETERS);
  if (pem !== undefined) {
    const der = fromBase64((pem[2] ?? '').replace(/\s/g, ''));
    const key = der === null ? null : (OF_PEM[pem[1] ?? '']?.(der) ?? null);
    return key === null ? [] : [key];
  }
  const [, kind, encoded = ''] = PASERK.exec(text) ?? [];
  if (kind !== undefined) return [{ kind: 'jwk', jwk: jwkOfEd25519(fromBase64(encoded) ?? '', kind === 'secret') }];
  const json = /^\s*\{/.test(text) ? Object(parseJson(toOctets(text))) : {};
  const jwks: unknown[] = Array.isArray(json.keys) ? json.keys : [json];
  const found = jwks.slice(0, 50).filter((jwk): jwk is JsonWebKey => typeof Object(jwk).kty === 'string');
  if (found.length > 0) return found.map((jwk) => ({ kind: 'jwk', jwk }));
  return [{ kind: 'secret', octets: toOctets(text) }];
}

function jwkOfEd25519(octets: string, isSecret: boolean): JsonWebKey {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(octets.slice(-32)) };
  return isSecret ? { ...jwk, d: toBase64Url(octets.slice(0, 32)) } : jwk;
}

/** Whether a text is a key for signatures that others check: a public or private key, no secret. */
export function isAsymmetric(text: string): boolean {
  return parseKey(text).every((key) => key.kind !== 'secret' && !(key.kind === 'jwk' && key.jwk.kty === 'oct'));
}
