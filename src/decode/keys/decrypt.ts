import { bytesOf, octetsOf } from '../octets/text-of-octets.ts';

/** The content of AES-CBC with PKCS #7 padding (NIST SP 800-38A), or null if the key is another one. All in octets. */
export function decryptCbc(key: string, iv: string, content: string): Promise<string | null> {
  return decrypt('AES-CBC', key, iv, content);
}

/** The content of AES-GCM (NIST SP 800-38D), whose last 16 octets are the tag; `also` is authenticated with it. Null if the key is another one. */
export function decryptGcm(key: string, iv: string, content: string, also = ''): Promise<string | null> {
  return decrypt('AES-GCM', key, iv, content, also);
}

/** What a layer says of the keys for its content; `unchecked`: why those that did not open it are not wrong for certain. */
export function openedData(
  opened: string | null,
  keys: readonly string[],
  unchecked?: string,
): Record<string, unknown> {
  if (opened !== null) return { signature: 'valid' };
  if (keys.length === 0) return { signature: 'unchecked' };
  return unchecked === undefined ? { signature: 'invalid' } : { signature: 'unchecked', unchecked };
}

async function decrypt(name: string, key: string, iv: string, content: string, also = ''): Promise<string | null> {
  try {
    const imported = await crypto.subtle.importKey('raw', bytesOf(key), name, false, ['decrypt']);
    const algorithm = { name, iv: bytesOf(iv), additionalData: bytesOf(also) };
    return octetsOf(new Uint8Array(await crypto.subtle.decrypt(algorithm, imported, bytesOf(content))));
  } catch {
    // WebCrypto says by an exception that a key has a wrong length, or that padding or tag are wrong.
    return null;
  }
}
