import { DECODE_BOUNDS } from '../format/decode-bounds.ts';
import type { Link } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { decryptCbc, openedData } from '../keys/decrypt.ts';
import { hmac } from '../keys/hmac.ts';
import { fromBase64 } from '../octets/base64.ts';
import { isPlausibleTime, timeText } from '../octets/time-text.ts';

/** Version, time, IV and HMAC; the content between is blocks of 16. */
const [TIME_AT, IV_AT, CONTENT_AT, MAC] = [1, 9, 25, 32];

/**
 * Fernet (github.com/fernet/spec/blob/master/Spec.md): 0x80, a time of 64 bits, IV, content by AES-128-CBC, HMAC-SHA256, in
 * base64url. Without the key only the time and the lengths are known.
 */
export const readFernet: ReadFormat = async ({ octets, keys }) => {
  if (!octets.startsWith('gAAAAA')) return null;
  const token = fromBase64(octets);
  if (token === null || token.length < CONTENT_AT + 16 + MAC || (token.length - CONTENT_AT - MAC) % 16 !== 0)
    return null;
  let seconds = 0;
  for (const octet of token.slice(TIME_AT, IV_AT)) seconds = seconds * 256 + octet.charCodeAt(0);
  const opened = await open(token, keys);
  if (opened === null && !isPlausibleTime(seconds * 1000)) return null;
  const data = {
    encrypted: true,
    time: timeText(seconds * 1000),
    timestamp: seconds,
    contentOctets: token.length - CONTENT_AT - MAC,
    ...openedData(opened, keys, keys.some(isFernetKey) ? undefined : 'no-key-of-algorithm'),
  };
  const links: Link[] = [{ code: 'fernet', certainty: 'certain', octets, data }];
  return opened === null ? { links, payload: null } : { links, inner: opened };
};

/** A key is 32 octets in base64url: half of them sign, half encrypt. */
function isFernetKey(text: string): boolean {
  return fromBase64(text.trim())?.length === 32;
}

async function open(token: string, keys: readonly string[]): Promise<string | null> {
  for (const key of keys.slice(0, DECODE_BOUNDS.keys).filter(isFernetKey)) {
    const octets = fromBase64(key.trim()) ?? '';
    if ((await hmac('SHA-256', octets.slice(0, 16), token.slice(0, -MAC))) !== token.slice(-MAC)) continue;
    return decryptCbc(octets.slice(16), token.slice(IV_AT, CONTENT_AT), token.slice(CONTENT_AT, -MAC));
  }
  return null;
}
