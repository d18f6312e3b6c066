import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { differences } from '../../cookie/jar/differences.ts';

/** One cookie at two moments. */
export interface ChangedCookie {
  before: Cookie;
  now: Cookie;
  /** The fields that differ. */
  fields: (keyof Cookie)[];
}

/** The cookies that were added, removed and changed between two moments. */
export interface JarComparison {
  added: Cookie[];
  removed: Cookie[];
  changed: ChangedCookie[];
  /** How many are the same at both. */
  same: number;
}

export function compareJars(before: readonly Cookie[], now: readonly Cookie[]): JarComparison {
  const old = new Map(before.map((cookie) => [cookieKey(cookie), cookie]));
  const comparison: JarComparison = { added: [], removed: [], changed: [], same: 0 };
  for (const cookie of now) {
    const key = cookieKey(cookie);
    const was = old.get(key);
    old.delete(key);
    const fields = was ? differences(cookie, was) : [];
    if (!was) comparison.added.push(cookie);
    else if (fields.length > 0) comparison.changed.push({ before: was, now: cookie, fields });
    else comparison.same += 1;
  }
  comparison.removed = [...old.values()];
  return comparison;
}
