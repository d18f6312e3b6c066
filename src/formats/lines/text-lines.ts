import { MAX_PART, type Reading } from './reading.ts';

/** Lines of a text, of which most are empty where there are as many. */
const MAX_LINES = 500_000;

/** A line of a text without its end. */
export interface TextLine {
  text: string;
  /** From 1. */
  line: number;
}

/**
 * The lines of a text that may have LF, CRLF or CR, without a byte order mark, those of more than `longest` UTF-16 code units
 * left out with a problem. It ends early where the reading is full.
 */
export function* textLines(text: string, reading: Reading, longest = MAX_PART): Generator<TextLine> {
  const end = /\r\n?|\n/g;
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (let line = 1; start <= text.length; line++) {
    if (line > MAX_LINES) reading.stop('tooManyLines', { line, column: 1 }, { limit: MAX_LINES });
    if (reading.isFull) return;
    end.lastIndex = start;
    const found = end.exec(text);
    const to = found?.index ?? text.length;
    if (to - start <= longest) yield { text: text.slice(start, to), line };
    else reading.problem('lineTooLong', { line, column: 1 }, { length: to - start, limit: longest });
    start = found ? end.lastIndex : text.length + 1;
  }
}

/**
 * The same, where a line that begins with more space than a field before it goes on with that. RFC 9112 §5.2: a recipient replaces
 * "each received obs-fold with one or more SP octets".
 */
export function* unfolded(lines: Iterable<TextLine>, isField: RegExp, reading: Reading): Generator<TextLine> {
  let field: TextLine | null = null;
  const parts: string[] = [];
  const joined = function* (): Generator<TextLine> {
    if (!field) return;
    const text = [field.text, ...parts].join(' ');
    if (text.length <= MAX_PART || parts.length === 0) yield { text, line: field.line };
    else reading.problem('lineTooLong', { line: field.line, column: 1 }, { length: text.length, limit: MAX_PART });
    field = null;
    parts.length = 0;
  };
  for (const line of lines) {
    if (field && indentOf(line.text) > indentOf(field.text)) {
      parts.push(line.text.trim());
      continue;
    }
    yield* joined();
    if (isField.test(line.text)) field = line;
    else yield line;
  }
  yield* joined();
}

/** How many spaces and TABs a line begins with; -1: it has nothing else. */
function indentOf(text: string): number {
  return text.search(/[^ \t]/);
}
