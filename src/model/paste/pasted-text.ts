import { lineInCode } from './line-in-code.ts';
import { linesOfCookieFile } from './lines-of-cookie-file.ts';
import { linesOfJson } from './lines-of-json.ts';

/**
 * Why a text gives no Set-Cookie line; text: message `pasteRejected_<code>`.
 * `cookieHeader`: what a request sent, where several cookies stand without attributes. `url`, `command`: something that makes
 * a request. `noSetCookie`: the head of a response that sets no cookie. `json`: JSON without a cookie.
 */
export const PASTE_PROBLEMS = ['cookieHeader', 'url', 'command', 'noSetCookie', 'json'] as const;
export type PasteProblem = (typeof PASTE_PROBLEMS)[number];

export type PastedText =
  /** The first Set-Cookie line, without the name of the field; `dropped`: how many more cookies there were. */
  { line: string; dropped: number } | { problem: PasteProblem };

/** The most characters that are read: no Set-Cookie line is as long. */
const MAX_LENGTH = 64 * 1024;

/** What terminals and DevTools put before a header field, and quotes around it. */
const DECORATION = /^(?:[<>*|$%]+[ \t]+)?['"]?/;
const FIELD_NAME = /^set-cookie2?(?:[ \t]*:[ \t]*|[ \t]+|$)/i;
/** RFC 9110 §5.1: another header field. */
const OTHER_FIELD = /^:?[!#$%&'*+\-.^_`|~0-9A-Za-z]+:(?:[ \t]|$)/;
const STATUS_LINE = /^HTTP\/[\d.]+[ \t]+\d{3}\b/i;

/**
 * The Set-Cookie line in a text that a person pastes: the line itself, a response head as `curl -v` or DevTools show it, code
 * or server configuration that sets it, a cookie as JSON, or a line of a cookies.txt file. null: the text is empty.
 */
export function readPastedText(pasted: string): PastedText | null {
  const text = pasted.slice(0, MAX_LENGTH).trim();
  if (text === '') return null;
  if (/^[[{]/.test(text)) {
    const found = linesOfJson(text);
    if (found) return found.length > 0 ? chosen(found) : { problem: 'json' };
  }
  const inFile = linesOfCookieFile(text);
  if (inFile.length > 0) return chosen(inFile);
  if (/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(text)) return { problem: 'url' };
  const inCode = lineInCode(text);
  if (inCode !== null) return { line: inCode, dropped: 0 };
  if (/^(?:curl|wget|https?|fetch|Invoke-WebRequest)\b[ (]/i.test(text)) return { problem: 'command' };
  return readLines(text.split(/[\r\n]+/).map((line) => line.trim().replace(DECORATION, '')));
}

function readLines(lines: readonly string[]): PastedText | null {
  const found: string[] = [];
  const others: string[] = [];
  for (const [at, line] of lines.entries()) {
    const name = FIELD_NAME.exec(line)?.[0];
    if (name === undefined) {
      if (line !== '') others.push(line);
      continue;
    }
    // DevTools copies the name of a field and its value as two lines.
    const value = line.slice(name.length) || (lines[at + 1] ?? '');
    if (value !== '') found.push(withoutQuote(value));
  }
  if (found.length > 0) return chosen(found);
  if (others.length === 0) return null;
  const cookies = others
    .find((line) => /^cookie:/i.test(line))
    ?.slice('cookie:'.length)
    .trim();
  if (cookies !== undefined) return cookies.includes(';') ? { problem: 'cookieHeader' } : { line: cookies, dropped: 0 };
  const isHead = others.some((line) => STATUS_LINE.test(line) || (OTHER_FIELD.test(line) && !line.includes('=')));
  return isHead ? { problem: 'noSetCookie' } : chosen(others);
}

/** A quote at the end that was opened before the field. */
function withoutQuote(value: string): string {
  return /^[^'"]*['"],?$/.test(value) && !/=["'][^"']*["']$/.test(value) ? value.replace(/['"],?$/, '') : value;
}

function chosen([line = '', ...more]: readonly string[]): PastedText {
  return { line, dropped: more.length };
}
