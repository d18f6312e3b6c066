import { bytesOf, octetsOf } from '../octets/text-of-octets.ts';

/** The content of AES-CBC with PKCS #7 padding (NIST SP 800-38A), or null if the key is another one. All in octets. */
export async function decryptCbc(key: string, iv: string, content: string): Promise<string | null> {
  try {
    const imported = await crypto.subtle.importKey('raw', bytesOf(key), 'AES-CBC', false, ['decrypt']);
    const algorithm = { name: 'AES-CBC', iv: bytesOf(iv) };
    return octetsOf(new Uint8Array(await crypto.subtle.decrypt(algorithm, imported, bytesOf(content))));
  } catch {
    // WebCrypto says by an exception that a key has a wrong length or the padding is wrong.
    return null;
  }
}
