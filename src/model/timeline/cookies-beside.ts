import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { siblingsOf } from '../decode/siblings-of.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/** A browser reports the cookies that one response or script sets within this time of each other, in milliseconds. */
const TOGETHER_MS = 100;

/**
 * The other cookies of a cookie's domain as they were before it changed, or after that: parts of a value and signatures change
 * together. Of the jar of now, all later changes are undone. `entries`: all changes, oldest first.
 */
export function cookiesBeside(
  { at, cookie }: Pick<TimelineEntry, 'at' | 'cookie'>,
  side: 'before' | 'after',
  entries: readonly TimelineEntry[],
  jar: Iterable<Cookie>,
): Cookie[] {
  const moment = side === 'before' ? at - TOGETHER_MS : at + TOGETHER_MS;
  const byKey = new Map([...jar].map((one) => [cookieKey(one), one]));
  for (let index = entries.length - 1; index >= 0; index--) {
    const entry = entries[index];
    if (!entry || entry.at <= moment) break;
    if (entry.old) byKey.set(entry.cookieKey, entry.old);
    else byKey.delete(entry.cookieKey);
  }
  return siblingsOf(cookie, byKey.values());
}
