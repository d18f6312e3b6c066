import type { Cookie } from '../cookie/cookie.ts';
import type { About, FormatProblem, ReadResult, TextFormat, WriteOptions, Written } from './format/format.ts';
import type { FormatCode } from './format/format-code.ts';
import { TEXT_BOUNDS } from './format/text-bounds.ts';
import { readJson } from './json/read-json.ts';
import { WRITE_JSON } from './json/write-json.ts';
import { script } from './lines/code/script.ts';
import { endOfQuoted } from './quoted/end-of-quoted.ts';
import { unquoteScript } from './quoted/quote-for-script.ts';
import { recognise } from './recognise.ts';
import { TEXT_FORMATS } from './text-formats.ts';
import { withReplaced } from './with-replaced.ts';
import { withSharedWarnings } from './with-shared-warnings.ts';

/** Files of browsers begin so, such as a database of SQLite; and texts whose characters take two octets, without a byte order mark. */
const NO_TEXT = /\0.{0,3}\0/s;

/** What is wrong with a text that is no JSON about cookies. */
const UNREAD: ReadonlySet<FormatProblem['code']> = new Set(['notRecognised', 'notJson', 'notCookie']);

/** With a word for the language. */
const FENCE = /(?<![^\r\n])[ \t]{0,9}```[\w+#.-]{0,40}[ \t]{0,9}(?:\r\n|\r|\n|$)/g;

/**
 * The cookies of a text in any of the formats, recognised by its content. Never throws: each part that gives no cookie is a
 * problem with its place, and all others are read.
 */
export function readCookies(text: string, about: About = {}): ReadResult {
  if (text.length > TEXT_BOUNDS.length) {
    return nothing('chrome-json', 'tooLarge', { length: text.length, limit: TEXT_BOUNDS.length });
  }
  if (NO_TEXT.test(text.slice(0, 100))) return nothing('netscape', 'notText', {});
  // Windows begins files with a byte order mark.
  const { content, line: skipped } = withoutFence(text.startsWith('\ufeff') ? text.slice(1) : text);
  const { format, cookies, problems: found } = readContent(unquoted(content) ?? content, about);
  const problems = found.map((problem) => ({ ...problem, line: problem.line + skipped }));
  // Without a word about it, a file without cookies would look as if nothing had been done with it.
  if (cookies.length === 0 && problems.length === 0) return nothing(format, 'noCookies', {});
  return { format, cookies: withSharedWarnings(cookies), problems };
}

/** A text without the fence of Markdown around it, and how many lines are before what remains. */
function withoutFence(text: string): { content: string; line: number } {
  const fences = text.includes('```') ? [...text.matchAll(FENCE)] : [];
  const [opening, closing] = fences;
  if (!opening || fences.length > 2) return { content: text, line: 0 };
  const start = opening.index + opening[0].length;
  return { content: text.slice(start, closing?.index), line: text.slice(0, start).split(/\r\n|\r|\n/).length - 1 };
}

/** What a text means that is one string of JavaScript, as the console shows `document.cookie`. null: it is none. */
function unquoted(text: string): string | null {
  const [, quote] = /^\s*(["'`])/.exec(text) ?? [];
  if (quote !== '"' && quote !== "'" && quote !== '`') return null;
  const start = text.indexOf(quote) + 1;
  const end = endOfQuoted(text, start, { quote, escapedBy: '\\' });
  return end < 0 || text.slice(end + 1).trim() !== '' ? null : unquoteScript(text.slice(start, end), quote);
}

function readContent(content: string, about: About): ReadResult {
  const reader = recognise(content, about);
  if (reader === 'json') {
    const read = readJson(content, about);
    const isUnknown = read.cookies.length === 0 && read.problems.some(({ code }) => UNREAD.has(code));
    // The options of a request, with its header fields, can be JSON too.
    return isUnknown && script.recognises?.(content, about) ? readText(script, content, about) : read;
  }
  if ('nearest' in reader) return nothing(reader.nearest, 'notRecognised', {});
  return readText(reader, content, about);
}

function readText({ code, read }: TextFormat, content: string, about: About): ReadResult {
  return { format: code, ...(read?.(content, about) ?? { cookies: [], problems: [] }) };
}

/** A text of the cookies in a format, and what of each cookie would be lost if it was read again. */
export function writeCookies(cookies: readonly Cookie[], format: FormatCode, options: WriteOptions = {}): Written {
  const own = WRITE_JSON[format] ? undefined : TEXT_FORMATS.findLast(({ code }) => code === format);
  const write = WRITE_JSON[format] ?? own?.write;
  if (!write) throw new TypeError(`No format "${format}" is written`);
  const written = write(cookies, options);
  return withReplaced(cookies, written, own?.read !== undefined && !isReadBy(own.read, written.text));
}

/** Whether a text is recognised as the format: names and values can make it look like another one. */
function isReadBy(read: TextFormat['read'], text: string): boolean {
  const reader = recognise(text, {});
  return text === '' || (typeof reader !== 'string' && reader.read === read);
}

function nothing(format: FormatCode, code: FormatProblem['code'], data: FormatProblem['data']): ReadResult {
  return { format, cookies: [], problems: [{ code, line: 1, column: 1, data }] };
}
