import type { FormatWarning, ReadCookie } from '../format/format.ts';
import { type Moment, momentInText } from '../format/moment.ts';
import type { LineProblem } from './reading.ts';
import { hostIn, octetsOf, textCookie, warningsOf, withoutLocal } from './text-cookie.ts';

const HTTP_ONLY = '#HttpOnly_';
const FIELDS = ['domain', 'flag', 'path', 'secure', 'expiry', 'name', 'value'];
const FLAG = /^(?:true|false)$/i;
/** Wget adds the port of the server to the host of a host-only cookie; browsers have none in a cookie. */
const WITH_PORT = /^([^:]+|\[[^\]]*\]):\d{1,5}$/;
/** A line that was copied from a page or a terminal that shows a TAB as spaces. */
const WITH_SPACES = /^(\S+) +(true|false) +(\/\S*) +(true|false) +([\d.]+) +(\S+)(?: +(.*))?$/di;
/** Seconds that Cookie-Editor 1.13 adds to the time of the export for a session cookie. */
const DAY = 86_400;
/** Seconds between an export and its import that make them look like one act. */
const SOON = 300;

interface FileContext {
  /** Milliseconds since the epoch. */
  now: number | undefined;
  isByCookieEditor: boolean;
}

/** Reads one line of a Netscape file. null: it is empty or a comment, also with `//` as EditThisCookie writes it. */
export function readNetscapeLine(text: string, context: FileContext): ReadCookie | LineProblem | null {
  // curl passes over it. A TAB stands after an empty domain.
  const indent = text.search(/[^ ]/);
  const httpOnly = text.startsWith(HTTP_ONLY, indent);
  const start = indent + (httpOnly ? HTTP_ONLY.length : 0);
  if (text.trim() === '' || (!httpOnly && /^[ \t]*(?:#|\/\/|\$)/.test(text))) return null;
  const { fields, starts } = fieldsIn(text.slice(start));
  const columnOf = (field: number) => start + (starts[field] ?? text.length - start) + 1;
  // curl reads a line without the last field as a cookie with an empty value.
  if (fields.length !== 7 && fields.length !== 6)
    return { code: 'badLine', column: columnOf(7), data: { fields: fields.length } };
  const [domainField = '', flag = '', pathField = '', secure = '', expiryField = '', nameField = '', valueField = ''] =
    fields;
  const bad = (field: number): LineProblem => {
    return { code: 'badField', column: columnOf(field), data: { field: FIELDS[field] ?? '' } };
  };
  const hasDot = domainField.startsWith('.');
  const domain = hostIn(withoutLocal(hasDot ? domainField.slice(1) : domainField).replace(WITH_PORT, '$1'));
  if (domain === null) return bad(0);
  if (!FLAG.test(flag)) return bad(1);
  const path = octetsOf(pathField);
  if (path === null || !path.startsWith('/')) return bad(2);
  if (!FLAG.test(secure)) return bad(3);
  const moment = expiryIn(expiryField);
  if (moment === null) return bad(4);
  const expiryTime = moment.time;
  const name = octetsOf(nameField);
  if (name === null || name === '') return bad(5);
  const value = octetsOf(valueField);
  if (value === null) return bad(6);
  const scope = scopeOf(flag, hasDot);
  const warnings = [...scope.warnings, ...warningsOf('sameSiteMissing', 'partitionMissing', 'storeMissing')];
  if (expiryField === '-1' || isMaybeSession(expiryTime, context)) warnings.unshift(...warningsOf('sessionUnclear'));
  if (moment.warning) warnings.unshift(...warningsOf(moment.warning));
  const cookie = { domain, hostOnly: scope.hostOnly, path, secure: /^true$/i.test(secure), expiryTime, name, value };
  return { cookie: textCookie({ ...cookie, httpOnly }), warnings };
}

/** The fields of a line, and where each begins in it. */
function fieldsIn(line: string): { fields: string[]; starts: number[] } {
  const spaced = line.includes('\t') ? null : WITH_SPACES.exec(line);
  if (spaced?.indices) {
    const starts = spaced.indices.slice(1).map((place) => place?.[0] ?? line.length);
    return { fields: spaced.slice(1).map((field) => field ?? ''), starts };
  }
  const starts: number[] = [];
  let at = 0;
  const fields = line.split('\t');
  for (const { length } of fields) {
    starts.push(at);
    at += length + 1;
  }
  return { fields, starts };
}

/**
 * curl and Wget go by the flag where it differs from the leading dot. Cookie Quick Manager writes the flag in lower case and
 * means by it that the cookie is host-only.
 */
function scopeOf(flag: string, hasDot: boolean): { hostOnly: boolean; warnings: FormatWarning[] } {
  const isTrue = flag.toLowerCase() === 'true';
  if (isTrue === hasDot) return { hostOnly: !isTrue, warnings: [] };
  if (flag === 'true' || flag === 'false') return { hostOnly: isTrue, warnings: warningsOf('flagInverted') };
  return { hostOnly: !isTrue, warnings: [{ code: 'flagAndDotDiffer', data: { taken: 'flag' } }] };
}

/** null: no moment. */
function expiryIn(field: string): Moment | null {
  if (/^(?:0+(?:\.0+)?|-1)$/.test(field)) return { time: null };
  return field.startsWith('-') ? null : momentInText(field);
}

/** Whether this may be a session cookie that Cookie-Editor wrote: it writes an expiry one day later for those. */
function isMaybeSession(expiryTime: number | null, { now, isByCookieEditor }: FileContext): boolean {
  if (expiryTime === null || now === undefined) return false;
  const early = now / 1000 + DAY - expiryTime / 1000;
  return early > -SOON && (isByCookieEditor || early < SOON);
}
