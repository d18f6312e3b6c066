/** What ends a string or a script, or hides in one: line ends, quotes, "<", and characters that cannot be seen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be written as they are.
const UNSAFE = /["\\<>&\0-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]/g;

const ESCAPE = /\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(\r\n|[\s\S])|$)/g;
const SIMPLE: ReadonlyMap<string, string> = new Map(
  Object.entries({ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '0': '\0' }),
);

/** A string of JavaScript and JSON that means exactly this text, also within a `<script>` element. */
export function quoteForScript(text: string): string {
  return `"${text.replace(UNSAFE, escaped)}"`;
}

function escaped(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The text between the quotes of a JavaScript string; null: it is none, or a template with an expression. */
export function unquoteScript(raw: string, quote: '"' | "'" | '`'): string | null {
  if (quote === '`' && /(?:^|[^\\])(?:\\\\)*\$\{/.test(raw)) return null;
  let isRight = quote === '`' || !/(?:^|[^\\\r])[\r\n]/.test(raw);
  const text = raw.replace(ESCAPE, (_, point?: string, unit?: string, octet?: string, other?: string) => {
    const code = Number.parseInt(point ?? unit ?? octet ?? '', 16);
    if (code <= 0x10ffff) return point === undefined ? String.fromCharCode(code) : String.fromCodePoint(code);
    // An escape that is cut or beyond Unicode, or an octal one, which strict code rejects.
    if (other === undefined || /[uxX1-9]/.test(other)) isRight = false;
    return /^[\r\n\u2028\u2029]/.test(other ?? '') ? '' : (SIMPLE.get(other ?? '') ?? other ?? '');
  });
  return isRight ? text : null;
}
