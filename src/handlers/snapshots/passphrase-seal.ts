/**
 * A text that only a passphrase opens: AES-GCM with 256 bits under a key that PBKDF2 derives from the passphrase with
 * SHA-256, a random salt and as many rounds as OWASP's Password Storage Cheat Sheet asks for (600,000).
 */
import { fromBase64, toBase64 } from '../../browser/storage/base64.ts';
import { type Check, hasFields, isText } from '../../browser/storage/check.ts';

/** `salt`, `iv` and `data` in base64. */
export interface PassphraseSealed {
  rounds: number;
  salt: string;
  iv: string;
  data: string;
}

const ROUNDS = 600_000;
/** A damaged record must not keep the browser busy without end. */
const MOST_ROUNDS = 10_000_000;
const SALT_OCTETS = 16;
const IV_OCTETS = 12;

export const isPassphraseSealed: Check = hasFields({
  rounds: (value) => Number.isSafeInteger(value) && (value as number) >= ROUNDS && (value as number) <= MOST_ROUNDS,
  salt: isText,
  iv: isText,
  data: isText,
});

/** `about` is not encrypted, and the text opens only with the same again. */
export async function sealWithPassphrase(text: string, passphrase: string, about: string): Promise<PassphraseSealed> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_OCTETS));
  const iv = crypto.getRandomValues(new Uint8Array(IV_OCTETS));
  const key = await keyOf(passphrase, salt, ROUNDS);
  const data = await crypto.subtle.encrypt(parameters(iv, about), key, new TextEncoder().encode(text));
  return { rounds: ROUNDS, salt: toBase64(salt), iv: toBase64(iv), data: toBase64(new Uint8Array(data)) };
}

/** null: the passphrase is another one, or the record was changed; nobody can tell which. */
export async function openWithPassphrase(
  { rounds, salt, iv, data }: PassphraseSealed,
  passphrase: string,
  about: string,
): Promise<string | null> {
  try {
    const key = await keyOf(passphrase, fromBase64(salt), rounds);
    return new TextDecoder().decode(
      await crypto.subtle.decrypt(parameters(fromBase64(iv), about), key, fromBase64(data)),
    );
  } catch {
    return null;
  }
}

async function keyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  // One text can be typed as different code points.
  const secret = new TextEncoder().encode(passphrase.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function parameters(iv: Uint8Array<ArrayBuffer>, about: string) {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(about) };
}
