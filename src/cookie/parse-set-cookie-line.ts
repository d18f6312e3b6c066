/** One attribute of a Set-Cookie line, as it stands there. */
export interface LineAttribute {
  /** In lower case. */
  name: string;
  value: string;
  /** Where name and value stand in the line: [start, end). */
  span: [number, number];
}

export interface ParsedLine {
  name: string;
  value: string;
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
  const [pair, ...rest] = piecesOf(line);
  const { name, value, nameSpan, valueSpan, hasEquals } = pair ?? piece(line, 0, line.length);
  const attributes = rest.map((part) => ({
    name: part.name.toLowerCase(),
    // "The attribute-name string consists of the entire cookie-av string, and the attribute-value string is empty."
    value: part.hasEquals ? part.value : '',
    span: [part.nameSpan[0], part.valueSpan[1]] as [number, number],
  }));
  return { name, value, hasEquals, nameSpan, valueSpan, attributes };
}

type Piece = Omit<ParsedLine, 'attributes'>;

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  while (start <= line.length) {
    const semicolon = line.indexOf(';', start);
    const end = semicolon < 0 ? line.length : semicolon;
    pieces.push(piece(line, start, end));
    start = end + 1;
  }
  return pieces;
}

function piece(line: string, start: number, end: number): Piece {
  const equals = line.indexOf('=', start);
  const hasEquals = equals >= 0 && equals < end;
  const nameSpan = trimmed(line, start, hasEquals ? equals : end);
  const valueSpan = hasEquals ? trimmed(line, equals + 1, end) : nameSpan;
  return { name: line.slice(...nameSpan), value: line.slice(...valueSpan), hasEquals, nameSpan, valueSpan };
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
