import { fromBase64 } from './base64.ts';
import { parseJsonObject } from './parse-json.ts';
import { timeText } from './time-text.ts';

/** The header of a JWS or JWE in compact form (RFC 7515 section 4): an object in base64url with a text as `alg`. */
export function joseHeader(part: string): (Record<string, unknown> & { alg: string }) | null {
  // "{" in base64 begins with "e", or "ew" and the like if space follows.
  if (!part.startsWith('e')) return null;
  const octets = fromBase64(part);
  const header = octets === null ? undefined : parseJsonObject(octets);
  const alg = header?.alg;
  return header === undefined || typeof alg !== 'string' ? null : { ...header, alg };
}

/** Whether octets begin as a JWT does. */
export function beginsWithJoseHeader(octets: string): boolean {
  return octets.includes('.') && joseHeader(octets.slice(0, octets.indexOf('.'))) !== null;
}

/** Header parameters by which a token says where its own key is (RFC 7515 sections 4.1.2, 4.1.3, 4.1.5): trust none of them. */
export function keysInHeader(header: Record<string, unknown>): string[] {
  return ['jwk', 'jku', 'x5u', 'x5c'].filter((name) => Object.hasOwn(header, name));
}

/** Claims that are times (RFC 7519 section 4.1, OpenID Connect), in ISO 8601. */
export function claimTimes(claims: unknown): Record<string, string | null> {
  const times: Record<string, string | null> = {};
  for (const name of ['iat', 'nbf', 'exp', 'auth_time', 'updated_at']) {
    const seconds = Object(claims)[name];
    if (typeof seconds === 'number') times[name] = timeText(seconds * 1000);
  }
  return times;
}
