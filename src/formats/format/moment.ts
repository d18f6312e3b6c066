import { toOctets } from '../../cookie/octets.ts';
import { parseChromiumDate } from '../../cookie/set-cookie/parse-date.ts';

/** The last moment that four digits of a year can say, in whole seconds since the epoch. */
export const LATEST_SECOND = 253_402_300_799;

/** When a cookie expires, as a text says it. */
export interface Moment {
  /** Milliseconds since the epoch; null: it is a session cookie. */
  time: number | null;
  /** The text counts milliseconds where its format counts seconds, or names no zone. */
  warning?: 'expiryInMilliseconds' | 'zoneAssumed';
}

export const NUMBER = /^-?\d{1,20}(?:\.\d{1,20})?$/;
const ISO = /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/;
/** As databases and .NET write it. */
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?$/;
/** In UTC, as HTTP and `toUTCString` of JavaScript write it. */
const HTTP_DATE = /^[A-Z][a-z]{2,8},? \d\d[ -][A-Z][a-z]{2}[ -]\d{2,4} \d\d:\d\d:\d\d (?:GMT|UTC)$/;

/** September 2001 in milliseconds; in seconds, a year that no tool means. */
const FIRST_IN_MILLISECONDS = 1e12;

/**
 * The moment that a number of seconds since the epoch means. One of 13 digits counts milliseconds, as `Date.now()` does: browsers would
 * store the cookie for the longest time they allow. null: that would be after the year 9999 too.
 */
export function momentOfSeconds(count: number): Moment | null {
  if (count < FIRST_IN_MILLISECONDS) return { time: count * 1000 };
  return count < (LATEST_SECOND + 1) * 1000 ? { time: count, warning: 'expiryInMilliseconds' } : null;
}

/** Seconds as a text, ISO 8601, a date of HTTP, or "Session"; null: the text says no moment. */
export function momentInText(text: string): Moment | null {
  // Postman writes the second for a session cookie.
  if (text === '' || /^(?:session|invalid date)$/i.test(text)) return { time: null };
  if (NUMBER.test(text)) return momentOfSeconds(Number(text));
  const time = isoMoment(text) ?? (HTTP_DATE.test(text) ? parseChromiumDate(toOctets(text)) : null);
  if (time !== null) return { time };
  const inUtc = WITHOUT_ZONE.test(text) ? isoMoment(`${text.replace(' ', 'T')}Z`) : null;
  return inUtc === null ? null : { time: inUtc, warning: 'zoneAssumed' };
}

/** A moment in ISO 8601, in milliseconds; null: the text is none. */
export function isoMoment(text: string): number | null {
  const moment = ISO.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? null : moment;
}
