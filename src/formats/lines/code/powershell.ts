import type { About, ReadResult, TextFormat } from '../../format/format.ts';
import type { CodeToken, Language } from '../../quoted/code-tokens.ts';
import { curl } from '../curl/curl.ts';
import { Reading } from '../reading.ts';
import { type CodeItem, wordValue } from './code-groups.ts';
import { readCode } from './read-code.ts';
import { cookieOfItems, type SetByCode } from './set-cookies.ts';

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

const PROPERTY = /^(\$[^.]+)\.(name|value|path|domain|secure|httponly|expires)$/i;
const REQUEST =
  /\bSystem\.Net\.Cookie\b|\bInvoke-(?:WebRequest|RestMethod)\b|^[ \t]{0,99}(?:iwr|irm)[ \t]|^[ \t]{0,99}\$\w{1,99}[ \t]{0,9}=[ \t]{0,9}@\{|-Headers[ \t]{1,9}@\{/im;
/** How much of a text is examined to recognise the format, in UTF-16 code units. */
const START = 16_384;

/**
 * A script for PowerShell, as DevTools copies a request: `New-Object System.Net.Cookie("n", "v", "/", "shop.example")`, or
 * `-Headers @{ "Cookie" = "n=v" }`. Written as a curl command.
 */
export const powershell: TextFormat = { ...curl, recognises: (text) => REQUEST.test(text.slice(0, START)), read };

function read(text: string, about: About): Omit<ReadResult, 'format'> {
  const reading = new Reading(text);
  readCode(text, POWERSHELL, about, reading, cookiesByProperty);
  return reading.result();
}

/** The cookies of a script that sets their properties: `$cookie.Name = "a"`. */
function cookiesByProperty(tokens: readonly CodeToken[]): SetByCode[] {
  const found: CodeItem[][] = [];
  const byVariable = new Map<string, CodeItem[]>();
  for (const [index, { text, kind, at }] of tokens.entries()) {
    const [, variable, key] = (kind === 'word' && PROPERTY.exec(text ?? '')) || [];
    if (variable === undefined || key === undefined || tokens[index + 1]?.text !== '=') continue;
    const before = byVariable.get(variable);
    // The next cookie in the same variable.
    const made = before?.every((item) => item.key !== key) ? before : [];
    if (made !== before) found.push(made);
    byVariable.set(variable, made);
    const next = tokens[index + 2];
    const value = next?.kind === 'string' ? (next.text ?? undefined) : wordValue(next?.text?.replace('$', '') ?? '');
    made.push({ key, value, source: '', at });
  }
  return found.flatMap((items) => cookieOfItems(items) ?? []);
}
