import type { About, Place, ReadCookie, ReadResult, TextFormat } from '../../format/format.ts';
import type { CodeToken, Language } from '../../quoted/code-tokens.ts';
import { curl } from '../curl/curl.ts';
import { type LineProblem, Reading } from '../reading.ts';
import { hostIn, octetsOf, textCookie, warningsOf } from '../text-cookie.ts';
import { placesIn } from '../text-lines.ts';
import { readCode } from './read-code.ts';

/** An escape, `$([char]233)`, with which DevTools writes a character that is not ASCII, or what PowerShell fills in. */
const ESCAPED = /`(?:u\{([\da-f]{1,6})\}|([\s\S]))|""|\$\(\[char\](\d{1,5})\)|\$[\w{(:]/gi;
const CONTROL: ReadonlyMap<string, string> = new Map(
  Object.entries({ '0': '\0', a: '\x07', b: '\b', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }),
);

const POWERSHELL: Language = {
  word: /[^\s"'`(){}[\];,=@+]+/y,
  // A backtick at the end of a line continues it.
  comment: /#[^\r\n]*|`\r?\n/y,
  quotes: { '"': { quote: '"', escapedBy: '`', isDoubled: true }, "'": { quote: "'", isDoubled: true } },
  unquote: (raw, quote) => {
    if (quote === "'") return raw.replaceAll("''", "'");
    let isPlain = true;
    const text = raw.replace(ESCAPED, (all, point?: string, one?: string, unit?: string) => {
      if (unit !== undefined) return String.fromCharCode(Number(unit));
      if (point !== undefined && Number.parseInt(point, 16) <= 0x10ffff)
        return String.fromCodePoint(Number.parseInt(point, 16));
      if (all === '""') return '"';
      if (one === undefined) isPlain = false;
      return CONTROL.get(one ?? '') ?? one ?? '';
    });
    return isPlain ? text : null;
  },
};

const CLASS = /^(?:System\.)?Net\.Cookie$/i;
const PROPERTY = /^(\$[^.]+)\.(name|value|path|domain)$/i;
const FIELDS = ['name', 'value', 'path', 'domain'] as const;
const REQUEST =
  /\bSystem\.Net\.Cookie\b|\bInvoke-(?:WebRequest|RestMethod)\b|^[ \t]{0,99}(?:iwr|irm)[ \t]|^[ \t]{0,99}\$\w{1,99}[ \t]{0,9}=[ \t]{0,9}@\{|-Headers[ \t]{1,9}@\{/im;
/** How much of a text is examined to recognise the format, in UTF-16 code units. */
const START = 16_384;

/** A cookie that a script makes, by its fields: null where one is not written out. */
type Made = { [field in (typeof FIELDS)[number]]?: string | null | undefined } & { at: number };

/**
 * A script for PowerShell, as DevTools copies a request: `New-Object System.Net.Cookie("n", "v", "/", "shop.example")`, or
 * `-Headers @{ "Cookie" = "n=v" }`. Written as a curl command.
 */
export const powershell: TextFormat = { ...curl, recognises: (text) => REQUEST.test(text.slice(0, START)), read };

function read(text: string, { url }: About): Omit<ReadResult, 'format'> {
  const reading = new Reading(text);
  const { tokens, hostAt } = readCode(text, POWERSHELL, url, reading);
  const placeOf = placesIn(text);
  for (const made of madeCookies(tokens)) {
    const place = placeOf(made.at);
    reading.add(cookieOf(made, place, hostAt(made.at) ?? null), place.line);
  }
  return reading.result();
}

/** The cookies that a script makes by the class of .NET, in its order. */
function madeCookies(tokens: readonly CodeToken[]): Made[] {
  const found: Made[] = [];
  const byVariable = new Map<string, Made>();
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word' || token.text === null) continue;
    const [, variable, property] = PROPERTY.exec(token.text) ?? [];
    if (CLASS.test(token.text)) {
      const values = argumentsAfter(tokens, at);
      const [name, value = null, path, domain] = values;
      if (values.length > 0) found.push({ at: token.at, name, value, path, domain });
    } else if (variable !== undefined && property !== undefined && tokens[at + 1]?.text === '=') {
      const field = property.toLowerCase() as (typeof FIELDS)[number];
      const before = byVariable.get(variable);
      // The next cookie in the same variable.
      const made = before && !(field in before) ? before : { at: token.at };
      if (made !== before) found.push(made);
      byVariable.set(variable, made);
      const next = tokens[at + 2];
      made[field] = next?.kind === 'string' ? next.text : null;
    }
  }
  return found.filter((made) => 'name' in made);
}

/** The arguments of a call: null where one is no plain string. */
function argumentsAfter(tokens: readonly CodeToken[], name: number): (string | null)[] {
  let at = name + 1;
  // `[System.Net.Cookie]::new(`
  while (tokens[at]?.text === ']' || tokens[at]?.text === '::new') at++;
  if (tokens[at]?.text !== '(') return [];
  const values: (string | null)[] = [];
  for (at++; at < tokens.length && values.length < 4 && tokens[at]?.text !== ')'; at += 2) {
    const [value, next] = [tokens[at], tokens[at + 1]];
    const isWhole = next?.kind === 'mark' && (next.text === ',' || next.text === ')');
    values.push(value?.kind === 'string' && isWhole ? value.text : null);
    if (next?.text !== ',') break;
  }
  return values.length === 0 ? [null] : values;
}

function cookieOf(made: Made, { column }: Place, host: string | null): ReadCookie | LineProblem {
  const bad = (field: string): LineProblem => ({ code: 'badField', column, data: { field } });
  if (FIELDS.some((field) => made[field] === null)) return { code: 'notPlainString', column, data: {} };
  const name = octetsOf(made.name ?? '');
  const value = octetsOf(made.value ?? '');
  const path = octetsOf(made.path || '/');
  const domain = made.domain ? hostIn(made.domain.replace(/^\./, '')) : host;
  if (name === null || value === null) return bad(name === null ? 'name' : 'value');
  if (path === null || !path.startsWith('/')) return bad('path');
  if (domain === null) return made.domain ? bad('domain') : { code: 'hostMissing', column, data: { count: 1 } };
  const cookie = textCookie({ name, value, path, domain, hostOnly: !made.domain?.startsWith('.') });
  return { cookie, warnings: warningsOf('attributesMissing', 'storeMissing') };
}
