import type { LayerCode } from '../format/layer-code.ts';
import type { Link, Reading } from '../format/link.ts';
import type { ReadFormat, Value } from '../format/value.ts';
import { readSigned, signatureData } from '../keys/check-signature.ts';
import { digest, hashOfLength, hmac } from '../keys/hmac.ts';
import { base64Link, PADDED } from '../layers/base64-link.ts';
import { fromBase64, toBase64 } from '../octets/base64.ts';
import { fromHex, toHex } from '../octets/hex.ts';
import { isPlausibleTime, timeText } from '../octets/time-text.ts';

interface SignedForm {
  code: LayerCode;
  /** With the groups `content`, `mac` in hex or base64, and perhaps `time` in seconds. */
  form: RegExp;
  /** What a signature has that no key proves: without it the form may be another. */
  mark?: RegExp;
  /** Of `mac`. */
  alphabet?: 'base64' | 'base64url';
  /** The content is base64. */
  isBase64?: true;
  /** What is signed, where it is not the content alone. */
  messageOf?(content: string, value: Value, time: string): string;
  /** The key, where it is not the secret itself. */
  keyOf?(secret: string): Promise<string>;
}

/** A content and an HMAC of it, as servers put them together: one at the start, the other at the end. */
const FORMS: readonly SignedForm[] = [
  // github.com/maxcountryman/flask-login, utils.py: encode_cookie.
  {
    code: 'flask-login',
    form: /^(?<content>.{1,1000})\|(?<mac>[0-9a-f]{128})$/s,
  },
  // tornado/web.py, _create_signature_v1.
  {
    code: 'tornado-signed',
    form: /^(?<content>[A-Za-z0-9+/]*={0,2})\|(?<time>\d{10})\|(?<mac>[0-9a-f]{40})$/,
    isBase64: true,
    messageOf: (content, { fullName }, time) => fullName + content + time,
  },
  // github.com/yiisoft/yii2, base/Security.php: hashData; SHA-1 in Yii 1.
  {
    code: 'yii-signed',
    form: /^(?<mac>[0-9a-f]{40}|[0-9a-f]{64})(?<content>[abdisO]:.*[;}])$/s,
  },
  // CodeIgniter 2, libraries/Session.php: _set_cookie; MD5 before 2.2.
  {
    code: 'codeigniter-session',
    form: /^(?<content>a:\d+:\{.*\})(?<mac>[0-9a-f]{40}|[0-9a-f]{32})$/s,
  },
  // django/contrib/messages/storage/cookie.py before Django 3.2.
  {
    code: 'django-signed',
    form: /^(?<mac>[0-9a-f]{40})\$(?<content>\[\["__json_message",.*\])$/s,
    keyOf: (secret) => digest('SHA-1', `django.contrib.messages${secret}`),
  },
  // github.com/bottlepy/bottle, set_cookie: pickle, signed with MD5 before version 0.13.
  {
    code: 'bottle-signed',
    form: /^!(?<mac>[A-Za-z0-9+/]{22,44}={1,2})\?(?<content>[A-Za-z0-9+/]+={0,2})$/,
    isBase64: true,
  },
  // hono.dev/docs/helpers/cookie, setSignedCookie, and Better Auth.
  {
    code: 'hono-signed',
    form: /^(?<content>.+)\.(?<mac>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)$/s,
  },
  // github.com/pallets-eco/flask-session, base.py, and Airflow: the id of a session, signed by `Signer` of itsdangerous.
  {
    code: 'flask-session-id',
    form: /^(?<content>[0-9a-f-]{36}|[\w-]{43})\.(?<mac>[\w-]{26}[AEIMQUYcgkosw048])$/,
    alphabet: 'base64url',
    keyOf: (secret) => hmac('SHA-1', secret, 'flask-session'),
  },
  // github.com/fastify/fastify-cookie, signer.js: as Express without "s:".
  {
    code: 'fastify-signed',
    form: /^(?<content>.+)\.(?<mac>[A-Za-z0-9+/]{43})$/s,
    mark: /[+/]/,
  },
];

/** A value that a server signs by its form alone. Anyone can read it. */
export const readSignedForms: ReadFormat = async (value) => {
  for (const known of FORMS) {
    // A content is not signed twice in one way: it only has parts of the same form.
    const isWithin = value.outer.some(({ code }) => code === known.code);
    const groups = isWithin ? undefined : known.form.exec(value.octets)?.groups;
    const reading = groups && (await readAs(known, value, groups));
    if (reading) return reading;
  }
  return null;
};

async function readAs(
  { code, mark, alphabet = 'base64', isBase64, messageOf, keyOf }: SignedForm,
  value: Value,
  { content = '', mac = '', time }: Record<string, string | undefined>,
): Promise<Reading | null> {
  const { octets, keys } = value;
  const ms = Number(time) * 1000;
  const inner = isBase64 ? fromBase64(content) : content;
  if (inner === null || (time !== undefined && !isPlausibleTime(ms))) return null;
  const macOctets = fromHex(mac);
  const hash = hashOfLength((macOctets ?? fromBase64(mac))?.length ?? 0);
  const sign = async (changed: string, secret: string) => {
    const key = keyOf ? await keyOf(secret) : secret;
    const made = await hmac(hash ?? 'SHA-1', key, messageOf?.(changed, value, time ?? '') ?? changed);
    return macOctets === null ? toBase64(made, { alphabet, pads: mac.endsWith('=') }) : toHex(made);
  };
  const { verdict, write } = await readSigned({
    message: content,
    signature: mac,
    // MD5 has 16 octets, and WebCrypto lacks it.
    ways: hash === null ? [] : [{ name: 'key', sign }],
    keys,
    join: (changed, signed) =>
      octets.startsWith(content)
        ? changed + octets.slice(content.length, -mac.length) + signed
        : octets.slice(0, -content.length).replace(mac, signed) + changed,
  });
  const isValid = verdict.state === 'valid';
  if (mark && !isValid && !mark.test(mac)) return null;
  const data = {
    ...signatureData(hash ?? undefined, verdict),
    ...(hash === null && { unchecked: 'unknown-algorithm' }),
    ...(time && { time: timeText(ms) }),
  };
  const link: Link = { code, certainty: isValid ? 'certain' : 'likely', octets, data, write };
  return { links: isBase64 ? [link, base64Link(content, PADDED)] : [link], inner };
}
