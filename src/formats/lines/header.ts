import { parseUrl } from '../../cookie/address/parse-url.ts';
import { toText } from '../../cookie/octets.ts';
import type { About, Place, TextFormat } from '../format/format.ts';
import { cookieOfPair, type HeaderPair, headerPairs, pairOfCookie } from './cookie-pairs.ts';
import { Reading } from './reading.ts';
import { setCookie } from './set-cookie.ts';
import { textLines } from './text-lines.ts';
import { writeParts } from './write-parts.ts';

const FIELD = /^(?:[<>*|]+[ \t]+)?cookie:[ \t]*/i;
const HOST_FIELD = /^(?:[<>*|]+[ \t]+)?(?:host|:authority):[ \t]*(\S{1,1000})/i;
/** The page of the cookies in a file of EditThisCookie. */
const URL_COMMENT = /^\/\/[ \t]*(?:URL:[ \t]*)?(https?:\/\/\S{1,10000})/i;
/** A line that begins with a pair whose name is like one of a cookie. */
const PAIR_LINE = /^[^\s"'<>(){},;=]{1,1000}[ \t]*=/;
/** A line of EditThisCookie's list of names and values, which escapes nothing. */
const QUOTED_PAIR = /^"([^"=;]{1,1000})","([^"]*)"[ \t]*$/;
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
    const lines = text.slice(0, START).split(/[\r\n]+/);
    const first = lines.find((line) => line.trim() !== '' && !COMMENT.test(line)) ?? '';
    return lines.some((line) => FIELD.test(line)) || PAIR_LINE.test(first.trim()) || QUOTED_PAIR.test(first);
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

function read(text: string, { url }: About) {
  const reading = new Reading(text);
  if (reading.isFull) return reading.result();
  let host = parseUrl(url ?? '')?.hostname;
  const isHead = text.split(/[\r\n]+/, 100).some((line) => FIELD.test(line));
  let homeless: Place | null = null;
  let count = 0;
  for (const { text: line, line: number } of textLines(text, reading, text.length)) {
    const named = URL_COMMENT.exec(line)?.[1] ?? prefixed('https://', HOST_FIELD.exec(line)?.[1]);
    if (named !== undefined) host = parseUrl(named)?.hostname ?? host;
    const start = FIELD.exec(line)?.[0].length ?? 0;
    if (COMMENT.test(line) || (isHead && start === 0)) continue;
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
  return PAIR_LINE.test(text) && !/^\ufeff/.test(text) && !setCookie.recognises?.(text, {}) && !HOST_FIELD.test(text);
}

function prefixed(start: string, rest: string | undefined): string | undefined {
  return rest === undefined ? undefined : start + rest;
}
