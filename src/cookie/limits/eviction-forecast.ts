import type { Agent, Cookie } from '../cookie.ts';
import { isExpired } from '../jar/expiry.ts';
import { cookieSizes } from '../sizes.ts';
import type { JarShare } from './jar-shares.ts';
import { LIMITS } from './limits.ts';

/** Cookies among which an extension cannot tell which ones the browser evicts first; text: message `goes_<code>`. */
export type EvictionRank = 'expired' | 'insecure' | 'secure' | 'any';

/** What decides and the browser does not report; text: message `doubt_<code>`. */
export type EvictionUncertainty = 'lastAccess' | 'priority' | 'size';

export type EvictionGroup = { cookies: Cookie[] } & (
  | { rank: EvictionRank; goes: number }
  /** How many of them go depends on which. */
  | { rank: 'any'; goes: null }
);

/** What a browser removes from a share of its jar when one more cookie exceeds a limit. */
export interface EvictionForecast {
  /** Number of cookies now, and the most that the browser keeps. */
  count: number;
  limit: number;
  /** Octets of names and values, and how many may be; null where they have no limit. */
  octets: { used: number; limit: number; kept: number } | null;
  /** The first to go first; groups that would stay whole are left out. */
  groups: EvictionGroup[];
  /** Whether it is known which cookies go, not only of which groups. */
  certain: boolean;
  doubts: EvictionUncertainty[];
}

/**
 * What the browser would evict first, as far as that is known. RFC 6265bis §5.7 removes "expired cookies" first, then of those that
 * "share a domain field with more than a predetermined number of other cookies" the ones "whose secure-only-flag is
 * false", and among equals "the cookie with the earliest last-access-time". Firefox does so. Chromium ranks by Priority
 * too, and from a partition removes by last access alone, one at a time. Extensions do not learn when a cookie was last
 * sent, nor its Priority.
 */
export function forecastEviction({ cookies, partitionKey }: JarShare, agent: Agent, now: number): EvictionForecast {
  const limit = LIMITS.siteCount.value;
  const isPartition = partitionKey !== null;
  const octets = isPartition ? octetsOf(cookies, agent) : null;
  const isSingle = isPartition && agent === 'chrome';
  const isByOctets = octets !== null && octets.used / octets.limit > cookies.length / limit;
  const ranks: [EvictionRank, Cookie[]][] = rank(cookies, now, isSingle || isByOctets);
  const leaving = isSingle ? 1 : limit + 1 - LIMITS.siteCountAfterEviction.value;
  const groups = isByOctets ? unknownNumber(ranks) : take(ranks, leaving);
  const certain = groups.every(({ rank, cookies: all, goes }) => goes === all.length && isSure(rank, agent));
  return {
    count: cookies.length,
    limit,
    octets,
    groups,
    certain,
    doubts: doubts(certain, agent, isPartition, isByOctets),
  };
}

function octetsOf(cookies: readonly Cookie[], agent: Agent): EvictionForecast['octets'] {
  const used = cookies.reduce((sum, cookie) => sum + cookieSizes(cookie).pair, 0);
  const kept = LIMITS.partitionOctets.value;
  return { used, limit: agent === 'firefox' ? LIMITS.partitionOctetsFirefox.value : kept, kept };
}

function rank(cookies: readonly Cookie[], now: number, byAccessAlone: boolean): [EvictionRank, Cookie[]][] {
  const expired = cookies.filter((cookie) => isExpired(cookie, now));
  const living = cookies.filter((cookie) => !isExpired(cookie, now));
  if (byAccessAlone)
    return [
      ['expired', expired],
      ['any', living],
    ];
  return [
    ['expired', expired],
    ['insecure', living.filter(({ secure }) => !secure)],
    ['secure', living.filter(({ secure }) => secure)],
  ];
}

function take(ranks: [EvictionRank, Cookie[]][], leaving: number): EvictionGroup[] {
  let left = leaving;
  const groups: EvictionGroup[] = [];
  for (const [rank, cookies] of ranks) {
    const goes = Math.min(left, cookies.length);
    if (goes > 0) groups.push({ rank, cookies, goes });
    left -= goes;
  }
  return groups;
}

/** How many are evicted depends on their sizes; expired ones are evicted in any case. */
function unknownNumber(ranks: [EvictionRank, Cookie[]][]): EvictionGroup[] {
  return ranks
    .filter(([, cookies]) => cookies.length > 0)
    .map(([rank, cookies]) =>
      rank === 'any' ? { rank, cookies, goes: null } : { rank, cookies, goes: cookies.length },
    );
}

/** Whether such a group is certain to be evicted: in Chromium a Priority, which extensions cannot read, may rank before it. */
function isSure(rank: EvictionRank, agent: Agent): boolean {
  return rank === 'expired' || agent === 'firefox';
}

function doubts(certain: boolean, agent: Agent, isPartition: boolean, isByOctets: boolean): EvictionUncertainty[] {
  if (certain) return [];
  const unknown: EvictionUncertainty[] = ['lastAccess'];
  if (agent === 'chrome' && !isPartition) unknown.push('priority');
  if (isByOctets) unknown.push('size');
  return unknown;
}
