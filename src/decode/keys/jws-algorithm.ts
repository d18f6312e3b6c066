import type { Hash } from './hmac.ts';

/** How WebCrypto names an algorithm of JWS (RFC 7518 section 3.1, RFC 8037 section 3.1). */
export interface JwsAlgorithm {
  kind: 'hmac' | 'public';
  hash: Hash;
  import: RsaHashedImportParams | EcKeyImportParams | AlgorithmIdentifier;
  verify: AlgorithmIdentifier | RsaPssParams | EcdsaParams;
}

function rsa(name: string, hash: Hash, verify: JwsAlgorithm['verify']): JwsAlgorithm {
  return { kind: 'public', hash, import: { name, hash }, verify };
}

function ecdsa(namedCurve: string, hash: Hash): JwsAlgorithm {
  return {
    kind: 'public',
    hash,
    import: { name: 'ECDSA', namedCurve },
    verify: { name: 'ECDSA', hash } as EcdsaParams,
  };
}

function mac(hash: Hash): JwsAlgorithm {
  return { kind: 'hmac', hash, import: 'HMAC', verify: 'HMAC' };
}

const ED25519: JwsAlgorithm = { kind: 'public', hash: 'SHA-512', import: 'Ed25519', verify: 'Ed25519' };

const ALGORITHMS: ReadonlyMap<string, JwsAlgorithm> = new Map([
  ['HS256', mac('SHA-256')],
  ['HS384', mac('SHA-384')],
  ['HS512', mac('SHA-512')],
  ['RS256', rsa('RSASSA-PKCS1-v1_5', 'SHA-256', 'RSASSA-PKCS1-v1_5')],
  ['RS384', rsa('RSASSA-PKCS1-v1_5', 'SHA-384', 'RSASSA-PKCS1-v1_5')],
  ['RS512', rsa('RSASSA-PKCS1-v1_5', 'SHA-512', 'RSASSA-PKCS1-v1_5')],
  ['PS256', rsa('RSA-PSS', 'SHA-256', { name: 'RSA-PSS', saltLength: 32 })],
  ['PS384', rsa('RSA-PSS', 'SHA-384', { name: 'RSA-PSS', saltLength: 48 })],
  ['PS512', rsa('RSA-PSS', 'SHA-512', { name: 'RSA-PSS', saltLength: 64 })],
  ['ES256', ecdsa('P-256', 'SHA-256')],
  ['ES384', ecdsa('P-384', 'SHA-384')],
  ['ES512', ecdsa('P-521', 'SHA-512')],
  ['EdDSA', ED25519],
  ['Ed25519', ED25519],
]);

export function jwsAlgorithm(alg: string): JwsAlgorithm | undefined {
  return ALGORITHMS.get(alg);
}
