import type { About, Place, ReadResult, TextFormat } from './format/format.ts';
import { isCookieLike } from './json/cookie-list.ts';
import { toughCookie, writeToughCookie } from './json/tough-cookie.ts';
import { CookieFields } from './json-cookie/cookie-fields.ts';
import { Reading } from './lines/reading.ts';
import { textLines } from './lines/text-lines.ts';

/** A key and its value, if that is on the same line; before it the indent and what begins a member of a list. */
const PAIR = /^([ \t]*)(-[ \t]+)?(\w+):[ \t]*(\S.*)?$/;

/** A value as it is written. */
interface Value extends Place {
  text: string;
}

/** The YAML that Insomnia 11 exports (`collection.insomnia.rest/5.0`): the cookies of its jar are those of tough-cookie. */
export const insomniaYaml: TextFormat = {
  code: 'tough-cookie',
  recognises: (text) => /^cookieJar:[ \t]*$/m.test(text),
  read,
  write: writeToughCookie,
};

function read(text: string, { now }: About): Omit<ReadResult, 'format'> {
  const reading = new Reading(text);
  let isInJar = false;
  /** The values of the lines so far that have the same indent, by their keys. */
  let values = new Map<string, Value>();
  let own = 0;
  let last: Value | undefined;
  for (const { text: line, line: number } of textLines(text, reading)) {
    if (/^\w/.test(line)) isInJar = line.startsWith('cookieJar:');
    const [, space = '', dash = '', key, value = ''] = PAIR.exec(line) ?? [];
    if (dash === '' && values.size > 0 && line.search(/[^ \t]/) > own) {
      // A long value goes on, or what is below a key.
      if (last) last.text += ` ${line.trim()}`;
      continue;
    }
    const indent = space.length + dash.length;
    if (dash !== '' || indent !== own) {
      readCookie(values, now, reading);
      values = new Map();
      own = indent;
    }
    last = value === '' ? undefined : { text: value, line: number, column: line.length - value.length + 1 };
    if (last && isInJar && key) values.set(key, last);
  }
  readCookie(values, now, reading);
  return reading.result();
}

function readCookie(values: ReadonlyMap<string, Value>, now: number | undefined, reading: Reading): void {
  const object = Object.fromEntries([...values].map(([key, { text }]) => [key, scalar(text, key)]));
  const [[, start] = []] = values;
  if (!start || !isCookieLike(object)) return;
  const fields = new CookieFields(object);
  const cookie = toughCookie.read(fields, { now });
  for (const { code, field } of fields.refusals) reading.problem(code, values.get(field) ?? start, { field });
  if (fields.refusals.length === 0) reading.add({ cookie, warnings: fields.warnings }, start.line);
}

/** What a value means; an object, which is refused, for what is written in yet another way. */
function scalar(text: string, key: string): unknown {
  if (/^'(?:[^']|'')*'$/.test(text)) return text.slice(1, -1).replaceAll("''", "'");
  if (/^[>|']/.test(text)) return {};
  if (!/^(?:"|true$|false$|null$)/.test(text)) return key === 'maxAge' ? Number(text) : text;
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
