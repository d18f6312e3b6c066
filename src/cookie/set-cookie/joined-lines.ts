import { excerpt } from '../excerpt.ts';
import type { Note } from '../verdict.ts';
import type { LineAttribute, ParsedLine } from './parse-set-cookie-line.ts';

/** RFC 9110 §5.6.2: what a name may be made of; a comma before it, as between field values that were joined. */
const NEXT_COOKIE = /,[ \t]*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)=/;
/** In a value a comma without a space is nothing unusual. */
const NEXT_COOKIE_IN_VALUE = /,[ \t]+([!#$%&'*+\-.^_`|~0-9A-Za-z]+)=/;

/**
 * RFC 6265 §3: "Origin servers SHOULD NOT fold multiple Set-Cookie header fields into a single header field", since a
 * comma does not end a cookie. Tells where a second cookie was probably meant; null: nowhere.
 */
export function joinedLinesNote({ value, valueSpan, attributes }: ParsedLine, line: string): Note | null {
  const inValue = NEXT_COOKIE_IN_VALUE.exec(value)?.[1];
  if (inValue !== undefined) return noteOn(inValue, 'value', valueSpan);
  for (const { name, span } of attributes) {
    const next = NEXT_COOKIE.exec(line.slice(span[0], span[1]))?.[1];
    if (next !== undefined) return noteOn(next, name, span);
  }
  return null;
}

function noteOn(next: string, attribute: string, span: LineAttribute['span']): Note {
  return { code: 'LinesJoined', attribute, span, data: { name: excerpt(next) } };
}
