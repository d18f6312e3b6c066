import { parseUrl } from '../../cookie/address/parse-url.ts';
import { toText } from '../../cookie/octets.ts';
import type { About, Place, TextFormat } from '../format/format.ts';
import { cookieOfPair, type HeaderPair, headerPairs, pairOfCookie } from './cookie-pairs.ts';
import { hostOfLine, isUrlComment } from './host-of-line.ts';
import { Reading } from './reading.ts';
import { setCookie } from './set-cookie.ts';
import { textLines, unfolded } from './text-lines.ts';
import { writeParts } from './write-parts.ts';

/** DevTools copies the name of a field and its value as two lines. In YAML and Bruno's files it is indented, with a pair after it. */
const FIELD = /^(?:[<>*|]+[ \t]+|[ \t]+(?=cookie:[ \t]+[^\s"'`(){}[\],;=]{1,1000}=))?cookie(?:[ \t]*:[ \t]*|$)/i;
/** A name whose value is on the next line. */
const FIELD_NAME = /^(?:[<>*|]+[ \t]+)?cookie[ \t]*:?[ \t]*$/i;
/** A line that begins with a pair whose name is like one of a cookie. Playwright's tools list cookies with "(domain: a.test, path: /)". */
export const PAIR_LINE = /^(?!.*\(domain: )[^\s"'<>(){},;=]{1,1000}[ \t]*=/;
/** A line of EditThisCookie's list of names and values, which escapes nothing. */
const QUOTED_PAIR = /^"([^"=;]{1,1000})","([^"]*)"[ \t]*$/;
/** A list or an object that code names. */
const CODE = /^[^=;]{1,1000}(?:[ \t]=[ \t]*[[{]|\][ \t]+=)/;
/** A field whose value is no string of code. */
const PLAIN_FIELD = /^(?:[<>*|]+)?[ \t]*cookie:[ \t]*[^\s"'`(){}[\],;=]{1,1000}=/im;
/** Code, or several lines: a name with a space after it, a call, a list or a string for a request, or a statement. */
const ASSIGNED =
  /[\r\n]|^[^=]+(?:[ \t]=|=(?:[ \t]|[\w$.]{1,100}\())|(?:^|;)[ \t]*(?:[\w$.]{0,100}(?:cookies?|headers?)=["'`[{(]|document\.cookie)/i;
/** A value that begins like JSON and does not end so: code has a semicolon in a string. */
const CUT = /=[ \t]{0,100}[[{][^;]{0,4000}[^;\]}]\s*(?:;|$)/;
/** A variable of a `.env` file whose value is a Cookie header without quotes. */
const VARIABLE = /^\w{0,40}COOKIES?=(?=[^\s"'=;]+=)/;
const COMMENT = /^\/\/(?:[ \t]|$)/;
/** How much of a text is examined to recognise the format, in UTF-16 code units. */
const START = 16_384;

/**
 * The value of a Cookie header, as DevTools, Cookie-Editor and Get cookies.txt LOCALLY copy it (`a=1; b=2`), or the head of a
 * request, or lines of EditThisCookie (`"a","1"`). It names no host: that of the request counts, or the URL in the comments of
 * EditThisCookie's "semicolon" file.
 */
export const header: TextFormat = {
  code: 'header',
  recognises: (text) => {
    const start = text.slice(0, START);
    if (isMessage(start)) return true;
    const lines = start.split(/[\r\n]+/).filter((line) => line.trim() !== '' && !isComment(line));
    // The last one may be cut.
    if (text.length > START && lines.length > 1) lines.pop();
    return lines.length > 0 && lines.every(isPairLine);
  },
  read,
  write: (cookies) => {
    const { parts, losses } = writeParts(cookies, (cookie) => {
      const pair = pairOfCookie(cookie, true);
      return { ...pair, text: pair.text && toText(pair.text) };
    });
    const text = parts.join('; ');
    return { text: text === '' || isClear(text) ? text : `Cookie: ${text}`, losses };
  },
};

/** The same where the text begins with a pair or the field, so that what is like another format is in a value. */
export const plainHeader: TextFormat = {
  ...header,
  recognises: (text) => {
    const start = text.slice(0, START);
    return PLAIN_FIELD.test(start) || isPlainPairs(start.trim());
  },
};

/** Whether a text is one line of pairs and no code. */
function isPlainPairs(line: string): boolean {
  return PAIR_LINE.test(line) && !ASSIGNED.test(line) && !CUT.test(line);
}

function read(text: string, { url }: About) {
  const reading = new Reading(text);
  if (reading.isFull) return reading.result();
  let host = parseUrl(url ?? '')?.hostname;
  const isHead = isMessage(text.slice(0, START));
  let homeless: Place | null = null;
  let count = 0;
  let before = '';
  for (const { text: line, line: number } of unfolded(textLines(text, reading, text.length), FIELD, reading)) {
    const named = hostOfLine(line, before);
    if (named !== undefined) host = parseUrl(named)?.hostname ?? host;
    const isNext = isHead && FIELD_NAME.test(before);
    before = line;
    const field = FIELD.exec(line);
    const start = (field ?? VARIABLE.exec(line))?.[0].length ?? 0;
    if (isComment(line) || FIELD_NAME.test(line) || (isHead && !field && !isNext)) continue;
    for (const { text: pair, at } of pairsIn(line, start)) {
      if (reading.isFull) break;
      if (host === undefined) {
        count++;
        homeless ??= { line: number, column: start + at + 1 };
      } else reading.add(cookieOfPair({ text: pair, at: start + at }, host), number);
    }
  }
  // One problem for all of them: a person gives one URL.
  if (homeless) reading.problem('hostMissing', homeless, { count });
  return reading.result();
}

/** The pairs of a line, whose header begins there. */
function pairsIn(line: string, start: number): Iterable<HeaderPair> {
  const [, name, value] = QUOTED_PAIR.exec(line) ?? [];
  if (name === undefined) return headerPairs(line.slice(start));
  return [{ text: `${name}=${value}`, at: 0 }];
}

/** Whether a reader would read this line as a Cookie header without the name of the field. */
function isClear(text: string): boolean {
  return (
    isPlainPairs(text.slice(0, START)) &&
    !VARIABLE.test(text) &&
    !isMessage(text) &&
    !/^(?:[[{\ufeff]|`.*`$)/.test(text) &&
    !setCookie.recognises?.(text, {}) &&
    hostOfLine(text) === undefined
  );
}

/** Whether a text is the head of a request: only its field counts. */
function isMessage(text: string): boolean {
  return text.split(/[\r\n]+/).some((line) => FIELD.test(line));
}

function isComment(line: string): boolean {
  return COMMENT.test(line) || isUrlComment(line);
}

function isPairLine(line: string): boolean {
  return (PAIR_LINE.test(line.trim()) && !CODE.test(line)) || QUOTED_PAIR.test(line);
}
