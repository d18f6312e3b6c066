import type { About, ReadResult, TextFormat } from '../format/format.ts';
import { endOfQuoted } from '../quoted/end-of-quoted.ts';
import { cookieOfText } from './cookie-of-line.ts';
import { Reading } from './reading.ts';
import { setCookie } from './set-cookie.ts';
import { textLines } from './text-lines.ts';

/** A directive of nginx (`add_header`) or Apache (`Header always set`), up to the value of the field. */
const DIRECTIVE =
  /^[ \t]*(?:add_header[ \t]+|Header[ \t]+(?:(?:always|onsuccess)[ \t]+)?(set|add|append|merge|setifempty|edit\*?|unset|echo|note)[ \t]+)["']?set-cookie["']?[ \t]+/i;
/** What the server fills in: `$request_id`, `%{UNIQUE_ID}e`, `%t`. */
const FILLED_IN = /\$[\w{]|%\{|%[tDl](?:;|\s|$)/;
const HOST = /^[ \t]*(?:server_name|ServerName)[ \t]+(?:https?:\/\/)?([\w.-]{1,300})/i;
/** How much of a text is examined to recognise the format, in UTF-16 code units. */
const START = 16_384;

/**
 * Configuration of nginx or Apache that sets cookies, one directive on a line, for the host that `server_name` or `ServerName` names.
 * Written as Set-Cookie lines.
 */
export const serverConfig: TextFormat = {
  ...setCookie,
  recognises: (text) =>
    text
      .slice(0, START)
      .split(/[\r\n]+/)
      .some((line) => DIRECTIVE.test(line)),
  read,
};

function read(text: string, { url, now }: About): Omit<ReadResult, 'format'> {
  const reading = new Reading(text);
  let source = url;
  for (const { text: all, line } of textLines(text, reading)) {
    const host = HOST.exec(all)?.[1];
    if (host !== undefined) source = `https://${host}/`;
    const directive = DIRECTIVE.exec(all);
    if (!directive) continue;
    const start = directive[0].length;
    const set = valueAt(all, start);
    if (set === null || FILLED_IN.test(set) || /^(?:edit|unset|echo|note)/i.test(directive[1] ?? '')) {
      reading.problem('notPlainString', { line, column: start + 1 });
      continue;
    }
    const found = cookieOfText(set, { url: source, now });
    reading.add('code' in found ? { ...found, column: start + 1 } : found, line);
  }
  return reading.result();
}

/** The value that begins there, in quotes or up to a space; null: nothing closes it. */
function valueAt(line: string, start: number): string | null {
  const quote = line.charAt(start);
  if (quote !== '"' && quote !== "'") return /^[^\s;]*/.exec(line.slice(start))?.[0] ?? null;
  const end = endOfQuoted(line, start + 1, { quote, escapedBy: '\\' });
  return end < 0 ? null : line.slice(start + 1, end).replace(/\\(["'\\])/g, '$1');
}
