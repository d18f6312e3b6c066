import { fieldsInText, joinedLines, linesInList } from './fields-in-text.ts';
import { linesOfJson } from './lines-of-json.ts';
import { linesOfTable } from './lines-of-table.ts';
import { isLine, type PasteProblem, problemOf } from './paste-problem.ts';

export type PastedText =
  /** The first Set-Cookie line, without the name of the field; `dropped`: how many more cookies there were. */
  { line: string; dropped: number } | { problem: PasteProblem };

/** The most characters that are read: no Set-Cookie line is as long. */
const MAX_LENGTH = 64 * 1024;
/** Strings in strings. */
const MAX_DEPTH = 3;
/** Colours of a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they begin with one.
const COLOURS = /\x1b\[[\d;]*m/g;
/** As a string of code or a log writes it. */
const WRITTEN_LINE_END = /\\r\\n(?=[\w-]+:)/g;
/** What a request sent: its header field, or an object of names and values. */
const COOKIE_IN_JSON = /cookies?"\s*:\s*(?:"[^"]|\{\s*")|"name"\s*:\s*"cookie"/i;
/** What nobody sees at the beginning of a text. */
const INVISIBLE = /^[\s\u200b-\u200f\u2060\ufeff]+/;
/** What curl -v prints of a cookie that it stores; the seconds since 1970 are 0 for the end of the session. */
const STORED_BY_CURL =
  /^\*?[ \t]*(?:Added|Replaced) cookie ([^\s=]+)="([^\n]*)" for domain \S+, path (\S*), expire (\d{1,11})$/m;
/** The name of the field in bold, as Markdown writes it. */
const BOLD = /(\*\*|__)(set-cookie:?)\1/gi;
const FENCE = /^```[^\n]*\n|\n```[ \t]*$/g;

/**
 * The Set-Cookie line in a text that a person pastes: the line itself, a response head as `curl -v` or DevTools show it, a log,
 * code or server configuration that sets it, a cookie as JSON, or a row of a table of cookies. null: the text is empty.
 */
export function readPastedText(pasted: string): PastedText | null {
  return read(pasted, 0);
}

function read(pasted: string, depth: number): PastedText | null {
  const shown = pasted.slice(0, MAX_LENGTH).replace(COLOURS, '').replace(BOLD, '$2').replace(WRITTEN_LINE_END, '\n');
  const cut = shown.replace(INVISIBLE, '').trimEnd();
  const text = joinedLines(cut).replace(FENCE, '').trim();
  if (text === '' || /^set-cookie[ \t]*:?$/i.test(text)) return null;
  if (isLine(text)) return chosen([text]);
  if (/^[[{"]/.test(text)) {
    const found = linesOfJson(text);
    if (typeof found === 'string') return depth < MAX_DEPTH ? read(found, depth + 1) : { problem: 'text' };
    if (found && found.length > 0) return chosen(found);
    if (found) return { problem: COOKIE_IN_JSON.test(text) ? 'cookieHeader' : 'json' };
  }
  const rows = linesOfTable(cut);
  if (rows.length > 0) return chosen(rows);
  const list = linesInList(text);
  if (list.length > 0) return chosen(list);
  const fields = fieldsInText(text);
  if (fields.isComputed) return { problem: 'code' };
  if (fields.lines.length > 0) return chosen(fields.lines);
  // JSON in the string of a log.
  if (depth < MAX_DEPTH && /\\"set-cookie\\"/i.test(text)) return read(text.replace(/\\(["\\/])/g, '$1'), depth + 1);
  const stored = STORED_BY_CURL.exec(text);
  if (stored) return { line: lineOfCurl(stored), dropped: 0 };
  const plain = withoutQuotes(text);
  const other = problemOf(plain);
  if (typeof other === 'string') return { problem: other };
  if (other) return { line: other.cookie, dropped: 0 };
  return chosen(plain.split(/[\r\n]+/).map((line) => line.trim().replace(/^[<>*|$%]+[ \t]+/, '')));
}

/** It says nothing of the other attributes. */
function lineOfCurl([, name, value, path, seconds]: RegExpExecArray): string {
  const expires = Number(seconds) > 0 ? `; Expires=${new Date(Number(seconds) * 1000).toUTCString()}` : '';
  return `${name}=${value}; Path=${path}${expires}`;
}

/** A text that is one string as a whole, without its quotes. */
function withoutQuotes(text: string): string {
  return /^(['"`])([^\n]*=[^\n]*)\1[ \t]*[,;\\]?$/.exec(text)?.[2] ?? text;
}

function chosen(lines: readonly string[]): PastedText {
  const [line = '', ...more] = lines.filter((one) => one !== '');
  return { line, dropped: more.length };
}
