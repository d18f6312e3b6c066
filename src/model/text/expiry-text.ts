import type { Text } from './message-key.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Step {
  /** The unit is used if at least this much time is left, in milliseconds. */
  from: number;
  unit: number;
  /** Key of its message. */
  message: 'inSeconds' | 'inMinutes' | 'inHours' | 'inDays';
}

const SECONDS: Step = { from: 0, unit: SECOND, message: 'inSeconds' };
const LONGER: readonly Step[] = [
  { from: 2 * DAY, unit: DAY, message: 'inDays' },
  { from: HOUR, unit: HOUR, message: 'inHours' },
  { from: MINUTE, unit: MINUTE, message: 'inMinutes' },
];

function stepFor(left: number): Step {
  return LONGER.find(({ from }) => left >= from) ?? SECONDS;
}

/** The last moment that a Date can hold. */
const LAST_DATE = 8.64e15;

/** The texts of an expiry in one language. Made once, since Intl objects are slow to make; `relative` needs none. */
export interface ExpiryText {
  /** "in 12 min": the nearest whole number; seconds under a minute, days from two days on. */
  relative(expiryTime: number, now: number): string;
  /** Date and time in the zone of the person, with its name. */
  local(expiryTime: number): string;
  /** Date and time in UTC. */
  utc(expiryTime: number): string;
}

export function expiryText({ text, language }: { text: Text; language: string }): ExpiryText {
  const options = { dateStyle: 'medium', timeStyle: 'long' } as const;
  let local: Intl.DateTimeFormat | undefined;
  let utc: Intl.DateTimeFormat | undefined;
  return {
    relative(expiryTime, now) {
      const left = Math.max(0, expiryTime - now);
      const { unit, message } = stepFor(left);
      return text(message, { count: Math.round(left / unit) });
    },
    local(expiryTime) {
      local ??= new Intl.DateTimeFormat(language, options);
      return local.format(Math.min(expiryTime, LAST_DATE));
    },
    utc(expiryTime) {
      utc ??= new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
      return utc.format(Math.min(expiryTime, LAST_DATE));
    },
  };
}

/** How long the relative texts of these cookies stay true, in milliseconds; null: no text will change. */
export function textStaysTrue(expiryTimes: readonly (number | null)[], now: number): number | null {
  let shortest: number | null = null;
  for (const expiryTime of expiryTimes) {
    if (expiryTime === null || expiryTime <= now) continue;
    const left = expiryTime - now;
    const { unit, from } = stepFor(left);
    const wait = Math.min((left + unit / 2) % unit, left - from) + 1;
    if (shortest === null || wait < shortest) shortest = wait;
  }
  return shortest;
}
