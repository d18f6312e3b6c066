import type { Agent } from '../cookie.ts';
import { inCentury, MONTHS, parseDateInFirefox } from './parse-date-in-firefox.ts';

const DELIMITERS = /[\t !"#$%&'()*+,\-./;<=>?@[\\\]^_`{|}~]+/;
const TIME = /^(\d+):(\d+):(\d+)$/;
/** The largest unsigned integer of 32 bits. */
const MOST = 0xffff_ffff;
const DAY = /^\d{1,2}$/;
const YEAR = /^\d{1,5}$/;
const EARLIEST_YEAR = 1601;
const LATEST_YEAR = 30_827;

/** What HTTP requires and nearly every server writes (RFC 9110 §5.6.7, IMF-fixdate): both browsers read it in the same way. */
const FIXDATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?:0[1-9]|[12]\d|3[01])[ -][A-Z][a-z]{2}[ -](?:19[789]|20\d)\d (?:[01]\d|2[0-3])(?::[0-5]\d){2} GMT$/;

/** The moment an Expires attribute names, in milliseconds since the epoch, or null when the browser cannot read it. */
export function parseDate(text: string, agent: Agent): number | null {
  return parseFixdate(text) ?? parseAnyDate(text, agent);
}

/** The same in Chromium. */
export function parseChromiumDate(text: string): number | null {
  return parseFixdate(text) ?? parseDateInChromium(text);
}

/** The same without the short cut. */
export function parseAnyDate(text: string, agent: Agent): number | null {
  return agent === 'firefox' ? parseDateInFirefox(text) : parseDateInChromium(text);
}

/** null: another format, or a day that the month does not have. */
function parseFixdate(text: string): number | null {
  const month = FIXDATE.test(text) ? MONTHS.indexOf(text.slice(8, 11).toLowerCase()) : -1;
  if (month < 0) return null;
  const year = twoDigits(text, 12) * 100 + twoDigits(text, 14);
  const day = twoDigits(text, 5);
  const moment = Date.UTC(year, month, day, twoDigits(text, 17), twoDigits(text, 20), twoDigits(text, 23));
  return day > 28 && new Date(moment).getUTCDate() !== day ? null : moment;
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

/**
 * RFC 6265bis §5.1.1: "divide the cookie-date into date-tokens" and "Process each date-token sequentially in the order the
 * date-tokens appear": the first time, day, month and year count. Chromium differs: a name need only begin like a month,
 * a number must be digits to its end, a year may have up to five, those of a time as many as they like, and hour, minute,
 * second and day are checked together at the end.
 * Time zones are not looked at: an offset is ignored.
 */
function parseDateInChromium(text: string): number | null {
  let time: [hour: number, minute: number, second: number] | null = null;
  let day: number | null = null;
  let month: number | null = null;
  let year: number | null = null;
  for (const token of text.split(DELIMITERS)) {
    if (token === '') continue;
    if (!/^\d/.test(token)) {
      const index = MONTHS.indexOf(token.slice(0, 3).toLowerCase());
      if (month === null && index >= 0) month = index;
    } else if (token.includes(':')) {
      const match = TIME.exec(token);
      if (!time && match && match.slice(1).every((part) => Number(part) <= MOST))
        time = [Number(match[1]), Number(match[2]), Number(match[3])];
    } else if (day === null && DAY.test(token)) {
      day = Number(token);
    } else if (year === null && YEAR.test(token)) {
      year = Number(token);
    }
  }
  // "at least one of the found-day-of-month, found-month, found-year, or found-time flags is not set".
  if (!time || day === null || month === null || year === null) return null;
  const fullYear = Math.min(Math.max(inCentury(year), EARLIEST_YEAR - 1), LATEST_YEAR);
  const [hour, minute, second] = time;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(0);
  date.setUTCFullYear(fullYear, month, day);
  // "If no such date exists": 31 February would have moved on to March.
  if (day < 1 || date.getUTCMonth() !== month) return null;
  return date.setUTCHours(hour, minute, second);
}
