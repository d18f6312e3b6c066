import type { ReadCookie, ReadResult, TextFormat } from '../format/format.ts';
import { CookieFields } from '../json-cookie/cookie-fields.ts';
import { csv, headings, headLine, isSeparatorLine, separatorOf } from '../lines/csv.ts';
import { type CsvCell, csvRecords } from '../lines/csv-cell.ts';
import { type LineProblem, Reading } from '../lines/reading.ts';
import { isStored, storedRow } from './stored-row.ts';

/**
 * The cookies table of the database of Chromium or Firefox, as programs for SQLite write it with the names of the columns in the
 * first record. Written as CSV.
 */
export const storedTable: TextFormat = {
  ...csv,
  recognises: (text) => {
    const columns = headings(headLine(text));
    return isStored((column) => columns.includes(column));
  },
  read,
};

function read(text: string): Omit<ReadResult, 'format'> {
  const reading = new Reading(text);
  if (reading.isFull) return reading.result();
  const head = headLine(text);
  const columns = headings(head);
  let isHead = true;
  for (const record of csvRecords(text, separatorOf(head), reading)) {
    const [start] = record;
    if (!start || (isHead && isSeparatorLine(record))) continue;
    if (isHead) isHead = false;
    else if (record.length !== columns.length)
      reading.problem('badLine', record.at(columns.length) ?? start, { fields: record.length });
    else {
      const { found, line } = cookieOf(record, columns, start);
      reading.add(found, line);
    }
  }
  return reading.result();
}

function cookieOf(
  record: readonly CsvCell[],
  columns: readonly string[],
  start: CsvCell,
): { found: ReadCookie | LineProblem; line: number } {
  const isText = (column: string | undefined) =>
    column === 'name' || column === 'value' || column === 'encrypted_value';
  const cells = record.flatMap(({ text }, at) =>
    text !== '' || isText(columns[at]) ? [[columns[at] ?? '', text]] : [],
  );
  const fields = new CookieFields(Object.fromEntries(cells));
  const cookie = storedRow.read(fields, {});
  const [refusal] = fields.refusals;
  if (!refusal) return { found: { cookie, warnings: fields.warnings }, line: start.line };
  const { code, field } = refusal;
  const { line, column } = record[columns.indexOf(field)] ?? start;
  return { found: { code, column, data: { field } }, line };
}
