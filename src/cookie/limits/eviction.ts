import { type Agent, type Cookie, cookieKey } from '../cookie.ts';
import { isSamePartition } from '../request/third-party.ts';
import { cookieSizes } from '../sizes.ts';
import { LIMITS } from './limits.ts';

/** A limit that one more cookie exceeds. */
export interface Eviction {
  /** Cookies, or octets in a partition, after the cookie is stored. */
  count: number;
  limit: number;
}

/**
 * Which cookies of the site the browser evicts if this cookie is stored, as far as the jar shows; null: none.
 * RFC 6265bis §5.7 lets the browser evict "if the number of cookies sharing a domain field exceeds some
 * implementation-defined upper bound"; both evict the same way: counted for a registrable domain and a partition, 31 at
 * once when the 181st arrives.
 */
export function wouldEvict(siteJar: readonly Cookie[], cookie: Cookie, agent: Agent): Eviction | null {
  const key = cookieKey(cookie);
  const beside = siteJar.filter(
    (other) => isSamePartition(other.partitionKey, cookie.partitionKey) && cookieKey(other) !== key,
  );
  const count = beside.length + 1;
  if (count > LIMITS.siteCount.value) return { count, limit: LIMITS.siteCount.value };
  if (cookie.partitionKey === null) return null;
  const octets = [...beside, cookie].reduce((sum, one) => sum + cookieSizes(one).pair, 0);
  const limit = agent === 'firefox' ? LIMITS.partitionOctetsFirefox.value : LIMITS.partitionOctets.value;
  return octets > limit ? { count: octets, limit } : null;
}
