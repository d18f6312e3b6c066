import type { Cookie } from '../cookie.ts';

/** Words that names of session and sign-in cookies are made of, at a word's or a camel-case word's start. */
const NAME =
  /sess|(?:^|[^a-z])s?sid(?:$|[^a-z])|(?:^|[^a-z])(?:auth|jwt|sso|token|ticket|remember|logged|login|signin)|[a-z](?:Auth|Jwt|Token|Ticket)|token$/i;
const CAMEL = /[a-z](?:Auth|Jwt|Sid|Token|Ticket)(?![a-z])/;
/** Formats that only sign-in and session libraries write: JSON Web Token, iron, ASP.NET Core data protection, Express. */
const FORMAT = /^(?:eyJ[\w-]{8,}\.[\w-]+\.[\w-]*$|Fe26\.2\*|CfDJ8|s(?::|%3A)[\w-]{16,}\.)/;
const READABLE = /csrf|xsrf/i;

/** Below this many bits a value is a word, a number or a flag rather than a secret. */
const SECRET_BITS = 56;
/** Longer values are judged by their start. */
const SAMPLE = 256;

/** Whether a cookie may well be a session or a token, by name and randomness. It can be wrong both ways. */
export function looksLikeSession(cookie: Pick<Cookie, 'name' | 'value'>): boolean {
  if (FORMAT.test(cookie.value)) return true;
  if (!NAME.test(cookie.name) && !CAMEL.test(cookie.name)) return false;
  return entropyBits(cookie.value.slice(0, SAMPLE)) >= SECRET_BITS;
}

/** A double-submit token against cross-site request forgery is read by the page's own script. */
export function isReadableByDesign(cookie: Pick<Cookie, 'name'>): boolean {
  return READABLE.test(cookie.name);
}

/** Shannon entropy of the characters, in bits for the whole string. */
function entropyBits(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= count * Math.log2(count / value.length);
  return bits;
}
