import { fromHex } from '../octets/hex.ts';
import { bytesOf, octetsOf } from '../octets/text-of-octets.ts';
import { decryptCbc, decryptGcm } from './decrypt.ts';
import { enteredSecrets } from './entered-secrets.ts';
import { type Hash, hmac } from './hmac.ts';

/** The parts of a JWE in octets; the header as it is written, which is authenticated too. */
export interface Jwe {
  headerText: string;
  enc: string;
  iv: string;
  content: string;
  tag: string;
}

/** RFC 7518 section 5: the bits of the AES key, and of the hash where it is CBC with HMAC. */
const ENC = /^A(\d{3})(?:GCM|CBC-HS(\d{3}))$/;

/**
 * The content of a JWE whose key is agreed upon (`dir`, RFC 7518 section 4.5), by the first secret that opens it: as the key itself, or
 * as that from which Auth.js, NextAuth.js or nextjs-auth0 derives the key. Null: none does.
 */
export async function openJwe(jwe: Jwe, cookie: string, keys: readonly string[]): Promise<string | null> {
  const [, aesBits, hashBits] = ENC.exec(jwe.enc) ?? [];
  if (aesBits === undefined) return null;
  const length = Number(hashBits ?? aesBits) / 8;
  const hash = hashBits === undefined ? null : (`SHA-${hashBits}` as Hash);
  for (const { octets } of await enteredSecrets(keys)) {
    const derived = derivations(cookie).map(([info, salt]) => hkdf(octets, info, salt, length));
    for (const key of [octets, ...(await Promise.all(derived))]) {
      const opened = key.length === length ? await open(jwe, key, hash) : null;
      if (opened !== null) return opened;
    }
  }
  return null;
}

/** Info and salt of HKDF: next-auth 4 (`jwt/index.ts`), @auth/core (`jwt.ts`), nextjs-auth0 (`server/cookies.ts`). */
function derivations(cookie: string): [info: string, salt: string][] {
  return [
    ['NextAuth.js Generated Encryption Key', ''],
    [`Auth.js Generated Encryption Key (${cookie})`, cookie],
    ['JWE CEK', ''],
  ];
}

/** HKDF (RFC 5869) with SHA-256. */
async function hkdf(secret: string, info: string, salt: string, length: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', bytesOf(secret), 'HKDF', false, ['deriveBits']);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: bytesOf(salt), info: bytesOf(info) };
  return octetsOf(new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, length * 8)));
}

/** RFC 7518 sections 5.2.2.2 and 5.3: the first half of the key authenticates, the second decrypts. */
async function open({ headerText, iv, content, tag }: Jwe, key: string, hash: Hash | null): Promise<string | null> {
  if (hash === null) return decryptGcm(key, iv, content + tag, headerText);
  const half = key.length / 2;
  const bits = fromHex((headerText.length * 8).toString(16).padStart(16, '0')) ?? '';
  const mac = await hmac(hash, key.slice(0, half), headerText + iv + content + bits);
  return mac.slice(0, half) === tag ? decryptCbc(key.slice(half), iv, content) : null;
}
