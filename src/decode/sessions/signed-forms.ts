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
  /** The content is base64. */
  isBase64?: true;
  join(content: string, mac: string, time: string): string;
  /** What is signed, where it is not the content alone. */
  messageOf?(content: string, value: Value, time: string): string;
  /** The key, where it is not the secret itself. */
  keyOf?(secret: string): Promise<string>;
}

/** A content and an HMAC of it, as servers put them together. */
const FORMS: readonly SignedForm[] = [
  // github.com/maxcountryman/flask-login, utils.py: encode_cookie.
  {
    code: 'flask-login',
    form: /^(?<content>.{1,1000})\|(?<mac>[\da-f]{128})$/s,
    join: (content, mac) => `${content}|${mac}`,
  },
  // tornado/web.py, _create_signature_v1.
  {
    code: 'tornado-signed',
    form: /^(?<content>[A-Za-z\d+/]*={0,2})\|(?<time>\d{10})\|(?<mac>[\da-f]{40})$/,
    isBase64: true,
    join: (content, mac, time) => `${content}|${time}|${mac}`,
    messageOf: (content, { fullName }, time) => fullName + content + time,
  },
  // github.com/yiisoft/yii2, base/Security.php: hashData; SHA-1 in Yii 1.
  {
    code: 'yii-signed',
    form: /^(?<mac>[\da-f]{40}|[\da-f]{64})(?<content>[abdisO]:.*[;}])$/s,
    join: (content, mac) => mac + content,
  },
  // CodeIgniter 2, libraries/Session.php: _set_cookie; MD5 before 2.2.
  {
    code: 'codeigniter-session',
    form: /^(?<content>a:\d+:\{.*\})(?<mac>[\da-f]{40}|[\da-f]{32})$/s,
    join: (content, mac) => content + mac,
  },
  // django/contrib/messages/storage/cookie.py before Django 3.2.
  {
    code: 'django-signed',
    form: /^(?<mac>[\da-f]{40})\$(?<content>\[\["__json_message",.*\])$/s,
    join: (content, mac) => `${mac}$${content}`,
    keyOf: (secret) => digest('SHA-1', `django.contrib.messages${secret}`),
  },
  // github.com/bottlepy/bottle, set_cookie: pickle, signed with MD5 before version 0.13.
  {
    code: 'bottle-signed',
    form: /^!(?<mac>[A-Za-z\d+/]{22,44}={1,2})\?(?<content>[A-Za-z\d+/]+={0,2})$/,
    isBase64: true,
    join: (content, mac) => `!${mac}?${content}`,
  },
  // github.com/fastify/fastify-cookie, signer.js: as Express without "s:".
  {
    code: 'fastify-signed',
    form: /^(?<content>.+)\.(?<mac>[A-Za-z\d+/]{43})$/s,
    mark: /[+/]/,
    join: (content, mac) => `${content}.${mac}`,
  },
];

/** A value that a server signs by its form alone. Anyone can read it. */
export const readSignedForms: ReadFormat = async (value) => {
  for (const known of FORMS) {
    const { content, mac, time = '' } = known.form.exec(value.octets)?.groups ?? {};
    if (content === undefined || mac === undefined) continue;
    if (time !== '' && !isPlausibleTime(Number(time) * 1000)) continue;
    const inner = known.isBase64 ? fromBase64(content) : content;
    const reading = inner === null ? null : await readAs(known, { value, content, mac, time, inner });
    if (reading !== null) return reading;
  }
  return null;
};

async function readAs(
  { code, mark, isBase64, join, messageOf, keyOf }: SignedForm,
  { value, content, mac, time, inner }: { value: Value; content: string; mac: string; time: string; inner: string },
): Promise<Reading | null> {
  const ofMac = fromHex(mac);
  const hash = hashOfLength((ofMac ?? fromBase64(mac))?.length ?? 0);
  const digits = (octets: string) =>
    ofMac === null ? toBase64(octets, { alphabet: 'base64', pads: mac.endsWith('=') }) : toHex(octets);
  const message = (changed: string) => messageOf?.(changed, value, time) ?? changed;
  const sign = async (changed: string, secret: string) =>
    digits(await hmac(hash ?? 'SHA-1', (await keyOf?.(secret)) ?? secret, message(changed)));
  const { verdict, write } = await readSigned({
    message: content,
    signature: mac,
    ways: hash === null ? [] : [{ name: 'key', sign }],
    keys: value.keys,
    join: (changed, signed) => join(changed, signed, time),
  });
  if (mark?.test(mac) === false && verdict.state !== 'valid') return null;
  const link: Link = {
    code,
    certainty: verdict.state === 'valid' ? 'certain' : 'likely',
    octets: value.octets,
    data: {
      ...signatureData(hash ?? undefined, verdict),
      // MD5, which WebCrypto lacks.
      ...(hash === null ? { unchecked: 'unknown-algorithm' } : {}),
      ...(time === '' ? {} : { timestamp: Number(time), time: timeText(Number(time) * 1000) }),
    },
    write,
  };
  return { links: isBase64 ? [link, base64Link(content, PADDED)] : [link], inner };
}
