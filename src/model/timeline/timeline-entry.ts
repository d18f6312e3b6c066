import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { differences } from '../../cookie/jar/differences.ts';
import { cookieOf, type JarEntry } from '../../cookie/jar/jar-entry.ts';
import { cookieSizes } from '../../cookie/sizes.ts';

/**
 * What a change does. `refreshed`: the cookie was set again with the same value and attributes except its expiry.
 * `set`: it is not known whether and how the cookie was stored before.
 */
export const ENTRY_KINDS = ['added', 'changed', 'refreshed', 'set', 'deleted', 'expired', 'evicted'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** One change as the timeline shows it. */
export interface TimelineEntry extends JarEntry {
  /** Unique among all entries. */
  key: string;
  /** cookieKey of its cookie. */
  cookieKey: string;
  cookie: Cookie;
  /** Milliseconds since the epoch. */
  at: number;
  kind: EntryKind;
  /** The fields that differ, without the identity; [] if there is no version on one side or it is not known. */
  fields: readonly (keyof Cookie)[];
  /** Octets in the Cookie header before and now; null: not known. */
  octets: { before: number | null; now: number };
}

export function timelineEntry(entry: JarEntry): TimelineEntry {
  const { id, old, now } = entry;
  const cookie = cookieOf(entry);
  const identity = cookieKey(cookie);
  const fields = old && now ? differences(now, old) : [];
  return {
    ...entry,
    key: `${id} ${identity}`,
    cookieKey: identity,
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
  // A session cookie that gets an expiry, or one that loses it, is changed, not refreshed.
  const isSameKind = (old.expiryTime === null) === (now.expiryTime === null);
  return isSameKind && fields.every((field) => field === 'expiryTime') ? 'refreshed' : 'changed';
}

function sizeOf(cookie: Cookie | null): number {
  return cookie ? cookieSizes(cookie).inHeader : 0;
}
