import { fromLocalTime, toLocalTime } from './local-time.ts';

/** The moment that was typed, and the form it was read as, which the person is shown. */
export interface TypedExpiry {
  /** Milliseconds since the epoch. */
  time: number;
  form: 'relative' | 'number' | 'seconds' | 'milliseconds' | 'date' | 'local';
}

const SECOND = 1000;
const DAY = 86_400 * SECOND;

/** Milliseconds, by the words of a unit: a month has 30 days, and a year 365. */
const UNITS: [RegExp, number][] = [
  [/^s(ec(ond)?s?)?$/, SECOND],
  [/^m(in(ute)?s?)?$/, 60 * SECOND],
  [/^h((ou)?rs?)?$/, 3600 * SECOND],
  [/^d(ays?)?$/, DAY],
  [/^w((ee)?ks?)?$/, 7 * DAY],
  [/^mo(nth)?s?$/, 30 * DAY],
  [/^y((ea)?rs?)?$/, 365 * DAY],
];
const RELATIVE = /^(?: ?\d+(?:\.\d+)? ?[a-z]+)+$/i;
const EPOCH = /^\d+(?:\.\d+)?$/;
/** Below this a number was no expiry since 2001: it probably lacks its unit, or is a date without its separators. */
const FIRST_SECONDS = 1_000_000_000;
/** Below this a number is seconds (until the year 5138), from it on milliseconds (since 1973). */
const FIRST_MILLISECONDS = 100_000_000_000;
const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-](\d\d)(?::?(\d\d))?)?)?$/i;
const CLOCK = String.raw`(?:(?:,? at|,)? (\d\d?:\d\d(?::\d\d)?(?: ?[ap]m)?|\d\d? ?[ap]m))`;
const ZONE = String.raw`(?: (GMT|UTC|[+-]\d\d:?\d\d))`;
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
const DAY_OF_MONTH = String.raw`(\d\d?)(?:st|nd|rd|th)?`;
/** `Jan 15, 2027`, `15th January 2027 8:00`, and the dates of HTTP, mail and Set-Cookie (RFC 9110 §5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT"). */
const NAMED = new RegExp(
  String.raw`^(?:[a-z]{3,9},? )?(?:${DAY_OF_MONTH}[ -]${MONTH}|${MONTH}\.? ${DAY_OF_MONTH})[.,]?[ -](\d{4})${CLOCK}?${ZONE}?$`,
  'i',
);
/** With dots the day comes first everywhere; with slashes it depends on the country, so that it must be above 12 or be the month too. */
const YEAR_LAST = new RegExp(String.raw`^(\d\d?)([-/.])(\d\d?)\2(\d{4})${CLOCK}?$`, 'i');
/** The year first: `2027/1/15`, `2027-01-15 8:00 UTC`. */
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d\d?)\2(\d\d?)${CLOCK}?${ZONE}?$`, 'i');
/**
 * What Date reads: the obsolete forms of HTTP (RFC 9110 §5.6.7: "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"), and
 * what it writes itself ("Sun Nov 06 2027 08:49:37 GMT+0100 (CET)").
 */
const RFC_850 = /^[a-z]{6,9}, \d\d-[a-z]{3}-\d\d \d\d:\d\d:\d\d GMT$/i;
const ASCTIME = /^[a-z]{3} [a-z]{3} \d\d? \d\d:\d\d:\d\d \d{4}$/i;
const DATE_STRING = /^[a-z]{3} [a-z]{3} \d\d \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4}(?: \(.*\))?$/i;
const NEAR = new RegExp(`^(today|tomorrow)${CLOCK}$`, 'i');
/** What people type for a cookie that should not expire. */
const NO_END = /^ *(never|no(ne| expiry)$|forever|permanent|infinit)/i;
/** Words for a day that depend on the calendar or the country of the person: `next monday`, `end of year`. */
const VAGUE =
  /^ *((by|on) )?(the )?((next|this|end|eo[dwmy]|today|tonight)\b|(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b(?!.*\d{4}))/i;
/** The last moment that a Date can hold. */
const LAST_MOMENT = 8.64e15;

/**
 * The moment meant by `30d`, `1 day 12 hours` (each unit once), `Max-Age=3600`, `tomorrow`, `tomorrow 9:00`, an epoch in seconds or
 * milliseconds, an HTTP date, or a date with the year first, with the name of its month, or with dots; with a time or without, in
 * its zone or else in that of the person. null if it is none of these.
 */
export function readTypedExpiry(typed: string, now: number): TypedExpiry | null {
  const text = typed
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^max-age ?[=:] ?(\d+)$/i, '$1s')
    .replace(/^expires ?[=:] ?/i, '')
    .replace(/^"(.*)"$/, '$1');
  const read = relative(text, now) ?? epoch(text) ?? written(text) ?? isoDate(asIsoDate(text, now));
  return read && Math.abs(read.time) <= LAST_MOMENT ? read : null;
}

/** Why an expiry is refused, as the key of the text that says what to enter instead; words that name no moment have a text of their own. */
export function whyWrongExpiry(typed: string): 'expiryTypedNever' | 'expiryTypedVague' | 'expiryTypedWrong' {
  if (NO_END.test(typed)) return 'expiryTypedNever';
  return VAGUE.test(typed) ? 'expiryTypedVague' : 'expiryTypedWrong';
}

function relative(text: string, now: number): TypedExpiry | null {
  if (text.toLowerCase() === 'tomorrow') return { time: now + DAY, form: 'relative' };
  const counted = text
    .replace(/^(\+ ?|in )| from now$/gi, '')
    .replace(/^an? /i, '1 ')
    .replace(/,? and |, ?/gi, ' ');
  const usedUnits = new Set<number>();
  let time = now;
  for (const [, count, word = ''] of (RELATIVE.exec(counted)?.[0] ?? '').matchAll(/([\d.]+) ?([a-z]+)/gi)) {
    // "M" is a month to some and a minute to others.
    const unit = UNITS.find(([name]) => word !== 'M' && name.test(word.toLowerCase()))?.[1];
    if (unit === undefined || usedUnits.has(unit)) return null;
    usedUnits.add(unit);
    time += Number(count) * unit;
  }
  return usedUnits.size > 0 ? { time, form: 'relative' } : null;
}

function epoch(text: string): TypedExpiry | null {
  if (!EPOCH.test(text)) return null;
  const number = Number(text);
  if (number >= FIRST_MILLISECONDS) return { time: number, form: 'milliseconds' };
  return { time: Math.round(number * 1e6) / 1000, form: number < FIRST_SECONDS ? 'number' : 'seconds' };
}

function written(text: string): TypedExpiry | null {
  const isString = DATE_STRING.test(text);
  const isAsctime = ASCTIME.test(text);
  if (!isString && !isAsctime && !RFC_850.test(text)) return null;
  const time = Date.parse(isAsctime ? `${text} GMT` : text);
  // Date reads 31 February as 3 March.
  const isDay = isString || new Date(time).getUTCDate() === Number(/\d+/.exec(text)?.[0]);
  return isDay && !Number.isNaN(time) ? { time, form: 'date' } : null;
}

/** Other ways to write a date, as an ISO date. The weekday says nothing: a wrong one is no reason to reject the date. */
function asIsoDate(text: string, now: number): string {
  const near = NEAR.exec(text);
  if (near) {
    const day = new Date(now);
    if (near[1]?.toLowerCase() === 'tomorrow') day.setDate(day.getDate() + 1);
    return toLocalTime(day.getTime()).slice(0, 10) + isoTime(near[2]);
  }
  const numeric = YEAR_FIRST.exec(text);
  if (numeric) {
    const [, year, , month, day, clock, zone] = numeric;
    return `${year}-${pad(month)}-${pad(day)}${isoTime(clock, zone)}`;
  }
  const last = YEAR_LAST.exec(text);
  if (last) {
    const [, first, separator, second, year, clock] = last;
    const isMonthFirst = separator !== '.' && Number(second) > 12;
    if (separator !== '.' && !isMonthFirst && Number(first) <= 12 && first !== second) return '';
    const [month, day] = isMonthFirst ? [first, second] : [second, first];
    return `${year}-${pad(month)}-${pad(day)}${isoTime(clock)}`;
  }
  const named = NAMED.exec(text);
  // "2027-01-15 8:00"
  if (!named) return text.replace(/[T ](?=\d:)/i, 'T0');
  const [, dayBefore, monthAfter, monthBefore, dayAfter, year, clock, zone] = named;
  const month = MONTHS.indexOf((monthAfter ?? monthBefore ?? '').slice(0, 3).toLowerCase()) / 3 + 1;
  return `${year}-${pad(String(month))}-${pad(dayBefore ?? dayAfter)}${isoTime(clock, zone)}`;
}

const pad = (number = ''): string => number.padStart(2, '0');

/** A time of the day such as `8:00`, `18:30:10` or `8 pm`, with its zone, as in an ISO date; one that does not exist has hour 99. */
function isoTime(clock?: string, zone?: string): string {
  if (!clock && !zone) return '';
  const [, hour = '0', rest = ':00', half] = /^(\d+)(:[\d:]+)? ?([ap])?/i.exec(clock ?? '') ?? [];
  const isWrong = half && (Number(hour) < 1 || Number(hour) > 12);
  const of24 = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour;
  return `T${isWrong ? 99 : pad(String(of24))}${rest}${zone?.replace(/[a-z]+/i, 'Z') ?? ''}`;
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
      .replace(/([+-]\d\d):?(\d\d)?$/, (_, hours, minutes = '00') => `${hours}:${minutes}`),
  );
  return Number.isNaN(time) ? null : { time, form: 'date' };
}
