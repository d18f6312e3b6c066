import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import type { Retrieval } from '../../cookie/verdict.ts';

/** One cookie of a header, and how it stands to the other header. */
export interface Piece {
  cookie: Cookie;
  state: 'same' | 'added' | 'changed';
}

/** What another jar makes of a request's Cookie header. */
export interface HeaderDifference {
  /** The new header, in order. */
  pieces: Piece[];
  /** What only the old one held, in its order. */
  removed: Cookie[];
  /** Octets that the new header has more, or fewer where negative. */
  octets: number;
}

export function headerDifference(before: Retrieval, after: Retrieval): HeaderDifference {
  const old = new Map(before.sent.map((cookie) => [cookieKey(cookie), cookie]));
  const kept = new Set(after.sent.map(cookieKey));
  return {
    pieces: after.sent.map((cookie): Piece => {
      const was = old.get(cookieKey(cookie));
      return { cookie, state: !was ? 'added' : was.value === cookie.value ? 'same' : 'changed' };
    }),
    removed: before.sent.filter((cookie) => !kept.has(cookieKey(cookie))),
    octets: after.bytes - before.bytes,
  };
}
