import type { Cookie } from '../../cookie/cookie.ts';
import { headerOctets } from '../../cookie/sizes.ts';
import { rowOf } from '../jar/row.ts';

export interface Largest {
  /** Largest first. */
  cookies: Cookie[];
  /** The octets of the Cookie header without them. */
  left: number;
}

/** The fewest cookies without which the Cookie header of `sent` has at most `budget` octets. */
export function largestUntilFits(sent: readonly Cookie[], budget: number): Largest {
  const octets = (cookie: Cookie): number => rowOf(cookie).sizes.inHeader;
  const bySize = sent.toSorted((a, b) => octets(b) - octets(a));
  let left = headerOctets(sent);
  let count = 0;
  for (const cookie of bySize) {
    if (left <= budget) break;
    count += 1;
    // Between two cookies are two octets, "; ".
    left -= octets(cookie) + (count < sent.length ? 2 : 0);
  }
  return { cookies: bySize.slice(0, count), left };
}
