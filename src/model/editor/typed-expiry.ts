/** The moment that was typed, and the form it was read as, which the person is shown. */
export interface TypedExpiry {
  /** Milliseconds since the epoch. */
  time: number;
  form: 'relative' | 'seconds' | 'milliseconds' | 'date';
}

const SECOND = 1000;
const DAY = 86_400 * SECOND;

/** Milliseconds; a year has 365 days, as in Max-Age. */
const UNITS: Record<string, number> = {
  s: SECOND,
  m: 60 * SECOND,
  h: 3600 * SECOND,
  d: DAY,
  w: 7 * DAY,
  y: 365 * DAY,
};
const RELATIVE = /^\+(?:\d+[smhdwy])+$/i;
const EPOCH = /^\d+(?:\.\d+)?$/;
/** Below this a number is seconds (until the year 5138), from it on milliseconds (since 1973). */
const FIRST_MILLISECONDS = 100_000_000_000;
const ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-](\d\d):?(\d\d))$/i;
/** The last moment that a Date can hold. */
const LAST_MOMENT = 8.64e15;

/**
 * The moment meant by `+30d`, `+1d12h` (units s m h d w y, each once), an epoch in seconds or milliseconds, or an ISO date and
 * time with its zone; null if it is none of these.
 */
export function readTypedExpiry(typed: string, now: number): TypedExpiry | null {
  const text = typed.trim();
  const read = relative(text, now) ?? epoch(text) ?? isoDate(text);
  return read && Math.abs(read.time) <= LAST_MOMENT ? read : null;
}

function relative(text: string, now: number): TypedExpiry | null {
  if (!RELATIVE.test(text)) return null;
  const usedUnits = new Set<string>();
  let time = now;
  for (const [, count, letter = ''] of text.matchAll(/(\d+)([smhdwy])/gi)) {
    const unit = letter.toLowerCase();
    if (usedUnits.has(unit)) return null;
    usedUnits.add(unit);
    time += Number(count) * (UNITS[unit] ?? Number.NaN);
  }
  return { time, form: 'relative' };
}

function epoch(text: string): TypedExpiry | null {
  if (!EPOCH.test(text)) return null;
  const number = Number(text);
  return number < FIRST_MILLISECONDS
    ? { time: Math.round(number * 1e6) / 1000, form: 'seconds' }
    : { time: number, form: 'milliseconds' };
}

/** Date.parse reads 31 February as 3 March, so the date that was read is compared with the typed one. */
function isoDate(text: string): TypedExpiry | null {
  const [, year, month, day, hour, minute, second = '0', zoneHour = '0', zoneMinute = '0'] = ISO.exec(text) ?? [];
  if (year === undefined) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (Number(zoneHour) > 23 || Number(zoneMinute) > 59) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  const time = Date.parse(text.toUpperCase().replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) ? null : { time, form: 'date' };
}
