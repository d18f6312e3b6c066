import type { Agent } from './cookie.ts';
import { inCentury, parseDateInFirefox } from './parse-date-in-firefox.ts';

const DELIMITERS = /[\t !"#$%&'()*+,\-./;<=>?@[\\\]^_`{|}~]+/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME = /^(\d{1,2}):(\d{1,2}):(\d{1,2})/;
const EARLIEST_YEAR = 1601;
const LATEST_YEAR = 30_827;

/** The moment an Expires attribute names, in milliseconds since the epoch, or null when the browser cannot read it. */
export function parseDate(text: string, agent: Agent): number | null {
  return agent === 'firefox' ? parseDateInFirefox(text) : parseDateInChromium(text);
}

/**
 * RFC 6265bis §5.1.1: "divide the cookie-date into date-tokens" and "Process each date-token sequentially in the order the
 * date-tokens appear": the first time, day, month and year count. Chromium differs: a name need only begin like a month,
 * a year may have up to five characters, and hour, minute, second and day are checked together at the end.
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
      if (!time && match) time = [Number(match[1]), Number(match[2]), Number(match[3])];
    } else if (day === null && token.length <= 2) {
      day = Number.parseInt(token, 10);
    } else if (year === null && token.length <= 5) {
      year = Number.parseInt(token, 10);
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
