import { toText } from '../../cookie/octets.ts';
import type { Link } from '../format/link.ts';
import type { ReadFormat, Value } from '../format/value.ts';
import { checkSignature, signatureData, type Way, writeSigned } from '../keys/check-signature.ts';
import { type Hash, hashOfLength } from '../keys/hmac.ts';
import { inAscii, readUrlSafePayload } from '../layers/url-safe-payload.ts';
import { fromBase64 } from '../octets/base64.ts';
import { isText } from '../octets/text-of-octets.ts';
import { isPlausibleTime, timeText } from '../octets/time-text.ts';
import { djangoConcatWay } from './signed-time.ts';

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
      ways: signature.unchecked === undefined || value.salt ? ways : [],
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

/** The salts of `set_signed_cookie`: since the releases of 2026 with the length of its own one, before that the name and that. */
function saltsOfName(name: string, salt: string): string[] {
  const { length } = [...toText(salt)];
  return [`django.http.cookies.v2:${length}:${salt}${name}`, name + salt];
}

/**
 * What Django may have signed with: its own salts, and the one that a person entered. For `signing.dumps` in a cookie of any name
 * the application chooses one.
 */
function waysOf(hash: Hash, { name, fullName, salt }: Value, isJson: boolean): { ways: Way[]; isSaltKnown: boolean } {
  const session = djangoConcatWay(hash, SESSION_SALT);
  const messages = djangoConcatWay(hash, MESSAGES_SALT, COOKIE_KEY);
  const waysOfName = (own: string) => saltsOfName(fullName, own).map((name) => djangoConcatWay(hash, name, COOKIE_KEY));
  const ofName = waysOfName('');
  const plain = djangoConcatWay(hash, salt);
  // A text alone is mostly from `set_signed_cookie`.
  const own = !salt ? [] : isJson ? [plain, ...waysOfName(salt)] : [...waysOfName(salt), plain];
  if (!isJson) return { ways: [...own, ...ofName], isSaltKnown: false };
  const isMessages = name === 'messages';
  const first = isMessages ? [messages, session] : [session, messages];
  const ways = [...own, ...first, djangoConcatWay(hash, 'django.core.signing'), ...ofName];
  return { ways, isSaltKnown: isMessages || /session/i.test(name) };
}
