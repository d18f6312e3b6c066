import { percentDecoded } from '../percent-decoded.ts';

/** Below this many bits a value is a word, a number or a flag rather than a secret. */
const SECRET_BITS = 56;
/** Longer values are judged by their start. */
const SAMPLE = 1024;
const URL_START = /^(?:[a-z][a-z\d+.-]*:\/)?\//i;
const BASE64 = /^[A-Za-z\d+/]{20,}={0,2}$/;
const RUN = /[\w-]{16,}/g;
/** Digits and letters mixed, as random ones are; words and numbers joined by hyphens are not. Looked for from where they start only. */
const MIXED = /(?<![A-Za-z\d])(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z\d]{8,}/;
const CAPITALS = /^[A-Z]{20,}$/;

/**
 * Formats that only sign-in and session libraries write: JSON Web Token and its encrypted form, PASETO, iron, ASP.NET Core
 * data protection, signed cookies of Express.
 */
const FORMAT =
  /^(?:eyJ(?:hbGci|0eXAi|raWQi|jdHki|lbmMi|4NX|6aXAi)[\w-]*\.[\w-]*\.[\w.-]*$|v\d\.(?:local|public)\.|Fe26\.2(?:\*|%2A)|CfDJ8|s(?::|%3A)[\w-]{16,}\.)/i;

export function hasSignInFormat(value: string): boolean {
  return FORMAT.test(value);
}

/** Whether there is something in the value that nobody can guess: an id or a key at random, not text, a URL or a time. */
export function holdsSecret(value: string): boolean {
  const text = percentDecoded(value.slice(0, SAMPLE));
  if (URL_START.test(text)) return false;
  if (BASE64.test(text) && MIXED.test(text) && entropyBits(text) >= SECRET_BITS) return true;
  const runs = text.match(RUN) ?? [];
  return runs.some((run) => (MIXED.test(run) || CAPITALS.test(run)) && entropyBits(run) >= SECRET_BITS);
}

/** Shannon entropy of the characters, in bits for the whole string. */
function entropyBits(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= count * Math.log2(count / value.length);
  return bits;
}
