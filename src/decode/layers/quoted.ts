import { toOctets } from '../../cookie/octets.ts';
import type { Certainty, Written } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { parseJson } from '../octets/parse-json.ts';
import { textOfOctets } from '../octets/text-of-octets.ts';

const QUOTED = /^"(?:[^"\\]|\\.)*"$/s;
const ESCAPE = /\\(?:([0-3][0-7]{2})|(.))/gs;
/** Escapes of JSON that no quoting of cookies writes. */
const JSON_ESCAPE = /(?:^|[^\\])(?:\\\\)*\\(?:[bfnrt/]|u[0-9a-fA-F]{4})/;
/** What werkzeug and Python write between quotes: escapes of `"`, `\` and octals, and other octets as they are. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what they never write
const WRITTEN_SO = /^"(?:[^"\\,;\x00-\x1f\x7f-\xff]|\\["\\]|\\[0-3][0-7]{2})*"$/;
/** `_LegalChars` of Python's http/cookies.py: a value of these alone is not quoted by any of them. */
const LEGAL = /^[A-Za-z0-9!#$%&'*+\-.^_`|~:]*$/;
/** As `LEGAL`, with what werkzeug of every version leaves bare and Python quotes. */
const LEGAL_IN_WERKZEUG = /^[A-Za-z0-9!#$%&'*+\-.^_`|~:/=]*$/;

/** Cookies of Django, which writes all of its own by http.cookies, and the end of what it signs. */
const OF_DJANGO = /^(?:csrftoken|sessionid)$/;
const SIGNED_BY_DJANGO = /:[0-9A-Za-z]{6}:[\w-]{43}$|^[0-9a-f]{40}\$\[/;

interface Quoting {
  code: 'werkzeug-quoted' | 'python-quoted' | 'quoted-string';
  certainty: Certainty;
  data: Record<string, unknown>;
}

/**
 * A value in quotes. werkzeug (src/werkzeug/http.py, `dump_cookie`) and Python's http.cookies (`_quote`) write the same for most
 * values: `\"`, `\\`, and octals as `\054`. They differ beyond ASCII: octals are octets of UTF-8 in werkzeug and characters of
 * Latin-1 in http.cookies; and Python quotes "/" and "=", which werkzeug leaves bare. Quotes that neither would have written are
 * those of RFC 6265 section 4.1.1: *cookie-octet* within DQUOTE. Within percent-encoding, quotes are those of JSON.
 */
export const readQuoted: ReadFormat = ({ octets, outer, siblings }) => {
  if (!octets.startsWith('"') || octets.length < 2 || !isPrintable(octets) || !QUOTED.test(octets)) return null;
  const isWithin = outer.some(({ code }) => code !== 'chunks');
  if ((isWithin || JSON_ESCAPE.test(octets)) && parseJson(octets) !== undefined) return null;
  const unquoted = octets
    .slice(1, -1)
    .replace(ESCAPE, (_, octal?: string, other?: string) =>
      octal === undefined ? (other ?? '') : String.fromCharCode(Number.parseInt(octal, 8)),
    );
  const isDjango = siblings.some(({ name }) => OF_DJANGO.test(name)) || SIGNED_BY_DJANGO.test(unquoted);
  const { code, ...link } = quotingOf(octets, unquoted, isDjango);
  const inner = code === 'python-quoted' ? toOctets(unquoted) : unquoted;
  return { links: [{ code, ...link, octets, write: (changed) => quote(changed, code) }], inner };
};

/** Octets that were decoded to something binary can begin and end with quotes. */
function isPrintable(octets: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are no text
  return !/[\x00-\x08\x0e-\x1f\x7f]/.test(octets);
}

function quotingOf(octets: string, unquoted: string, isDjango: boolean): Quoting {
  const inside = octets.slice(1, -1);
  if (!WRITTEN_SO.test(octets) || (LEGAL.test(inside) && inside === unquoted))
    return { code: 'quoted-string', certainty: 'likely', data: {} };
  if (/[\x80-\xff]/.test(unquoted)) {
    return textOfOctets(unquoted) === null
      ? { code: 'python-quoted', certainty: 'certain', data: { charset: 'latin-1' } }
      : { code: 'werkzeug-quoted', certainty: 'certain', data: { charset: 'utf-8' } };
  }
  // Servers of Java quote these characters too.
  if (LEGAL_IN_WERKZEUG.test(unquoted))
    return { code: 'python-quoted', certainty: inside === unquoted ? 'guess' : 'likely', data: {} };
  if (isDjango) return { code: 'python-quoted', certainty: 'likely', data: { alsoWrittenBy: ['werkzeug-quoted'] } };
  // Quotes around a space alone are common; escapes in them are not.
  const certainty = inside === unquoted ? 'guess' : 'likely';
  return { code: 'werkzeug-quoted', certainty, data: { alsoWrittenBy: ['python-quoted'] } };
}

/** What must be escaped by an octal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these must be escaped
const OCTAL = /[\x00-\x1f\x7f-\xff,;]/g;

function quote(inner: string, code: Quoting['code']): Written | null {
  const characters = code === 'python-quoted' ? textOfOctets(inner) : inner;
  if (characters === null || /[\u0100-\uffff]/.test(characters)) return null;
  if (code === 'quoted-string') return LEGAL_IN_WERKZEUG.test(characters) ? { octets: `"${characters}"` } : null;
  const isBare = code === 'python-quoted' ? LEGAL : LEGAL_IN_WERKZEUG;
  if (isBare.test(characters)) return { octets: characters };
  const escaped = characters
    .replace(/["\\]/g, '\\$&')
    .replace(OCTAL, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return { octets: `"${escaped}"` };
}
