import type { Link } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { readSigned, signatureData, type Way } from '../keys/check-signature.ts';
import { hashOfLength, hmac } from '../keys/hmac.ts';
import { base64Link } from '../layers/base64-link.ts';
import { markOf } from '../layers/marked-binary.ts';
import { fromBase64, toBase64 } from '../octets/base64.ts';
import { isText } from '../octets/text-of-octets.ts';
import { isPlausibleTime, timeText } from '../octets/time-text.ts';

const FORM = /^(\d{10})\|([\w-]+={0,2})\|(.+)$/s;
/** Go's `base64.URLEncoding`. */
const STYLE = { alphabet: 'base64url', pads: true } as const;

/**
 * What securecookie for Go signs (github.com/gorilla/securecookie), for gorilla/sessions and gorilla/csrf: base64url of a time, the
 * value in base64url, and an HMAC of the cookie's name and both. The value is gob, JSON or a text, or encrypted: then nobody can tell.
 */
export const readSecurecookie: ReadFormat = async ({ octets, fullName, keys }) => {
  // "1" and a digit, with which a time of today begins.
  if (!octets.startsWith('MT')) return null;
  const [, seconds = '', encoded = '', mac = ''] = FORM.exec(fromBase64(octets) ?? '') ?? [];
  const [hash, inner] = [hashOfLength(mac.length), fromBase64(encoded)];
  if (hash === null || inner === null || !isPlausibleTime(Number(seconds) * 1000)) return null;
  const way: Way = { name: 'key', sign: (message, key) => hmac(hash, key, `${fullName}|${message}`) };
  const messageOf = (changed: string) => `${seconds}|${changed}`;
  const { verdict, write } = await readSigned({
    message: messageOf(encoded),
    signature: mac,
    ways: [way],
    keys,
    messageOf,
    join: (message, made) => toBase64(`${message}|${made}`, STYLE),
  });
  const isReadable = isText(inner) || markOf(inner) !== undefined;
  const data = {
    ...signatureData(hash, verdict),
    time: timeText(Number(seconds) * 1000),
    ...(isReadable ? {} : { encrypted: null, content: 'binary' }),
  };
  const link: Link = { code: 'securecookie', certainty: 'certain', octets, data, write };
  const links = [link, base64Link(encoded, STYLE)];
  return isReadable ? { links, inner } : { links, payload: null };
};
