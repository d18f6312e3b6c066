import type { About, TextFormat } from './format/format.ts';
import type { FormatCode } from './format/format-code.ts';
import { TEXT_FORMATS } from './text-formats.ts';

/** As JSON begins, and nearly nothing else: a cookie can be named "[a]". */
const JSON_START = /^[ \t\r\n]*(?:\{[ \t\r\n]*(?:["}]|$)|\[[ \t\r\n]*(?:[[{"\]\d-]|true|false|null|$))/;
/** The literal of code may be after comments, and assigned to a name. */
const BRACKET =
  /^[ \t\r\n]*(?:(?:\/\/|#)[^\r\n]*[\r\n][ \t\r\n]*){0,20}(?:(?:[\w$.][\w$.: ]{0,199}=|export[ \t]{1,9}default|return)[ \t]{0,9})?[[{]/;
const JSON_FILE = /\.(?:json|har)$/i;

const BY_ENDING: readonly [ending: RegExp, format: FormatCode][] = [
  [/\.har$/i, 'har'],
  [/\.json$/i, 'chrome-json'],
  [/\.csv$/i, 'csv'],
  [/\.(?:sh|bash|curl)$/i, 'curl'],
];

/** What reads a text, by its content: `json`, one of the other formats, or nothing: then the format that is nearest. */
export function recognise(content: string, about: About): 'json' | TextFormat | { nearest: FormatCode; read?: never } {
  // To a pattern for lines these end a line; here they are in a value.
  const text = content.replace(/[\u2028\u2029]/g, ' ');
  if (JSON_START.test(text)) return 'json';
  const found = TEXT_FORMATS.find((format) => format.recognises?.(text, about));
  if (found) return found;
  const name = about.fileName ?? '';
  if (BRACKET.test(text) || JSON_FILE.test(name)) return 'json';
  return { nearest: BY_ENDING.find(([ending]) => ending.test(name))?.[1] ?? 'netscape' };
}
