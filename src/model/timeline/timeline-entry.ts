import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { differences } from '../../cookie/jar/differences.ts';
import { cookieOf, type JarEntry } from '../../cookie/jar/jar-entry.ts';
import { cookieSizes } from '../../cookie/sizes.ts';

/**
 * What a change comes to. `refreshed`: the cookie was set again with the same value and attributes, its expiry aside.
 * `set`: what was there before is not known.
 */
export const ENTRY_KINDS = ['added', 'changed', 'refreshed', 'set', 'deleted', 'expired', 'evicted'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** One change as the timeline tells it. */
export interface TimelineEntry extends JarEntry {
  /** Tells it from every other. */
  key: string;
  /** cookieKey of what it is about. */
  cookieKey: string;
  cookie: Cookie;
  /** Milliseconds since the epoch. */
  at: number;
  kind: EntryKind;
  /** The fields that differ, identity aside; [] where one side is not there or not known. */
  fields: readonly (keyof Cookie)[];
  /** Octets in the Cookie header before and now; null: not known. */
  octets: { before: number | null; now: number };
}

export function timelineEntry(entry: JarEntry): TimelineEntry {
  const { id, old, now } = entry;
  const cookie = cookieOf(entry);
  const about = cookieKey(cookie);
  const fields = old && now ? differences(now, old) : [];
  return {
    ...entry,
    key: `${id} ${about}`,
    cookieKey: about,
    cookie,
    at: Math.floor(id / 1000),
    kind: kindOf(entry, fields),
    fields,
    octets: { before: old === undefined ? null : sizeOf(old), now: sizeOf(now) },
  };
}

function kindOf({ how, old, now }: JarEntry, fields: readonly string[]): EntryKind {
  if (how === 'expired' || how === 'evicted') return how;
  if (now === null) return 'deleted';
  if (old === undefined) return 'set';
  if (old === null) return 'added';
  // From a session cookie to a lasting one is another thing than a later end.
  const isLater = (old.expiryTime === null) === (now.expiryTime === null);
  return isLater && fields.every((field) => field === 'expiryTime') ? 'refreshed' : 'changed';
}

function sizeOf(cookie: Cookie | null): number {
  return cookie ? cookieSizes(cookie).inHeader : 0;
}
