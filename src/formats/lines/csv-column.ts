import type { Cookie, SameSite } from '../../cookie/cookie.ts';
import { LATEST_SECOND, type Moment, momentInText, NUMBER } from '../format/moment.ts';
import { meantSameSite } from '../json-cookie/same-site-field.ts';

/** The columns that are written, in their order. */
export const CSV_COLUMNS = [
  'name',
  'value',
  'domain',
  'hostOnly',
  'path',
  'expiryTime',
  'secure',
  'httpOnly',
  'sameSite',
  'topLevelSite',
  'hasCrossSiteAncestor',
  'storeId',
  'creationTime',
] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];

/** Other names of the columns, in lower case without spaces, as other tools write them. `expirySeconds` is not written. */
const OTHER_NAMES: ReadonlyMap<string, CsvColumn | 'expirySeconds'> = new Map(
  Object.entries({
    host: 'domain',
    expires: 'expirySeconds',
    expiry: 'expirySeconds',
    expirationdate: 'expirySeconds',
    store: 'storeId',
    'http-only': 'httpOnly',
    'host-only': 'hostOnly',
    partitionkey: 'topLevelSite',
  } as const),
);
/** ISO 8601 with the seconds, in UTC. */
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

/** The column that a cell in the first record names; undefined: an unknown one. */
export function columnNamed(cell: string): CsvColumn | 'expirySeconds' | undefined {
  // DevTools has "Expires / Max-Age".
  const name = cell
    .toLowerCase()
    .replace(/[ _]|\/.*/g, '')
    .slice(0, 40);
  return CSV_COLUMNS.find((column) => column.toLowerCase() === name) ?? OTHER_NAMES.get(name);
}

/** As programs write them, and spreadsheets in German, French and Spanish; and check marks of DevTools. */
const YES = /^(?:true|1|yes|✓|wahr|vrai|verdadero)$/i;
const NO = /^(?:false|0|no|falsch|faux|falso)$/i;

/** undefined: it is no such word. */
export function flagIn(cell: string): boolean | undefined {
  if (YES.test(cell)) return true;
  return NO.test(cell) ? false : undefined;
}

export function sameSiteIn(cell: string): SameSite | undefined {
  return meantSameSite(cell.slice(0, 20));
}

/** Milliseconds since the epoch; null: the cell is empty; undefined: it contains no time. */
export function timeIn(cell: string): number | null | undefined {
  if (cell === '') return null;
  if (NUMBER.test(cell)) {
    const time = Number(cell);
    return time <= LATEST_SECOND * 1000 + 999 ? time : undefined;
  }
  const text = cell.replace(' ', 'T');
  const time = ISO.test(text) ? Date.parse(text) : Number.NaN;
  // Chromium takes the 30th of February for a day in March.
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 19));
  return isDay ? time : undefined;
}

/** An expiry of another tool, which counts seconds or is a date; null: the cell holds none. */
export function expiryIn(cell: string): Moment | null {
  if (cell === '0' || cell === '-1') return { time: null };
  const time = NUMBER.test(cell) ? undefined : timeIn(cell);
  return time === undefined ? momentInText(cell) : { time };
}

/** A time as ISO 8601 where it has whole milliseconds, else as milliseconds. */
export function timeCell(time: Cookie['expiryTime']): string {
  if (time === null) return '';
  return Number.isInteger(time) ? new Date(time).toISOString() : String(time);
}

/** Whether `timeIn` returns this time from its text. */
export function isTimeSaid(time: number | null): boolean {
  if (time === null) return true;
  const isWithin = time >= -62_167_219_200_000 && time <= LATEST_SECOND * 1000 + 999;
  return isWithin && timeIn(timeCell(time)) === time;
}
