import type { Way } from '../keys/check-signature.ts';
import { digest, type Hash, hmac } from '../keys/hmac.ts';
import { fromBase64, toBase64Url } from '../octets/base64.ts';
import { isPlausibleTime, timeText } from '../octets/time-text.ts';

/** itsdangerous before 1.0 counted from 2011-01-01 (`EPOCH = 1293840000`); it first appeared in 2011. */
const [EPOCH_2011, FIRST_RELEASE] = [1_293_840_000, 1_306_886_400];

/** The time at which itsdangerous signed (`TimestampSigner`). */
export interface SignedTime {
  timestamp: number;
  time: string | null;
  epoch: 1970 | 2011;
}

/** The time in seconds, from the epoch that makes it one since the library exists; null if it is none. */
export function signedTime(text: string): SignedTime | null {
  const octets = fromBase64(text);
  if (octets === null || octets.length > 6) return null;
  let raw = 0;
  for (const octet of octets) raw = raw * 256 + octet.charCodeAt(0);
  const epoch = raw < FIRST_RELEASE ? 2011 : 1970;
  const timestamp = epoch === 2011 ? raw + EPOCH_2011 : raw;
  return timestamp >= FIRST_RELEASE && isPlausibleTime(timestamp * 1000)
    ? { timestamp, time: timeText(timestamp * 1000), epoch }
    : null;
}

/**
 * `django-concat` of itsdangerous, its default, and `salted_hmac` of django/utils/crypto.py: the key is the digest of salt, "signer"
 * and secret. `keyPrefix`: what Django puts before the secret.
 */
export function djangoConcatWay(hash: Hash, salt: string, keyPrefix = ''): Way {
  return {
    name: salt,
    isSalt: true,
    sign: async (message, key) =>
      toBase64Url(await hmac(hash, await digest(hash, `${salt}signer${keyPrefix}${key}`), message)),
  };
}
