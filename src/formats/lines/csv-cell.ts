import type { Place } from '../format/format.ts';
import { MAX_PART, type Reading } from './reading.ts';

/** A cell without its quotes, and where it begins. */
export interface CsvCell extends Place {
  text: string;
}

/** Cells of one record: more are a problem of the whole record. */
const MAX_CELLS = 1000;
/** Records of a text, of which most are empty where there are as many. */
const MAX_RECORDS = 500_000;

/**
 * The records of a text in RFC 4180: cells with a comma, quote or line end are in double quotes, and a quote in them is doubled.
 * Semicolons and TABs may separate them, as spreadsheets of other languages write it, and "|" as Markdown and programs for databases do,
 * with spaces around it and lines of dashes. A record of more than MAX_PART UTF-16 code units is left out with a problem.
 */
export function* csvRecords(text: string, separator: string, reading: Reading): Generator<CsvCell[]> {
  const plain = new RegExp(`[${separator}\\r\\n]`, 'g');
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  let lineStart = at;
  for (let records = 0; at < text.length && !reading.isFull; records++) {
    for (; text[at] === '\r' || text[at] === '\n'; lineStart = at) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      line++;
    }
    if (records === MAX_RECORDS) reading.stop('tooManyLines', { line, column: 1 }, { limit: MAX_RECORDS });
    const cells: CsvCell[] = [];
    const [recordStart, recordLine] = [at, line];
    let isRight = true;
    for (let isOpen = true; isOpen; ) {
      const place = { line, column: at - lineStart + 1 };
      let content: string;
      if (text[at] === '"') {
        const end = closingQuote(text, at + 1);
        if (end < 0) return reading.stop('unclosedQuote', place);
        content = text.slice(at + 1, end).replaceAll('""', '"');
        const lineEnds = lastLineEnd(text, at + 1, end);
        if (lineEnds.count > 0) [line, lineStart] = [line + lineEnds.count, lineEnds.end];
        at = end + 1;
        if (at < text.length && !/[\r\n]/.test(text.charAt(at)) && text[at] !== separator && isRight) {
          isRight = false;
          reading.problem('badLine', { line, column: at - lineStart + 1 });
        }
      } else content = '';
      plain.lastIndex = at;
      const end = plain.exec(text)?.index ?? text.length;
      const whole = content + text.slice(at, end);
      if (separator === '|') place.column += whole.length - whole.trimStart().length;
      if (cells.length < MAX_CELLS) cells.push({ ...place, text: separator === '|' ? whole.trim() : whole });
      at = end + 1;
      isOpen = text[end] === separator;
      if (isOpen && at === text.length) cells.push({ line, column: at - lineStart + 1, text: '' });
      isOpen &&= at < text.length;
    }
    const isCrLf = text[at - 1] === '\r' && text[at] === '\n';
    if (isCrLf) at++;
    line++;
    lineStart = at;
    const length = at - recordStart;
    if (length > MAX_PART) {
      reading.problem('lineTooLong', { line: recordLine, column: 1 }, { length, limit: MAX_PART });
    } else if (
      isRight &&
      (separator === '|' ? !cells.every(isDrawn) : cells.length > 1 || cells[0]?.text.trim() !== '')
    )
      yield cells;
  }
}

/** Whether a cell is a part of a line between the names of the columns and the rows. */
function isDrawn({ text }: CsvCell): boolean {
  return /^[-+:]*$/.test(text);
}

/** One cell as RFC 4180 writes it. */
export function csvCell(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function closingQuote(text: string, start: number): number {
  for (let at = text.indexOf('"', start); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}

/** How many lines end between two positions, and where the last of them does. */
function lastLineEnd(text: string, start: number, end: number): { count: number; end: number } {
  let count = 0;
  let last = start;
  // Within the cell only: each cell of a long line would search all the rest of the line.
  for (const { 0: lineEnd, index } of text.slice(start, end).matchAll(/\r\n?|\n/g)) {
    count++;
    last = start + index + lineEnd.length;
  }
  return { count, end: last };
}
