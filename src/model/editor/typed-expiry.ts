import { fromLocalTime } from './local-time.ts';

/** The moment that was typed, and the form it was read as, which the person is shown. */
export interface TypedExpiry {
  /** Milliseconds since the epoch. */
  time: number;
  form: 'relative' | 'seconds' | 'milliseconds' | 'date' | 'local';
}

const SECOND = 1000;
const DAY = 86_400 * SECOND;

/** Milliseconds, by the first letters of a unit: a month has 30 days, and a year 365. */
const UNITS: [RegExp, number][] = [
  [/^s(ec(ond)?s?)?$/, SECOND],
  [/^m(in(ute)?s?)?$/, 60 * SECOND],
  [/^h(ours?)?$/, 3600 * SECOND],
  [/^d(ays?)?$/, DAY],
  [/^w(eeks?)?$/, 7 * DAY],
  [/^months?$/, 30 * DAY],
  [/^y(ears?)?$/, 365 * DAY],
];
const RELATIVE = /^(?:\+|in )?((?:\s*\d+\s*[a-z]+)+)$/i;
const EPOCH = /^\d+(?:\.\d+)?$/;
/** Below this a number is seconds (until the year 5138), from it on milliseconds (since 1973). */
const FIRST_MILLISECONDS = 100_000_000_000;
const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-](\d\d):?(\d\d))?)?$/i;
/** RFC 9110 §5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT". */
const HTTP_DATE = /^[a-z]{3}, \d\d [a-z]{3} \d{4} \d\d:\d\d:\d\d GMT$/i;
/** The last moment that a Date can hold. */
const LAST_MOMENT = 8.64e15;

/**
 * The moment meant by `30d`, `1 day 12 hours` (each unit once), `tomorrow`, an epoch in seconds or milliseconds, an HTTP date,
 * or an ISO date, with a time or without, in its zone or else in that of the person; null if it is none of these.
 */
export function readTypedExpiry(typed: string, now: number): TypedExpiry | null {
  const text = typed.trim();
  const read = relative(text, now) ?? epoch(text) ?? httpDate(text) ?? isoDate(text);
  return read && Math.abs(read.time) <= LAST_MOMENT ? read : null;
}

function relative(text: string, now: number): TypedExpiry | null {
  if (text.toLowerCase() === 'tomorrow') return { time: now + DAY, form: 'relative' };
  const usedUnits = new Set<number>();
  let time = now;
  for (const [, count, word = ''] of (RELATIVE.exec(text)?.[1] ?? '').matchAll(/(\d+)\s*([a-z]+)/gi)) {
    const unit = UNITS.find(([name]) => name.test(word.toLowerCase()))?.[1];
    if (unit === undefined || usedUnits.has(unit)) return null;
    usedUnits.add(unit);
    time += Number(count) * unit;
  }
  return usedUnits.size > 0 ? { time, form: 'relative' } : null;
}

function epoch(text: string): TypedExpiry | null {
  if (!EPOCH.test(text)) return null;
  const number = Number(text);
  return number < FIRST_MILLISECONDS
    ? { time: Math.round(number * 1e6) / 1000, form: 'seconds' }
    : { time: number, form: 'milliseconds' };
}

/** The weekday says nothing: a wrong one is no reason to reject the date. */
function httpDate(text: string): TypedExpiry | null {
  const time = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse reads 31 February as 3 March.
  return new Date(time).getUTCDate() === Number(text.slice(5, 7)) ? { time, form: 'date' } : null;
}

function isoDate(text: string): TypedExpiry | null {
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone, zoneHour = '0', zoneMinute = '0'] =
    DATE.exec(text) ?? [];
  if (year === undefined) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (Number(zoneHour) > 23 || Number(zoneMinute) > 59) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  if (zone === undefined) {
    const time = fromLocalTime(`${year}-${month}-${day}T${hour}:${minute}:${second}`);
    return time === null ? null : { time, form: 'local' };
  }
  const time = Date.parse(
    text
      .toUpperCase()
      .replace(' ', 'T')
      .replace(/([+-]\d\d)(\d\d)$/, '$1:$2'),
  );
  return Number.isNaN(time) ? null : { time, form: 'date' };
}
