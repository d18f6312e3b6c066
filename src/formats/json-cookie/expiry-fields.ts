import { isoMoment, LATEST_SECOND, type Moment, momentInText, momentOfSeconds } from '../format/moment.ts';
import type { CookieFields } from './cookie-fields.ts';

/** The largest time of a Date, in milliseconds before or after the epoch. */
const FURTHEST = 8.64e15;
/** -1 second. */
const SESSION = -1000;

/**
 * When a cookie expires: what browsers' APIs count in seconds, in milliseconds, also as a text, and dates; null: absent, or refused, or
 * the text says that it is a session cookie.
 */
export function momentField(fields: CookieFields, key: string): number | null {
  const moment = typeof fields.get(key) === 'string' ? momentInText(fields.text(key) ?? '') : numberMoment(fields, key);
  if (moment === null || Math.abs(moment.time ?? 0) > FURTHEST) {
    fields.refuse(key);
    return null;
  }
  if (moment.warning) fields.warn(moment.warning);
  return moment.time;
}

function numberMoment(fields: CookieFields, key: string): Moment | null {
  if (!fields.has(key)) return { time: null };
  const seconds = fields.get(key);
  return typeof seconds === 'number' && Number.isFinite(seconds) ? momentOfSeconds(seconds) : null;
}

/** The same, where -1 is no moment: other tools write a session cookie so. */
export function expiryField(fields: CookieFields, key: string): number | null {
  const moment = momentField(fields, key);
  if (moment !== SESSION) return moment;
  fields.warn('sessionUnclear');
  return null;
}

/** `expires` of the DevTools protocol, Playwright and Puppeteer: seconds, -1 or absent for a session cookie. */
export function expiresField(fields: CookieFields): number | null {
  const moment = momentField(fields, 'expires');
  if (moment === null || moment === SESSION) return null;
  if (moment < 0) fields.refuse('expires');
  return moment;
}

/**
 * Seconds from milliseconds. NaN is no moment: null. A moment after the year 9999 becomes its end, because readers would take
 * it for milliseconds; one that no Date can represent becomes the nearest; and -1, which stands for a session cookie, 0.
 */
export function inSeconds(expiryTime: number | null): number | null {
  if (expiryTime === null || Number.isNaN(expiryTime)) return null;
  if (expiryTime === SESSION) return 0;
  // 0 is added as JSON knows no -0.
  return Math.min(withinDates(expiryTime) / 1000, LATEST_SECOND) + 0;
}

/** The moment, or the nearest one that a Date can represent. */
export function withinDates(moment: number): number {
  return Math.min(Math.max(moment, -FURTHEST), FURTHEST);
}

/** The same in ISO 8601, cut to milliseconds. */
export function inIso(expiryTime: number | null): string | null {
  if (expiryTime === null || Number.isNaN(expiryTime)) return null;
  return new Date(withinDates(expiryTime)).toISOString();
}

/** A moment in ISO 8601, in milliseconds; null: absent, or refused. */
export function isoField(fields: CookieFields, key: string): number | null {
  const text = fields.text(key);
  const moment = text === null ? null : isoMoment(text);
  if (text !== null && moment === null) fields.refuse(key);
  return moment;
}
