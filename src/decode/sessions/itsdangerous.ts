import type { Link } from '../format/link.ts';
import type { ReadFormat, Value } from '../format/value.ts';
import { checkSignature, signatureData, type Way, writeSigned } from '../keys/check-signature.ts';
import { type Hash, hashOfLength, hmac } from '../keys/hmac.ts';
import { inAscii, readUrlSafePayload } from '../layers/url-safe-payload.ts';
import { fromBase64, toBase64Url } from '../octets/base64.ts';
import { djangoConcatWay, signedTime } from './signed-time.ts';

/** A signature of SHA-1, SHA-256, SHA-384 or SHA-512 in base64url, after a payload and perhaps a timestamp. */
const FORM = /^(\.?[\w-]+)\.(?:([\w-]{3,8})\.)?([\w-]{27}|[\w-]{43}|[\w-]{64}|[\w-]{86})$/;
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
  const [mac, time] = [fromBase64(signatureText), timestampText === undefined ? null : signedTime(timestampText)];
  const hash = hashOfLength(mac?.length ?? 0);
  if (hash === null || (timestampText !== undefined && time === null)) return null;
  const payload = await readUrlSafePayload(payloadText);
  if (payload === null) return null;
  const isFlaskByForm = time !== null && isJsonOfFlask(payload.octets) && seemsFlask(value, payload.json);
  const message = value.octets.slice(0, -signatureText.length - 1);
  const salts = SALTS.map((salt) => djangoConcatWay(hash, salt));
  const ways = time === null ? salts : [flaskWay(hash), ...salts];
  // Flask derives keys in the first way, all else that itsdangerous signs in the second one.
  const own = [flaskWay(hash, value.salt), djangoConcatWay(hash, value.salt)];
  if (value.salt) ways.unshift(...(isFlaskByForm ? own : own.reverse()));
  const verdict = await checkSignature({ message, signature: signatureText }, value.keys, ways);
  const salt = verdict.way?.name ?? value.salt;
  const isFlask = salt === value.salt ? isFlaskByForm : salt === FLASK_SALT;
  const code = isFlask ? 'flask-session' : time === null ? 'itsdangerous-urlsafe' : 'itsdangerous-urlsafe-timed';
  // With another salt than those of the libraries the same key makes another signature.
  const signature = signatureData(hash, verdict, isFlask);
  const link: Link = {
    code,
    certainty: verdict.state === 'valid' ? 'certain' : 'likely',
    octets: value.octets,
    data: {
      ...signature,
      compressed: payloadText.startsWith('.'),
      ...time,
    },
    write: writeSigned({
      signature: signatureText,
      ways: signature.unchecked === undefined || value.salt ? ways : [],
      verdict,
      messageOf: (inner) => (timestampText === undefined ? inner : `${inner}.${timestampText}`),
    }),
  };
  return { links: [link, ...(isFlask ? inAscii(payload.links) : payload.links)], inner: payload.octets };
};

/** Flask writes objects alone, and escapes all beyond ASCII; itsdangerous itself does neither. */
function isJsonOfFlask(octets: string): boolean {
  return octets.startsWith('{') && !/[\x80-\xff]/.test(octets);
}

function seemsFlask({ name }: Value, json: unknown): boolean {
  return SESSION_NAME.test(name) || SESSION_KEYS.some((key) => Object.hasOwn(Object(json), key));
}

const FLASK_SALT = 'cookie-session';

/** `key_derivation = "hmac"` of Flask: the key is HMAC(secret, salt). */
function flaskWay(hash: Hash, salt = FLASK_SALT): Way {
  return {
    name: salt,
    isSalt: true,
    sign: async (message, key) => toBase64Url(await hmac(hash, await hmac(hash, key, salt), message)),
  };
}

/** Salts that itsdangerous (`Serializer`, `Signer`) and libraries for Flask use by default. */
const SALTS = ['itsdangerous', 'itsdangerous.Signer', 'wtf-csrf-token'];
