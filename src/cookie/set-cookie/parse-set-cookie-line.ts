import { asciiLowerCase } from '../ascii-lower-case.ts';
import { asOctets, type Octets } from '../octets.ts';

/** One attribute of a Set-Cookie line, as written. */
export interface LineAttribute {
  /** In lower case. */
  name: Octets;
  value: Octets;
  /** Position of name and value in the line: [start, end). */
  span: [number, number];
}

export interface ParsedLine {
  name: Octets;
  value: Octets;
  hasEquals: boolean;
  nameSpan: [number, number];
  valueSpan: [number, number];
  attributes: LineAttribute[];
}

/**
 * RFC 6265bis §5.6: "The name-value-pair string consists of the characters up to, but not including, the first %x3B (";")";
 * the name "up to, but not including, the first %x3D ("=") character". Which of name and value a line without "=" gives is
 * left to the caller: here both are the whole of it.
 */
export function parseSetCookieLine(line: string): ParsedLine {
  let end = indexFrom(line, ';', 0);
  let equals = indexFrom(line, '=', 0);
  const hasEquals = equals < end;
  const nameSpan = trimmed(line, 0, hasEquals ? equals : end);
  const valueSpan = hasEquals ? trimmed(line, equals + 1, end) : nameSpan;
  const attributes: LineAttribute[] = [];
  while (end < line.length) {
    const start = end + 1;
    end = indexFrom(line, ';', start);
    // Searched once, not again from every attribute: a line may be long and have none.
    if (equals < start) equals = indexFrom(line, '=', start);
    attributes.push(attribute(line, start, end, equals));
  }
  return { name: slice(line, nameSpan), value: slice(line, valueSpan), hasEquals, nameSpan, valueSpan, attributes };
}

/** The part from `start` to `end`; `equals` is the position of the first "=" from `start` on. */
function attribute(line: string, start: number, end: number, equals: number): LineAttribute {
  const span = trimmed(line, start, end);
  // "The attribute-name string consists of the entire cookie-av string, and the attribute-value string is empty."
  if (equals >= end) return { name: asciiLowerCase(slice(line, span)), value: asOctets(''), span };
  const name = asciiLowerCase(slice(line, trimmed(line, start, equals)));
  return { name, value: slice(line, trimmed(line, equals + 1, end)), span };
}

/** The next position of the character, or the end of the line. */
function indexFrom(line: string, character: string, start: number): number {
  const index = line.indexOf(character, start);
  return index < 0 ? line.length : index;
}

function slice(line: string, span: [number, number]): Octets {
  return asOctets(line.slice(span[0], span[1]));
}

/** "Remove any leading or trailing WSP characters from the name string and the value string": space and TAB. */
function trimmed(line: string, start: number, end: number): [number, number] {
  let from = start;
  let to = end;
  while (from < to && isSpace(line.charCodeAt(from))) from++;
  while (to > from && isSpace(line.charCodeAt(to - 1))) to--;
  return [from, to];
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}
