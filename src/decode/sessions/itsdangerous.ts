import type { Link } from '../format/link.ts';
import type { ReadFormat, Value } from '../format/value.ts';
import { checkSignature, type Way, writeSigned } from '../keys/check-signature.ts';
import { digest, type Hash, hashOfLength, hmac } from '../keys/hmac.ts';
import { readUrlSafePayload } from '../layers/url-safe-payload.ts';
import { fromBase64, toBase64Url } from '../octets/base64.ts';
import { isPlausibleTime, timeText } from '../octets/time-text.ts';

/** A signature of SHA-1, SHA-256, SHA-384 or SHA-512 in base64url, after a payload and perhaps a timestamp. */
const FORM = /^(\.?[\w-]+)\.(?:([\w-]{3,8})\.)?([\w-]{27}|[\w-]{43}|[\w-]{64}|[\w-]{86})$/;
/** itsdangerous before 1.0 counted from 2011-01-01 (`EPOCH = 1293840000`); it first appeared in 2011. */
const [EPOCH_2011, FIRST_RELEASE] = [1_293_840_000, 1_306_886_400];
const SESSION_NAME = /sess/i;
/** Keys that Flask, Flask-Login and Flask-WTF put into a session. */
const SESSION_KEYS = ['_fresh', '_user_id', '_flashes', '_permanent', '_id', 'csrf_token'];

/**
 * What itsdangerous signs (itsdangerous.palletsprojects.com, `URLSafeSerializer` and `URLSafeTimedSerializer`): JSON in base64url,
 * compressed by zlib after a ".". A Flask session (flask/sessions.py, `SecureCookieSessionInterface`) is one with the salt
 * `cookie-session`, which only a key can tell: by its form it is one if the name or the keys are a session's. Anyone can read it.
 */
export const readItsdangerous: ReadFormat = async (value) => {
  const match = FORM.exec(value.octets);
  if (match === null) return null;
  const [, payloadText = '', timestampText, signatureText = ''] = match;
  const [signature, time] = [fromBase64(signatureText), timestampText === undefined ? null : timeOf(timestampText)];
  const hash = signature === null ? null : hashOfLength(signature.length);
  if (hash === null || (timestampText !== undefined && time === null)) return null;
  const payload = await readUrlSafePayload(payloadText);
  if (payload === null) return null;
  const message = value.octets.slice(0, -signatureText.length - 1);
  const salts = SALTS.map((salt) => saltWay(hash, salt));
  const ways = time === null ? salts : [flaskWay(hash), ...salts];
  const verdict = await checkSignature({ message, signature: signatureText }, value.keys, ways);
  const isFlask =
    verdict.way === undefined
      ? time !== null && isJsonOfFlask(payload.octets) && seemsFlask(value, payload.json)
      : verdict.way.name === FLASK_SALT;
  const code = isFlask ? 'flask-session' : time === null ? 'itsdangerous-urlsafe' : 'itsdangerous-urlsafe-timed';
  // With another salt than those of the libraries the same key makes another signature.
  const isSaltUnknown = !isFlask && verdict.state === 'invalid';
  const link: Link = {
    code,
    certainty: verdict.state === 'valid' ? 'certain' : 'likely',
    octets: value.octets,
    data: {
      encrypted: false,
      compressed: payloadText.startsWith('.'),
      ...(time ?? {}),
      digest: hash,
      signature: isSaltUnknown ? 'unchecked' : verdict.state,
      ...(isSaltUnknown ? { unchecked: 'salt-unknown' } : {}),
      ...(verdict.way ? { salt: verdict.way.name } : {}),
    },
    write: writeSigned({
      signature: signatureText,
      ways,
      verdict,
      messageOf: (inner) => (timestampText === undefined ? inner : `${inner}.${timestampText}`),
      join: (text, signed) => `${text}.${signed}`,
    }),
  };
  return { links: [link, ...payload.links], inner: payload.octets };
};

interface SignedTime {
  timestamp: number;
  time: string | null;
  epoch: 1970 | 2011;
}

/** The time in seconds, from the epoch that makes it one since the library exists. */
function timeOf(text: string): SignedTime | null {
  const octets = fromBase64(text);
  if (octets === null || octets.length > 6) return null;
  let raw = 0;
  for (const octet of octets) raw = raw * 256 + octet.charCodeAt(0);
  const epoch = raw < FIRST_RELEASE ? 2011 : 1970;
  const timestamp = epoch === 2011 ? raw + EPOCH_2011 : raw;
  return isPlausibleTime(timestamp * 1000) ? { timestamp, time: timeText(timestamp * 1000), epoch } : null;
}

/** Flask writes objects alone, and escapes all beyond ASCII; itsdangerous itself does neither. */
function isJsonOfFlask(octets: string): boolean {
  return octets.startsWith('{') && !/[\x80-\xff]/.test(octets);
}

function seemsFlask({ name }: Value, json: unknown): boolean {
  return SESSION_NAME.test(name) || SESSION_KEYS.some((key) => Object.hasOwn(Object(json), key));
}

const FLASK_SALT = 'cookie-session';

/** `key_derivation = "hmac"` of Flask: the key is HMAC(secret, salt). */
function flaskWay(hash: Hash): Way {
  return {
    name: FLASK_SALT,
    sign: async (message, key) => toBase64Url(await hmac(hash, await hmac(hash, key, FLASK_SALT), message)),
  };
}

/** Salts that itsdangerous (`Serializer`, `Signer`) and libraries for Flask use if they are told no other. */
const SALTS = ['itsdangerous', 'itsdangerous.Signer', 'wtf-csrf-token'];

/** `django-concat`, the default derivation: the key is the digest of salt, "signer" and secret. */
function saltWay(hash: Hash, salt: string): Way {
  return {
    name: salt,
    sign: async (message, key) => toBase64Url(await hmac(hash, await digest(hash, `${salt}signer${key}`), message)),
  };
}
