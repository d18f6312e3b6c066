import { toOctets, toText } from '../../cookie/octets.ts';
import type { ReadFormat } from '../format/value.ts';
import { asciiJson } from '../json-edit/ascii-json.ts';
import { beginsWithJoseHeader } from '../octets/jose-header.ts';
import { hasNoNumber, parseJson, parseJsonStructure } from '../octets/parse-json.ts';

/** Formats with nothing but JSON inside: there a number is one too. */
const JSON_ALONE: ReadonlySet<string> = new Set([
  'django-signed',
  'express-json',
  'itsdangerous-urlsafe',
  'itsdangerous-urlsafe-timed',
  'jwt-jws',
  'remix-signed',
]);

/** JSON (RFC 8259): objects and arrays anywhere, strings in quotes within another layer, and other values where all is JSON. */
export const readJson: ReadFormat = ({ octets, outer }) => {
  const structure = parseJsonStructure(octets);
  if (structure !== undefined) {
    const certainty = hasNoNumber(octets) ? 'likely' : 'certain';
    return { links: [{ code: 'json', certainty, octets, data: inexactNumbers(octets) }], payload: structure };
  }
  const isAlwaysJson = outer.some(({ code }) => JSON_ALONE.has(code));
  if (!isAlwaysJson && (!octets.startsWith('"') || !octets.endsWith('"'))) return null;
  const text = parseJson(octets);
  if (text === undefined) return null;
  const link = { code: 'json', certainty: outer.length > 0 ? 'certain' : 'likely', octets, data: {} } as const;
  const inner = typeof text === 'string' ? toOctets(text) : '';
  if (parseJsonStructure(inner) === undefined && !beginsWithJoseHeader(inner)) return { links: [link], payload: text };
  // JSON or a token that was written as JSON once more.
  const write = (changed: string) => {
    const json = JSON.stringify(toText(changed));
    return { octets: toOctets(/\\u/.test(octets) ? asciiJson(json) : json) };
  };
  return { links: [{ ...link, write }], inner };
};

const STRING = /"(?:[^"\\]|\\.)*"/gs;
const LONG_NUMBER = /(?<![0-9.eE+-])-?[0-9]{16,}(?![0-9.eE])/g;
/** The largest number of JavaScript has 309 digits. */
const MOST_DIGITS = 309;

/** Whole numbers with more digits than JavaScript represents: the payload has other digits than the text. */
function inexactNumbers(octets: string): Record<string, unknown> {
  const long = /[0-9]{16}/.test(octets) ? (octets.replace(STRING, '').match(LONG_NUMBER) ?? []) : [];
  const inexact = long.filter((digits) => digits.length >= MOST_DIGITS || BigInt(digits) !== BigInt(Number(digits)));
  return inexact.length === 0 ? {} : { inexactNumbers: inexact.slice(0, 20) };
}
