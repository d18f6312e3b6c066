import type { About, ReadResult, TextFormat } from '../format/format.ts';
import { codeTokens } from '../quoted/code-tokens.ts';
import { SCRIPT_LANGUAGE } from '../quoted/script-language.ts';
import { cookieOfText } from './cookie-of-line.ts';
import { Reading } from './reading.ts';
import { setCookie } from './set-cookie.ts';
import { textLines } from './text-lines.ts';

/** A directive of nginx (`add_header`) or Apache (`Header always set`), up to the value of the field. */
const DIRECTIVE =
  /^[ \t]*(?:add_header[ \t]+|Header[ \t]+(?:(?:always|onsuccess)[ \t]+)?(\w{1,20}\*?)[ \t]+)["']?set-cookie["']?[ \t]+/i;
/** Words go up to a space. */
const CONFIG = { ...SCRIPT_LANGUAGE, word: /[^\s;"']+/y };
/** What the server fills in: `$request_id`, `%{UNIQUE_ID}e`. */
const FILLED_IN = /\$[\w{]|%\{/;
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
    const [value] = codeTokens(all.slice(start), CONFIG);
    const set = value?.text ?? null;
    if (set === null || FILLED_IN.test(set) || !/^(?:set|add|append|merge|$)/i.test(directive[1] ?? '')) {
      reading.problem('notPlainString', { line, column: start + 1 });
      continue;
    }
    const found = cookieOfText(set, { url: source, now });
    reading.add('code' in found ? { ...found, column: start + 1 } : found, line);
  }
  return reading.result();
}
