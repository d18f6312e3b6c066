import { bytesOf, octetsOf } from '../octets/text-of-octets.ts';

export type Hash = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** HMAC (RFC 2104) of octets. */
export async function hmac(hash: Hash, key: string, message: string): Promise<string> {
  // RFC 2104 fills a key with zeros, so that an empty one and a single zero are the same; WebCrypto takes no empty one.
  const bytes = bytesOf(key === '' ? '\0' : key);
  const imported = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash }, false, ['sign']);
  return octetsOf(new Uint8Array(await crypto.subtle.sign('HMAC', imported, bytesOf(message))));
}

/** The digest of octets. */
export async function digest(hash: Hash, message: string): Promise<string> {
  return octetsOf(new Uint8Array(await crypto.subtle.digest(hash, bytesOf(message))));
}

/** The hash whose digests are as long as a signature in octets, or null. */
export function hashOfLength(octets: number): Hash | null {
  return ({ 20: 'SHA-1', 32: 'SHA-256', 48: 'SHA-384', 64: 'SHA-512' } as const)[octets] ?? null;
}

/** A key from a password (PKCS #5, RFC 8018). */
export async function pbkdf2(
  hash: Hash,
  password: string,
  salt: string,
  iterations: number,
  octets: number,
): Promise<string> {
  const imported = await crypto.subtle.importKey('raw', bytesOf(password), 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash, salt: bytesOf(salt), iterations };
  return octetsOf(new Uint8Array(await crypto.subtle.deriveBits(algorithm, imported, octets * 8)));
}
