import type { Cookie } from '../../cookie/cookie.ts';
import type { About, ReadResult, TextFormat } from '../format/format.ts';
import { placesIn } from '../format/places-in-text.ts';
import { endOfQuoted } from '../quoted/end-of-quoted.ts';
import { quoteForScript, unquoteScript } from '../quoted/quote-for-script.ts';
import { cookieOfLine } from './cookie-of-line.ts';
import { lineOfCookie, underHosts } from './line-of-cookie.ts';
import { MAX_PART, Reading } from './reading.ts';
import { octetsOf } from './text-cookie.ts';
import { writeParts } from './write-parts.ts';

/** A statement, or a comment that names the page. */
const STATEMENT =
  /^[ \t]*\/\/[ \t]*(https?:\/\/\S{1,10000})|\bdocument[ \t]*\.[ \t]*cookie[ \t]*=(?!=)[ \t]*(?:\r?\n[ \t]*)?(["'`]?)/gim;
/** How much of a text is examined to recognise the format, in UTF-16 code units. */
const START = 16_384;

/**
 * JavaScript statements that set cookies: `document.cookie = "..."` with a Set-Cookie line in the string (HTML,
 * "Resource metadata management"). A script sets no HttpOnly cookie. A comment `// https://shop.example/` names the page of
 * the statements after it.
 */
export const documentCookie: TextFormat = {
  code: 'document-cookie',
  recognises: (text) => /\bdocument[ \t]{0,100}\.[ \t]{0,100}cookie[ \t]{0,100}=/.test(text.slice(0, START)),
  read,
  write: (cookies) => {
    const written: { line: string; cookie: Cookie }[] = [];
    const { losses } = writeParts(cookies, (cookie) => {
      const part = lineOfCookie({ ...cookie, httpOnly: false });
      if (part.text === null) return part;
      const statement = `document.cookie = ${quoteForScript(part.text)};`;
      if (statement.length <= MAX_PART) written.push({ line: statement, cookie });
      return { text: statement, losses: cookie.httpOnly ? [...part.losses, 'httpOnly'] : part.losses };
    });
    return {
      text: underHosts(written, '//')
        .map((line) => `${line}\n`)
        .join(''),
      losses,
    };
  },
};

/** The same where a line begins with a statement, so that what is like another format is in its string. */
export const documentCookieLines: TextFormat = {
  ...documentCookie,
  recognises: (text) => /^[ \t]*document\.cookie[ \t]*=/m.test(text.slice(0, START)),
};

function read(text: string, { url, now }: About): Omit<ReadResult, 'format'> {
  const reading = new Reading(text);
  if (reading.isFull) return reading.result();
  const placeOf = placesIn(text);
  let source = url;
  const statement = new RegExp(STATEMENT);
  for (let found = statement.exec(text); found && !reading.isFull; found = statement.exec(text)) {
    const { 1: page, 2: quote } = found;
    if (page !== undefined) {
      source = page;
      continue;
    }
    const start = statement.lastIndex;
    const place = placeOf(start - (quote?.length ?? 0));
    if (quote !== '"' && quote !== "'" && quote !== '`') {
      reading.problem('notPlainString', place);
      continue;
    }
    const end = endOfQuoted(text, start, { quote, escapedBy: '\\' });
    if (end < 0) {
      reading.stop('unclosedQuote', place);
      break;
    }
    statement.lastIndex = end + 1;
    const string = end - start > MAX_PART ? null : unquoteScript(text.slice(start, end), quote);
    const octets = string === null ? null : octetsOf(string);
    if (end - start > MAX_PART) reading.problem('lineTooLong', place, { length: end - start, limit: MAX_PART });
    // What is added to the string is not known here.
    else if (octets === null || /^\s{0,100}\+/.test(text.slice(end + 1, end + 102)))
      reading.problem('notPlainString', place);
    else {
      const read = cookieOfLine(octets, { url: source, now });
      reading.add('code' in read ? { ...read, column: place.column } : read, place.line);
    }
  }
  return reading.result();
}
