import { endOfQuoted, type Quoting } from '../end-of-quoted.ts';
import { MAX_PART } from '../reading.ts';

/** A cookie that a PowerShell script makes, and where in the text. */
export interface PowershellCookie {
  name: string;
  value: string;
  /** Empty where the script names none. */
  path: string;
  domain: string;
  at: number;
}

/** How DevTools' "Copy as PowerShell" makes a cookie: `New-Object System.Net.Cookie("n", "v", "/", "shop.example")`. */
const NEW_COOKIE = /\bSystem\.Net\.Cookie\b[ \t]*\(/g;
/** In a string in double quotes a backtick or a second quote escapes. */
const STRING: Quoting = { quote: '"', escapedBy: '`', isDoubled: true };
const OPENING = /[ \t]*"/y;
const AFTER = /[ \t]*([,)])/y;
/** An escape, or `$([char]233)`: how DevTools writes a character that is not ASCII. */
const ESCAPED = /`([\s\S])|""|\$\(\[char\](\d{1,5})\)/g;
const CONTROL: ReadonlyMap<string, string> = new Map(
  Object.entries({ '0': '\0', a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }),
);

export function isPowershell(text: string): boolean {
  return /\bSystem\.Net\.Cookie\b|\bInvoke-WebRequest\b/.test(text);
}

/** The cookies that a PowerShell script makes; a number: the position of one that cannot be read. */
export function* powershellCookies(text: string): Generator<PowershellCookie | number> {
  for (const { 0: start, index } of text.matchAll(NEW_COOKIE)) {
    const words: string[] = [];
    let end = '';
    let at = index + start.length;
    while (end !== ')' && words.length < 4) {
      const from = matched(OPENING, text, at)?.end ?? text.length;
      const to = endOfQuoted(text, from, STRING);
      const after = to < 0 || to - from > MAX_PART ? null : matched(AFTER, text, to + 1);
      if (!after) break;
      words.push(unescaped(text.slice(from, to)));
      ({ word: end, end: at } = after);
    }
    const [name, value, path = '', domain = ''] = words;
    if (end !== ')' || name === undefined || value === undefined) yield index;
    else yield { name, value, path, domain, at: index };
  }
}

function unescaped(text: string): string {
  return text.replace(ESCAPED, (_, character?: string, code?: string) => {
    if (code !== undefined) return String.fromCharCode(Number(code));
    return character === undefined ? '"' : (CONTROL.get(character) ?? character);
  });
}

function matched(pattern: RegExp, text: string, at: number): { word: string; end: number } | null {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = at;
  const found = sticky.exec(text);
  return found && { word: found[1] ?? '', end: sticky.lastIndex };
}
