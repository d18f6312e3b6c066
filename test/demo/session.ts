import { createHmac, timingSafeEqual } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';

const SALT = 'cookie-session';

/** A session cookie in the manner of Flask: itsdangerous' URLSafeTimedSerializer with SHA-1. */
export interface SignedSession {
  payload: Record<string, unknown>;
  /** The time of the signature, ms since the epoch; whole seconds. */
  signedAt: number;
}

function signature(signed: string, secret: string): Buffer {
  const key = createHmac('sha1', secret).update(SALT).digest();
  return createHmac('sha1', key).update(signed).digest();
}

/** Big-endian octets without leading zeros. */
function integerOctets(value: number): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
}

/** The cookie's value: `payload.timestamp.signature`; with a leading dot when the payload is shorter compressed. */
export function signSession(payload: SignedSession['payload'], secret: string, now: number): string {
  // Python escapes what is not ASCII.
  const json = JSON.stringify(payload).replace(
    /[\x7f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const plain = Buffer.from(json);
  const packed = deflateSync(plain);
  const shorter = packed.length < plain.length - 1;
  const body = shorter ? `.${packed.toString('base64url')}` : plain.toString('base64url');
  const signed = `${body}.${integerOctets(Math.floor(now / 1000)).toString('base64url')}`;
  return `${signed}.${signature(signed, secret).toString('base64url')}`;
}

/** The payload, which is readable without the secret; null when the value does not have the form. */
export function readSession(value: string): SignedSession | null {
  const parts = /^(\.?[\w-]+)\.([\w-]+)\.[\w-]+$/.exec(value);
  const body = parts?.[1];
  const time = parts?.[2];
  if (body === undefined || time === undefined) return null;
  try {
    const octets = Buffer.from(body.replace(/^\./, ''), 'base64url');
    const payload: unknown = JSON.parse((body.startsWith('.') ? inflateSync(octets) : octets).toString());
    if (typeof payload !== 'object' || payload === null) return null;
    const seconds = Number.parseInt(Buffer.from(time, 'base64url').toString('hex'), 16);
    return { payload: { ...payload }, signedAt: seconds * 1000 };
  } catch {
    return null;
  }
}

/** Whether this server signed the value, and nobody changed it. */
export function isGenuine(value: string, secret: string): boolean {
  const dot = value.lastIndexOf('.');
  const given = Buffer.from(value.slice(dot + 1), 'base64url');
  const right = signature(value.slice(0, dot), secret);
  return given.length === right.length && timingSafeEqual(given, right);
}
