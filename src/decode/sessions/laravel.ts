import type { ReadFormat } from '../format/value.ts';
import { fromBase64 } from '../octets/base64.ts';
import { parseJsonObject } from '../octets/parse-json.ts';

const MAC = /^[0-9a-f]{64}$/;

/**
 * What Laravel encrypts (Illuminate\Encryption\Encrypter): JSON of `iv`, `value`, and `mac` or `tag` in base64. That the outer base64
 * opens does not make the content readable: `value` is encrypted by AES.
 */
export const readLaravel: ReadFormat = ({ octets }) => {
  if (!octets.startsWith('ey')) return null;
  const envelope = fromBase64(octets);
  const { iv, value, mac, tag } = (envelope === null ? undefined : parseJsonObject(envelope)) ?? {};
  if (typeof iv !== 'string' || typeof value !== 'string' || typeof mac !== 'string') return null;
  const [ivOctets, content] = [fromBase64(iv), fromBase64(value)];
  if (ivOctets === null || content === null) return null;
  const tagOctets = typeof tag === 'string' ? (fromBase64(tag)?.length ?? 0) : 0;
  const isCbc = ivOctets.length === 16 && MAC.test(mac) && tagOctets === 0 && content.length % 16 === 0;
  const isGcm = ivOctets.length === 12 && mac === '' && tagOctets === 16;
  if (!isCbc && !isGcm) return null;
  const data = {
    encrypted: true,
    cipher: isCbc ? 'aes-cbc' : 'aes-gcm',
    contentOctets: content.length,
    envelope: { iv, value, mac, ...(tag === undefined ? {} : { tag }) },
  };
  return { links: [{ code: 'laravel', certainty: 'certain', octets, data }], payload: null };
};
