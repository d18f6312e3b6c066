import type { PartitionKey } from '../../cookie/cookie.ts';
import type { FormatWarning, ReadCookie, ReadResult, TextFormat } from '../format/format.ts';
import { momentInText } from '../format/moment.ts';
import { csv } from './csv.ts';
import { flagIn, sameSiteIn, timeIn } from './csv-column.ts';
import { type LineProblem, Reading } from './reading.ts';
import { hostIn, octetsOf, textCookie, warningsOf } from './text-cookie.ts';
import { textLines } from './text-lines.ts';

/** The columns that the tables of cookies in Chromium's and Firefox's DevTools begin with, in their order. */
const FIELDS = ['name', 'value', 'domain', 'path', 'expires', 'size', 'httpOnly', 'secure', 'sameSite'] as const;
type Field = (typeof FIELDS)[number];
/** Chromium adds the partition's site, whether it is of a frame with a cross-site ancestor, and the priority. */
const PARTITION = FIELDS.length;

const HEADING = /^Name\tValue\tDomain\tPath\tExpires \/ Max-Age\tSize\t/i;
/** How much of a text is examined to recognise the format, in UTF-16 code units. */
const START = 16_384;

/**
 * Rows copied from the table of cookies in DevTools: cells between TABs, without quotes, with or without the heading. A flag is
 * a check mark or nothing in Chromium, and true or false in Firefox. Values are as they are shown. Written as CSV.
 */
export const devtoolsTable: TextFormat = {
  ...csv,
  recognises: (text) => {
    const first = /^[^\r\n]*/.exec(text.slice(0, START))?.[0] ?? '';
    const cells = first.split('\t');
    const [size = '', ...flags] = cells.slice(5, 8);
    return (
      HEADING.test(first) ||
      (cells.length >= FIELDS.length &&
        /^\d{1,7}$/.test(size) &&
        flags.every((flag) => flagOf(flag) !== undefined) &&
        timeOf(cells[4] ?? '') !== undefined)
    );
  },
  read,
};

function read(text: string): Omit<ReadResult, 'format'> {
  const reading = new Reading(text);
  if (reading.isFull) return reading.result();
  for (const { text: row, line } of textLines(text, reading))
    if (row !== '' && !HEADING.test(row)) reading.add(cookieOf(row.split('\t')), line);
  return reading.result();
}

function cookieOf(cells: readonly string[]): ReadCookie | LineProblem {
  if (cells.length < FIELDS.length) return { code: 'badLine', column: 1, data: { fields: cells.length } };
  const cell = (field: Field): string => cells[FIELDS.indexOf(field)] ?? '';
  const bad = (field: Field): LineProblem => {
    const before = cells.slice(0, FIELDS.indexOf(field));
    return { code: 'badField', column: before.reduce((at, one) => at + one.length + 1, 1), data: { field } };
  };
  const name = octetsOf(cell('name'));
  if (name === null) return bad('name');
  const value = octetsOf(cell('value'));
  if (value === null) return bad('value');
  const domain = hostIn(cell('domain').replace(/^\./, ''));
  if (domain === null) return bad('domain');
  const path = octetsOf(cell('path'));
  if (path === null || !path.startsWith('/')) return bad('path');
  const expiryTime = timeOf(cell('expires'));
  if (expiryTime === undefined) return bad('expires');
  const httpOnly = flagOf(cell('httpOnly'));
  if (httpOnly === undefined) return bad('httpOnly');
  const secure = flagOf(cell('secure'));
  if (secure === undefined) return bad('secure');
  const sameSite = sameSiteIn(cell('sameSite'));
  if (sameSite === undefined) return bad('sameSite');
  const hostOnly = !cell('domain').startsWith('.');
  const { partitionKey, warnings } = partitionOf(cells);
  const cookie = textCookie({
    name,
    value,
    domain,
    hostOnly,
    path,
    expiryTime,
    httpOnly,
    secure,
    sameSite,
    partitionKey,
  });
  return { cookie, warnings: [...warningsOf('storeMissing'), ...warnings] };
}

function partitionOf(cells: readonly string[]): { partitionKey: PartitionKey | null; warnings: FormatWarning[] } {
  const topLevelSite = cells[PARTITION] ?? '';
  // Firefox has the time of the last access there, and shows no partition.
  if (!/^https?:\/\/[^\s/]{1,255}$/.test(topLevelSite))
    return { partitionKey: null, warnings: topLevelSite === '' ? [] : warningsOf('partitionMissing') };
  const isAncestor = flagOf(cells[PARTITION + 1] ?? '-');
  return {
    partitionKey: { topLevelSite, hasCrossSiteAncestor: isAncestor ?? false },
    warnings: isAncestor === undefined ? warningsOf('partitionUnclear') : [],
  };
}

function flagOf(cell: string): boolean | undefined {
  return cell === '' ? false : flagIn(cell);
}

/** Milliseconds since the epoch; null: a session cookie; undefined: the cell contains no time. */
function timeOf(cell: string): number | null | undefined {
  if (cell === 'Session') return null;
  // Firefox's is a date of HTTP.
  if (cell.endsWith('GMT')) return momentInText(cell)?.time;
  return cell.endsWith('Z') ? timeIn(cell) : undefined;
}
