import type { Cookie } from '../cookie.ts';
import type { CookieChange } from './changes.ts';

/** One event of the browser's jar, as the background heard it. */
export interface JarEvent {
  /** Microseconds since the epoch, and greater than that of any earlier event: shows the order, and distinguishes events. */
  id: number;
  change: CookieChange;
  /** Crumb itself changed it. */
  own?: true;
}

/**
 * What happened to a cookie. `deleted` also by an expiry in the past; `unseen`: the jar was found different without the
 * an event of the browser, as when a jar is emptied as a whole or Crumb was stopped.
 */
export const EVENT_KINDS = ['set', 'deleted', 'expired', 'evicted', 'unseen'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** One change of one cookie. */
export interface JarEntry {
  /** Microseconds since the epoch; entries of one moment are about different cookies. */
  id: number;
  how: EventKind;
  /** What was there before; null: nothing; undefined: not known. */
  old?: Cookie | null;
  /** What is there now; null: nothing. */
  now: Cookie | null;
  /** Crumb itself did it. */
  own?: true;
}

/** What the background recorded of some sites. */
export interface Recording {
  /** Those of the requested sites that it records, also with no surface open. */
  sites: string[];
  /** In the order they were recorded. */
  entries: JarEntry[];
  /** How many older ones, of any site, had to be forgotten to keep the rest. */
  dropped: number;
  /** How many stored records could not be read and were set aside; left out where there is none. */
  unreadable?: number;
}

/** The cookie an entry is about: as it is now, or as it was. */
export function cookieOf({ now, old }: JarEntry): Cookie {
  const cookie = now ?? old;
  if (!cookie) throw new Error('expected an entry about a cookie, got one about none');
  return cookie;
}
