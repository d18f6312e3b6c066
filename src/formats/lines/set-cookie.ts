import { parseUrl } from '../../cookie/address/parse-url.ts';
import { parseSetCookieLine } from '../../cookie/set-cookie/parse-set-cookie-line.ts';
import type { About, ReadResult, TextFormat } from '../format/format.ts';
import { splitSetCookies } from '../format/split-set-cookies.ts';
import { cookieOfText } from './cookie-of-line.ts';
import { cookieOfPair, headerPairs } from './cookie-pairs.ts';
import { hostOfLine, isUrlComment } from './host-of-line.ts';
import { lineOfCookie, underHosts } from './line-of-cookie.ts';
import { MAX_PART, Reading } from './reading.ts';
import { type TextLine, textLines, unfolded } from './text-lines.ts';
import { writeParts } from './write-parts.ts';

/** What `curl -v` and DevTools put before a header field, and a quote around it. */
const FIELD = /^(?:[<>*|]+[ \t]+)?(['"]?)set-cookie2?(?:[ \t]*:[ \t]*|$)/i;
/** The field of the request, beside its response. */
const SENT = /^(?:[<>*|]+[ \t]+)?cookie:[ \t]*/i;
/** RFC 9110 §5.1: another header field, or the first line of a message. */
const OTHER_FIELD = /^(?:[<>*|]+[ \t]+)?(?::?[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,200}:(?:[ \t]|$)|HTTP\/[\d.]+[ \t])/i;
/** Code that sets a cookie begins like a pair. */
const STATEMENT = /^(?:\w+\.){0,3}document\.cookie\b/;
/** What each attribute has where a line is one of Set-Cookie: a cookie can be named "path" too. */
const ATTRIBUTE_VALUES: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    expires: /\d\d:\d\d/,
    'max-age': /^-?\d+$/,
    domain: /^\.?(?:[^.]+\.[^.]|localhost$)/i,
    path: /^\//,
    secure: /^$/,
    httponly: /^$/,
    samesite: /^(?:strict|lax|none)$/i,
    partitioned: /^$/,
    priority: /^(?:low|medium|high)$/i,
  }),
);
/** How much of a text is examined to recognise the format, in UTF-16 code units. */
const START = 16_384;

/**
 * Set-Cookie lines, one for each cookie, with or without the name of the field, or the head of a response as `curl -v` and
 * DevTools show it (RFC 6265bis §4.1); and, where the text has the request too, the cookies that it sent and the response does not
 * set. A comment `# https://shop.example/` names the host of the lines after it.
 */
export const setCookie: TextFormat = {
  code: 'set-cookie',
  recognises: (text) => {
    const lines = text
      .slice(0, START)
      .split(/[\r\n]+/)
      .filter((line) => line.trim() !== '' && !isUrlComment(line));
    return lines.some((line) => FIELD.test(line)) || isBareLine(lines[0] ?? '');
  },
  read,
  write: (cookies) => {
    const written: { line: string; cookie: (typeof cookies)[number] }[] = [];
    const { losses } = writeParts(cookies, (cookie) => {
      const part = lineOfCookie(cookie);
      // Joined lines are split when they are read.
      if (part.text !== null && splitSetCookies(part.text).length > 1) return { text: null, losses: ['path'] };
      if (part.text === null) return part;
      const line = `Set-Cookie: ${part.text}`;
      if (line.length <= MAX_PART) written.push({ line, cookie });
      return { ...part, text: line };
    });
    return {
      text: underHosts(written, '#')
        .map((line) => `${line}\n`)
        .join(''),
      losses,
    };
  },
};

/** Whether a line is a pair with an attribute as Set-Cookie has it. */
export function isBareLine(line: string): boolean {
  if (!/^[^\s;=(){}'"]{1,1000}[ \t]*=/.test(line) || STATEMENT.test(line)) return false;
  return parseSetCookieLine(line).attributes.some(({ name, value }) => ATTRIBUTE_VALUES.get(name)?.test(value));
}

function read(text: string, { url, now }: About): Omit<ReadResult, 'format'> {
  const reading = new Reading(text);
  const hasFields = reading.isFull || text.split(/[\r\n]+/, 10_000).some((line) => FIELD.test(line));
  let source = url;
  /** DevTools copies the name of a field and its value as two lines. */
  let isNext = false;
  let before = '';
  const sent: SentLine[] = [];
  for (const { text: all, line } of unfolded(textLines(text, reading), FIELD, reading)) {
    source = hostOfLine(all, before) ?? source;
    before = all;
    const field = FIELD.exec(all);
    const start = field?.[0].length ?? 0;
    const request = SENT.exec(all);
    if (request && hasFields) sent.push({ text: all, start: request[0].length, line, url: source });
    const isLine =
      field !== null || isNext || (!hasFields && !/^(?:#|\/\/|[ \t]*$)/.test(all) && !OTHER_FIELD.test(all));
    isNext = field !== null && start === all.length;
    if (!isLine || isNext) continue;
    const content = withoutQuote(all.slice(start), field?.[1] ?? '');
    for (const { line: one, at } of splitSetCookies(content)) {
      const found = cookieOfText(one, { url: source, now });
      reading.add('code' in found ? { ...found, column: start + at + found.column } : found, line);
    }
  }
  readSent(sent, reading);
  return reading.result();
}

/** A Cookie field of a request, where its value begins, and the URL that is named before it. */
interface SentLine extends TextLine {
  start: number;
  url: string | undefined;
}

/** Adds what requests sent, but for what the responses set: the lines say more of it. */
function readSent(sent: readonly SentLine[], reading: Reading): void {
  const set = new Set(reading.cookies.map(({ cookie }) => cookie.name));
  for (const { text, start, line, url } of sent) {
    const host = parseUrl(url ?? '')?.hostname;
    if (host === undefined) reading.problem('hostMissing', { line, column: start + 1 }, { count: 1 });
    else
      for (const { text: pair, at } of headerPairs(text.slice(start))) {
        const found = cookieOfPair({ text: pair, at: start + at }, host);
        if ('code' in found || !set.has(found.cookie.name)) reading.add(found, line);
      }
  }
}

/** Without the quote at the end that was opened before the field. */
function withoutQuote(value: string, quote: string): string {
  return quote !== '' && /['"],?$/.test(value) ? value.replace(/['"],?$/, '') : value;
}
