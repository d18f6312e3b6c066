import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import type { Retrieval } from '../../cookie/verdict.ts';

/** One cookie of a header, compared with the other header. */
export interface Piece {
  cookie: Cookie;
  state: 'same' | 'added' | 'changed';
}

/** How a request's Cookie header differs with another jar. */
export interface HeaderDifference {
  /** The new header, in order. */
  pieces: Piece[];
  /** The cookies of the old header only, in its order. */
  removed: Cookie[];
  /** How many octets longer the new header is; negative: shorter. */
  octets: number;
}

export function headerDifference(before: Retrieval, after: Retrieval): HeaderDifference {
  const beforeByKey = new Map(before.sent.map((cookie) => [cookieKey(cookie), cookie]));
  const keysAfter = new Set(after.sent.map(cookieKey));
  return {
    pieces: after.sent.map((cookie): Piece => {
      const oldCookie = beforeByKey.get(cookieKey(cookie));
      return { cookie, state: !oldCookie ? 'added' : oldCookie.value === cookie.value ? 'same' : 'changed' };
    }),
    removed: before.sent.filter((cookie) => !keysAfter.has(cookieKey(cookie))),
    octets: after.bytes - before.bytes,
  };
}
