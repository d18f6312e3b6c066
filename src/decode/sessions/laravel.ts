import { DECODE_BOUNDS } from '../format/decode-bounds.ts';
import type { Link } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { decryptCbc, decryptGcm, openedData } from '../keys/decrypt.ts';
import { hmac } from '../keys/hmac.ts';
import { fromBase64 } from '../octets/base64.ts';
import { toHex } from '../octets/hex.ts';
import { parseJsonObject } from '../octets/parse-json.ts';

const MAC = /^[0-9a-f]{64}$/;

/**
 * What Laravel encrypts (Illuminate\Encryption\Encrypter): JSON of `iv`, `value`, and `mac` or `tag` in base64. That the outer base64
 * opens does not make the content readable: `value` is encrypted by AES.
 */
export const readLaravel: ReadFormat = async ({ octets, keys }) => {
  if (!octets.startsWith('ey')) return null;
  const json = fromBase64(octets);
  const { iv, value, mac, tag } = (json === null ? undefined : parseJsonObject(json)) ?? {};
  if (typeof iv !== 'string' || typeof value !== 'string' || typeof mac !== 'string') return null;
  const [ivOctets, content] = [fromBase64(iv), fromBase64(value)];
  if (ivOctets === null || content === null) return null;
  const tagOctets = typeof tag === 'string' ? (fromBase64(tag) ?? '') : '';
  const isCbc = ivOctets.length === 16 && MAC.test(mac) && tagOctets === '' && content.length % 16 === 0;
  const isGcm = ivOctets.length === 12 && mac === '' && tagOctets.length === 16;
  if (!isCbc && !isGcm) return null;
  const appKeys = keys
    .slice(0, DECODE_BOUNDS.keys)
    .map(appKey)
    .filter((key) => key !== null);
  const opened = await open(
    appKeys,
    isCbc ? { ivOctets, content, signed: iv + value, mac } : { ivOctets, content: content + tagOctets },
  );
  const data = {
    encrypted: true,
    cipher: isCbc ? 'aes-cbc' : 'aes-gcm',
    contentOctets: content.length,
    envelope: { iv, value, mac, ...(tag === undefined ? {} : { tag }) },
    ...openedData(opened, keys, appKeys.length > 0 ? undefined : 'no-key-of-algorithm'),
  };
  const links: Link[] = [{ code: 'laravel', certainty: 'certain', octets, data }];
  return opened === null ? { links, payload: null } : { links, inner: opened };
};

/** APP_KEY: 16 or 32 octets in base64, with `base64:` before it in the file .env. */
function appKey(text: string): string | null {
  const octets = fromBase64(text.trim().replace(/^base64:/, ''));
  return octets?.length === 16 || octets?.length === 32 ? octets : null;
}

interface Envelope {
  ivOctets: string;
  content: string;
  /** What `mac` signs; GCM has a tag at the end of the content. */
  signed?: string;
  mac?: string;
}

/** The content, by the first key that fits. */
async function open(keys: readonly string[], { ivOctets, content, signed, mac }: Envelope): Promise<string | null> {
  for (const key of keys) {
    if (signed !== undefined && toHex(await hmac('SHA-256', key, signed)) !== mac) continue;
    const opened = await (signed === undefined ? decryptGcm : decryptCbc)(key, ivOctets, content);
    if (opened !== null) return opened;
  }
  return null;
}
