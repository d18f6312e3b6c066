import type { Cookie } from '../../cookie/cookie.ts';
import { toText } from '../../cookie/octets.ts';
import type { FormatWarning, ReadCookie, ReadResult, TextFormat } from '../format/format.ts';
import type { LossCode } from '../format/loss-code.ts';
import { LATEST_SECOND, type Moment } from '../format/moment.ts';
import type { WarningCode } from '../format/warning-code.ts';
import { type CsvCell, csvCell, csvRecords } from './csv-cell.ts';
import {
  CSV_COLUMNS,
  type CsvColumn,
  columnNamed,
  expiryIn,
  flagIn,
  isTimeSaid,
  sameSiteIn,
  timeCell,
  timeIn,
} from './csv-column.ts';
import { type LineProblem, Reading } from './reading.ts';
import { hostIn, octetsOf, textCookie, UNSAID_STORE } from './text-cookie.ts';
import { isDomainSaid, unsaidLosses, type WrittenPart, writeParts } from './write-parts.ts';

type Column = CsvColumn | 'expirySeconds';
/** A cell, and how the text names its column. */
interface HeadedCell extends CsvCell {
  heading: string;
}
/** A record by column, and where it begins. */
interface Row {
  cells: ReadonlyMap<Column, HeadedCell>;
  start: CsvCell;
}

/** A spreadsheet reads a cell that begins so as a formula, and may run it (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r]/;
/** Columns without which a cookie has no identity. */
const NEEDED: readonly CsvColumn[] = ['name', 'value', 'domain'];
/** What a guard changes. */
const LOSS_OF_COLUMN: Partial<Record<CsvColumn, LossCode>> = {
  name: 'name',
  value: 'value',
  path: 'path',
  domain: 'domain',
  storeId: 'store',
  topLevelSite: 'partition',
};
/** Said by a warning where the text has no such column. */
const WARNED: readonly [CsvColumn, WarningCode][] = [
  ['path', 'pathMissing'],
  ['secure', 'secureMissing'],
  ['httpOnly', 'httpOnlyMissing'],
  ['sameSite', 'sameSiteMissing'],
  ['topLevelSite', 'partitionMissing'],
  ['storeId', 'storeMissing'],
];

/**
 * Comma-separated values (RFC 4180) with the names of the fields in the first record. Times are ISO 8601 in UTC, or milliseconds
 * where they have fractions; an empty one is a session cookie. A cell that a spreadsheet would take for a formula gets an
 * apostrophe before it, which reading does not remove.
 */
export const csv: TextFormat = {
  code: 'csv',
  recognises: (text) => hasNeededColumns(headLine(text)),
  read,
  write: (cookies) => {
    const { parts, losses } = writeParts(cookies, recordOf);
    return { text: [CSV_COLUMNS.join(','), ...parts].map((record) => `${record}\r\n`).join(''), losses };
  },
};

function recordOf(cookie: Cookie): WrittenPart {
  if (!isDomainSaid(cookie)) return { text: null, losses: ['domain'] };
  const { expiryTime, creationTime, partitionKey, storeId } = cookie;
  const losses = unsaidLosses({ ...cookie, partitionKey: null, storeId: UNSAID_STORE, creationTime: null });
  if (!isTimeSaid(expiryTime)) losses.push('expiry');
  if (storeId === '') losses.push('store');
  if (partitionKey?.topLevelSite === '') losses.push('partition');
  if (!isTimeSaid(creationTime)) losses.push('creationTime');
  const cells = CSV_COLUMNS.map((column) => {
    if (column === 'topLevelSite') return partitionKey?.topLevelSite ?? '';
    if (column === 'hasCrossSiteAncestor') return partitionKey ? String(partitionKey.hasCrossSiteAncestor) : '';
    if (column === 'expiryTime')
      return timeCell(isTimeSaid(expiryTime) ? expiryTime : nearestTime(expiryTime ?? Number.NaN));
    if (column === 'creationTime') return isTimeSaid(creationTime) ? timeCell(creationTime) : '';
    const content = cookie[column];
    return typeof content === 'string' ? toText(content) : String(content);
  });
  const guarded = cells.map((cell, at) => (isFormula(cell, CSV_COLUMNS[at]) ? `'${cell}` : cell));
  const changed = CSV_COLUMNS.filter((_, at) => guarded[at] !== cells[at]);
  if (changed.length > 0) losses.push('formulaGuard', ...changed.flatMap((column) => LOSS_OF_COLUMN[column] ?? []));
  return { text: guarded.map(csvCell).join(','), losses };
}

/** A time before 1970 with a fraction is a number, with its "-". */
function isFormula(cell: string, column: CsvColumn | undefined): boolean {
  return FORMULA.test(cell) && column !== 'expiryTime' && column !== 'creationTime';
}

/** An expired cookie must not become a session cookie. */
function nearestTime(time: number): number | null {
  if (Number.isNaN(time)) return null;
  return time > 0 ? LATEST_SECOND * 1000 : 0;
}

function read(text: string): Omit<ReadResult, 'format'> {
  const reading = new Reading(text);
  if (reading.isFull) return reading.result();
  const head = headLine(text);
  let columns: { name: Column | undefined; heading: string }[] | null = null;
  for (const record of csvRecords(text, separatorOf(head), reading)) {
    const [start] = record;
    if (!start || (columns === null && isSeparatorLine(record))) continue;
    if (columns === null) {
      columns = record.map(({ text: heading }) => ({ name: columnNamed(heading), heading: heading.trim() }));
      const missing = NEEDED.find((column) => !columns?.some(({ name }) => name === column));
      if (missing !== undefined) reading.stop('missingField', start, { field: missing });
    } else if (record.length !== columns.length) {
      reading.problem('badLine', record.at(columns.length) ?? start, { fields: record.length });
    } else {
      const cells = new Map<Column, HeadedCell>();
      for (const [at, { name, heading }] of columns.entries()) {
        const cell = record[at];
        if (name !== undefined && cell) cells.set(name, { ...cell, heading });
      }
      const found = cookieOf({ cells, start });
      reading.add(found, 'line' in found ? found.line : start.line);
    }
  }
  return reading.result();
}

function cookieOf(row: Row): ReadCookie | (LineProblem & { line: number }) {
  const exact = (column: Column) => row.cells.get(column)?.text;
  const cell = (column: Column) => exact(column)?.trim();
  const bad = (field: Column): LineProblem & { line: number } => {
    const { line, column, heading } = { heading: field, ...(row.cells.get(field) ?? row.start) };
    return { code: 'badField', line, column, data: { field: heading } };
  };
  const name = octetsOf(exact('name') ?? '');
  if (name === null) return bad('name');
  const value = octetsOf(exact('value') ?? '');
  if (value === null) return bad('value');
  const said = cell('domain') ?? '';
  const domain = hostIn(said.replace(/^\./, ''));
  if (domain === null) return bad('domain');
  const path = octetsOf(exact('path') ?? '/');
  if (path === null) return bad('path');
  const seconds = cell('expirySeconds');
  const moment = seconds === undefined ? ownMoment(cell('expiryTime') ?? '') : expiryIn(seconds);
  if (moment === null) return bad(seconds === undefined ? 'expiryTime' : 'expirySeconds');
  const flags = { hostOnly: !said.startsWith('.'), secure: false, httpOnly: false, hasCrossSiteAncestor: false };
  const isPartitioned = Boolean(cell('topLevelSite'));
  for (const flag of ['hostOnly', 'secure', 'httpOnly', 'hasCrossSiteAncestor'] as const) {
    const content = cell(flag);
    // Nothing is where a check mark is missing.
    if (!content) continue;
    const read = flagIn(content);
    if (read === undefined) return bad(flag);
    flags[flag] = read;
  }
  const sameSite = sameSiteIn(cell('sameSite') ?? '');
  if (sameSite === undefined) return bad('sameSite');
  const creationTime = timeIn(cell('creationTime') ?? '');
  if (creationTime === undefined) return bad('creationTime');
  const { hasCrossSiteAncestor, ...others } = flags;
  const partitionKey = isPartitioned ? { topLevelSite: exact('topLevelSite') ?? '', hasCrossSiteAncestor } : null;
  const storeId = exact('storeId') || UNSAID_STORE;
  const rest = { ...others, path, expiryTime: moment.time, sameSite, partitionKey, storeId, creationTime };
  const warnings = warningsFor(row, { domain, partitionKey });
  if (moment.warning) warnings.push({ code: moment.warning, data: {} });
  return { cookie: textCookie({ name, value, domain, ...rest }), warnings };
}

function ownMoment(cell: string): Moment | null {
  const time = timeIn(cell);
  return time === undefined ? null : { time };
}

function warningsFor(
  { cells }: Row,
  { domain, partitionKey }: Pick<Cookie, 'domain' | 'partitionKey'>,
): FormatWarning[] {
  const codes = WARNED.filter(([column]) => !cells.has(column)).map(([, code]) => code);
  if (!cells.has('expiryTime') && !cells.has('expirySeconds')) codes.push('expiryMissing');
  const warnings: FormatWarning[] = codes.map((code) => ({ code, data: {} }));
  const hasDot = cells.get('domain')?.text.trim().startsWith('.');
  if (!cells.has('hostOnly') && !hasDot) warnings.push({ code: 'hostOnlyAssumed', data: { domain } });
  if (partitionKey && !cells.get('hasCrossSiteAncestor')?.text) warnings.push({ code: 'partitionUnclear', data: {} });
  return warnings;
}

/** The line with the names of the columns: spreadsheets write the separator on a line before it. */
export function headLine(text: string): string {
  return /^\ufeff?(?:sep=[,;\t]\r?\n)?([^\r\n]{0,4096})/i.exec(text)?.[1] ?? '';
}

/** Whether a record is that line. */
export function isSeparatorLine([first, second, third]: readonly CsvCell[]): boolean {
  return first?.text.toLowerCase() === 'sep=' && second?.text === '' && !third;
}

function hasNeededColumns(head: string): boolean {
  const columns = headings(head).map(columnNamed);
  return NEEDED.every((column) => columns.includes(column));
}

/** The separator that the first record has most of. */
export function separatorOf(first: string): string {
  const [most = ','] = [',', ';', '\t', '|'].toSorted((a, b) => first.split(b).length - first.split(a).length);
  return most;
}

/** The cells of the first record, which have no separator in them. */
export function headings(head: string): string[] {
  return head.split(separatorOf(head)).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}
