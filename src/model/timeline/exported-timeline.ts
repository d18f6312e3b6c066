import type { Cookie } from '../../cookie/cookie.ts';
import { toText } from '../../cookie/octets.ts';
import type { TimelineChange } from './fold.ts';

/** One change in a file, with texts as text and times in UTC. null: none, or not known. */
export interface ExportedChange {
  time: string;
  change: string;
  /** `server` and `crumb` are certain, `browser` stands for evictions and expiries, the others are likely. */
  by: string;
  request: string | null;
  name: string;
  domain: string;
  hostOnly: boolean;
  path: string;
  partition: string | null;
  store: string;
  oldValue: string | null;
  newValue: string | null;
  /** Octets in the Cookie header. */
  octetsBefore: number | null;
  octetsNow: number;
  /** The other fields that differ. */
  attributes: string;
  oldExpires: string | null;
  newExpires: string | null;
}

export function timelineAsJson(changes: readonly TimelineChange[]): string {
  return `${JSON.stringify(changes.map(exported), null, 2)}\n`;
}

/** RFC 4180 with a line of names; texts that a spreadsheet would run as formulas are made harmless. */
export function timelineAsCsv(changes: readonly TimelineChange[]): string {
  const rows = changes.map((change) => COLUMNS.map((column) => exported(change)[column]));
  return [COLUMNS, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

const COLUMNS = [
  'time',
  'change',
  'by',
  'request',
  'name',
  'domain',
  'hostOnly',
  'path',
  'partition',
  'store',
  'oldValue',
  'newValue',
  'octetsBefore',
  'octetsNow',
  'attributes',
  'oldExpires',
  'newExpires',
] as const satisfies readonly (keyof ExportedChange)[];

function exported({ entry, author }: TimelineChange): ExportedChange {
  const { cookie, old, now } = entry;
  return {
    time: new Date(entry.at).toISOString(),
    change: entry.kind,
    by: author.who,
    request: author.request ? `${author.request.method} ${author.request.url}` : null,
    name: toText(cookie.name),
    domain: cookie.domain,
    hostOnly: cookie.hostOnly,
    path: toText(cookie.path),
    partition: cookie.partitionKey?.topLevelSite ?? null,
    store: cookie.storeId,
    oldValue: old ? toText(old.value) : null,
    newValue: now ? toText(now.value) : null,
    octetsBefore: entry.octets.before,
    octetsNow: entry.octets.now,
    attributes: entry.fields.filter((field) => field !== 'value').join(' '),
    oldExpires: expires(old),
    newExpires: expires(now),
  };
}

/** The last moment that a Date can hold. */
const LAST_DATE = 8.64e15;

function expires(cookie: Cookie | null | undefined): string | null {
  const time = cookie?.expiryTime ?? null;
  return time === null ? null : new Date(Math.max(-LAST_DATE, Math.min(time, LAST_DATE))).toISOString();
}

/**
 * The start of a formula in spreadsheets; an apostrophe before it makes it text (OWASP, "CSV Injection"). A program that
 * separates cells by another character than the comma ends the quotes before the first comma, so a cell can start within a text.
 */
const FORMULA = /(^|[;\t\r\n|])(["' ]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

function csvField(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const harmless = value.replace(FORMULA, "$1'$2").replace(/^(?=[\t\r\n])/, "'");
  return `"${harmless.replaceAll('"', '""')}"`;
}
