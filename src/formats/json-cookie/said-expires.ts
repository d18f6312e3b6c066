import type { CookieFields } from './cookie-fields.ts';

/** The largest time of a Date, in milliseconds before or after the epoch. */
const FURTHEST = 8.64e15;

/** What browsers' APIs count in seconds, in milliseconds; null: absent, or refused. */
export function saidSeconds(fields: CookieFields, key: string): number | null {
  const seconds = fields.number(key);
  if (seconds === null) return null;
  if (Math.abs(seconds * 1000) <= FURTHEST) return seconds * 1000;
  fields.refuse(key);
  return null;
}

/** `expires` of the DevTools protocol, Playwright and Puppeteer: seconds, -1 or absent for a session cookie. */
export function saidExpires(fields: CookieFields): number | null {
  const milliseconds = saidSeconds(fields, 'expires');
  if (milliseconds === null || milliseconds === -1000) return null;
  if (milliseconds < 0) fields.refuse('expires');
  return milliseconds;
}

/** Seconds from milliseconds. NaN is no moment: null. A moment that no Date can represent becomes the nearest one. */
export function inSeconds(expiryTime: number | null): number | null {
  if (expiryTime === null || Number.isNaN(expiryTime)) return null;
  // 0 is added as JSON knows no -0.
  return withinDates(expiryTime) / 1000 + 0;
}

/** The moment, or the nearest one that a Date can represent. */
export function withinDates(moment: number): number {
  return Math.min(Math.max(moment, -FURTHEST), FURTHEST);
}

/** The same in ISO 8601, cut to milliseconds. */
export function inIso(expiryTime: number | null): string | null {
  const seconds = inSeconds(expiryTime);
  return seconds === null ? null : new Date(withinDates(seconds * 1000)).toISOString();
}

const ISO = /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/;

/** A moment in ISO 8601, in milliseconds; null: absent, or refused. */
export function saidIso(fields: CookieFields, key: string): number | null {
  const text = fields.text(key);
  if (text === null) return null;
  const moment = ISO.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(moment)) return moment;
  fields.refuse(key);
  return null;
}
