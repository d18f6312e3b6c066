import { createCipheriv, createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** A value that a framework wrote with a key. */
export interface Made {
  title: string;
  value: string;
  name: string;
  key: string;
  /** With the key. */
  codes: string[];
  payload: unknown;
}

/**
 * Values as frameworks write them, made by the published rules of each and Node's own cryptography, which share no line with what
 * reads them.
 */
export const url = (content: string | Buffer) => Buffer.from(content).toString('base64url');
export const standard = (content: string | Buffer) => Buffer.from(content).toString('base64');
/** A text as the octets of its UTF-8, as cookies have it. */
export const octets = (text: string) => Buffer.from(text).toString('latin1');

type Algorithm = 'sha1' | 'sha256' | 'sha512';

function mac(algorithm: Algorithm, key: string | Buffer, message: string): Buffer {
  return createHmac(algorithm, key).update(message).digest();
}

function bigEndian(number: number): Buffer {
  const octets = [];
  for (let left = number; left > 0; left = Math.floor(left / 256)) octets.unshift(left % 256);
  return Buffer.from(octets);
}

const payloadOf = (json: string, compressed: boolean) => (compressed ? `.${url(deflateSync(json))}` : url(json));

/** itsdangerous docs, "Signing": HMAC of payload and timestamp; Flask derives its key by HMAC with "cookie-session". */
export function flaskSession(
  json: string,
  secret: string,
  { time = 1_763_800_000, compressed = false, before1 = false } = {},
) {
  const message = `${payloadOf(json, compressed)}.${url(bigEndian(before1 ? time - 1_293_840_000 : time))}`;
  return `${message}.${url(mac('sha1', mac('sha1', secret, 'cookie-session'), message))}`;
}

/** The key derivation "django-concat" of itsdangerous. */
export function itsdangerous(
  json: string,
  secret: string,
  { time = 1_763_800_000 as number | null, salt = 'itsdangerous', algorithm = 'sha1' as Algorithm } = {},
) {
  const key = createHash(algorithm).update(`${salt}signer${secret}`).digest();
  const message = url(json) + (time === null ? '' : `.${url(bigEndian(time))}`);
  return `${message}.${url(mac(algorithm, key, message))}`;
}

/** starlette/middleware/sessions.py: `TimestampSigner` of `b64encode(json.dumps(session))`. */
export function starlette(json: string, secret: string, time = 1_763_800_000) {
  const message = `${standard(json)}.${url(bigEndian(time))}`;
  const key = createHash('sha1').update(`itsdangerous.Signersigner${secret}`).digest();
  return `${message}.${url(mac('sha1', key, message))}`;
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function base62(number: number): string {
  return number === 0 ? '' : base62(Math.floor(number / 62)) + BASE62[number % 62];
}

/** Django docs, "Cryptographic signing", and django.utils.crypto.salted_hmac. */
export function djangoSigned(
  content: string,
  secret: string,
  salt: string,
  { time = 1_763_800_000, algorithm = 'sha256' as Algorithm } = {},
) {
  const message = `${content}:${base62(time)}`;
  const key = createHash(algorithm).update(`${salt}signer${secret}`).digest();
  return `${message}:${url(mac(algorithm, key, message))}`;
}

export function djangoSession(json: string, secret: string, compressed = false) {
  return djangoSigned(payloadOf(json, compressed), secret, 'django.contrib.sessions.backends.signed_cookies');
}

/** cookie-signature's readme: the value, ".", and base64 without padding. */
export function expressSigned(value: string, secret: string) {
  return `s:${value}.${standard(mac('sha256', secret, value)).replace(/=+$/, '')}`;
}

/** keygrip's readme: HMAC-SHA1 in base64url. */
export const keygrip = (data: string, key: string) => url(mac('sha1', key, data));

/** RFC 7515 appendix A.1, with HMAC. */
export function jwt(header: object, claims: unknown, secret: string, algorithm: Algorithm = 'sha256') {
  const message = `${url(JSON.stringify(header))}.${url(JSON.stringify(claims))}`;
  return `${message}.${url(mac(algorithm, secret, message))}`;
}

/** ActiveSupport::MessageVerifier, with the key that Rails derives for `cookies.signed`. */
export function railsSigned(content: string, secretKeyBase: string) {
  const key = pbkdf2Sync(secretKeyBase, 'signed cookie', 1000, 64, 'sha256');
  const message = standard(content);
  return `${message}--${mac('sha1', key, message).toString('hex')}`;
}

export function rackSession(content: Buffer | string, secret: string) {
  const message = standard(content);
  return `${message}--${mac('sha1', secret, message).toString('hex')}`;
}

/** Plug.Crypto.MessageVerifier. */
export function phoenixSigned(term: Buffer, key: string) {
  const message = `${url('HS256')}.${url(term)}`;
  return `${message}.${url(mac('sha256', key, message))}`;
}

/** Illuminate\Encryption\Encrypter with AES-256-CBC. */
export function laravel(content: string, key: Buffer) {
  const cipher = createCipheriv('aes-256-cbc', key, Buffer.alloc(16, 7));
  const iv = standard(Buffer.alloc(16, 7));
  const value = standard(Buffer.concat([cipher.update(content), cipher.final()]));
  return standard(JSON.stringify({ iv, value, mac: mac('sha256', key, iv + value).toString('hex'), tag: '' }));
}

/** The Fernet specification. */
export function fernet(content: string, key: Buffer, time = 1_763_800_000) {
  const cipher = createCipheriv('aes-128-cbc', key.subarray(16), Buffer.alloc(16, 9));
  const stamp = Buffer.alloc(8);
  stamp.writeBigUInt64BE(BigInt(time));
  const signed = Buffer.concat([
    Buffer.from([0x80]),
    stamp,
    Buffer.alloc(16, 9),
    cipher.update(content),
    cipher.final(),
  ]);
  return url(Buffer.concat([signed, createHmac('sha256', key.subarray(0, 16)).update(signed).digest()]));
}

/** Play before 2.6. */
export const playLegacy = (pairs: string, secret: string) => `${mac('sha1', secret, pairs).toString('hex')}-${pairs}`;
