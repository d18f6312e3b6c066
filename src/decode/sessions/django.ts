import type { Link } from '../format/link.ts';
import type { ReadFormat, Value } from '../format/value.ts';
import { checkSignature, signatureData, type Way, writeSigned } from '../keys/check-signature.ts';
import { digest, type Hash, hashOfLength, hmac } from '../keys/hmac.ts';
import { inAscii, readUrlSafePayload } from '../layers/url-safe-payload.ts';
import { fromBase64, toBase64Url } from '../octets/base64.ts';
import { isText } from '../octets/text-of-octets.ts';
import { isPlausibleTime, timeText } from '../octets/time-text.ts';

const FORM = /^(.*?):(?:([0-9A-Za-z]{6}):)?([\w-]{27}|[\w-]{43})$/s;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * What Django signs (docs.djangoproject.com/en/stable/topics/signing, django/core/signing.py): `signing.dumps`, signed-cookie
 * sessions and messages are JSON in base64url, compressed by zlib after a "."; `set_signed_cookie` has the value as it is. Then a
 * time in base 62 and a signature follow. Anyone can read it.
 */
export const readDjangoSigned: ReadFormat = async (value) => {
  const match = FORM.exec(value.octets);
  if (match === null) return null;
  const [, content = '', timestampText, signatureText = ''] = match;
  const time = timestampText === undefined ? null : timeOf(timestampText);
  const hash = hashOfLength(fromBase64(signatureText)?.length ?? 0);
  if (hash === null || (timestampText !== undefined && time === null)) return null;
  const payload = /^\.?[\w-]+$/.test(content) ? await readUrlSafePayload(content) : null;
  const isJson = payload !== null && (time !== null || typeof payload.json === 'object');
  // A text, a ":" and a word of 43 letters: without a time that is too little evidence.
  if (!isJson && (time === null || !isText(content))) return null;
  const message = value.octets.slice(0, -signatureText.length - 1);
  const { ways, isSaltKnown } = waysOf(hash, value, isJson);
  const verdict = await checkSignature({ message, signature: signatureText }, value.keys, ways);
  const signature = signatureData(hash, verdict, isSaltKnown);
  const link: Link = {
    code: isJson ? 'django-signed' : 'django-signed-value',
    certainty: verdict.state === 'valid' || isJson ? 'certain' : 'likely',
    octets: value.octets,
    data: {
      ...signature,
      compressed: isJson && content.startsWith('.'),
      ...time,
    },
    write: writeSigned({
      signature: signatureText,
      ways: signature.unchecked === undefined ? ways : [],
      verdict,
      messageOf: (inner) => (timestampText === undefined ? inner : `${inner}:${timestampText}`),
      join: (text, signed) => `${text}:${signed}`,
    }),
  };
  // Django reads JSON as Latin-1 (`JSONSerializer`): letters beyond ASCII in UTF-8 would be others.
  return isJson
    ? { links: [link, ...inAscii(payload.links)], inner: payload.octets }
    : { links: [link], inner: content };
};

function timeOf(text: string): { timestamp: number; time: string | null } | null {
  let timestamp = 0;
  for (const digit of text) timestamp = timestamp * 62 + DIGITS.indexOf(digit);
  return isPlausibleTime(timestamp * 1000) ? { timestamp, time: timeText(timestamp * 1000) } : null;
}

const SESSION_SALT = 'django.contrib.sessions.backends.signed_cookies';
const MESSAGES_SALT = 'django.contrib.messages';
/** `get_cookie_signer` puts this before the secret. */
const COOKIE_KEY = 'django.http.cookies';

/** The salt of `set_signed_cookie` without one of its own: since the releases of 2026 with its length, before that the name alone. */
function saltsOfName(name: string): string[] {
  return [`django.http.cookies.v2:0:${name}`, name];
}

/** The salts that Django may have used. For `signing.dumps` in a cookie of any name the application chooses one. */
function waysOf(hash: Hash, { name, fullName }: Value, isJson: boolean): { ways: Way[]; isSaltKnown: boolean } {
  const session = way(hash, SESSION_SALT, '');
  const messages = way(hash, MESSAGES_SALT, COOKIE_KEY);
  const ofName = saltsOfName(fullName).map((salt) => way(hash, salt, COOKIE_KEY));
  if (!isJson) return { ways: ofName, isSaltKnown: false };
  const isMessages = name === 'messages';
  const first = isMessages ? [messages, session] : [session, messages];
  const ways = [...first, way(hash, 'django.core.signing', ''), ...ofName];
  return { ways, isSaltKnown: isMessages || /session/i.test(name) };
}

/** `salted_hmac` of django/utils/crypto.py: the key is the digest of salt, "signer" and secret. */
function way(hash: Hash, salt: string, keyPrefix: string): Way {
  return {
    name: salt,
    isSalt: true,
    sign: async (message, key) =>
      toBase64Url(await hmac(hash, await digest(hash, `${salt}signer${keyPrefix}${key}`), message)),
  };
}
