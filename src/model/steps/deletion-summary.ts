import type { Cookie } from '../../cookie/cookie.ts';

/** How many domains are named; the others are only counted. */
const NAMED = 5;

/** What a person sees before they delete cookies. */
export interface DeletionSummary {
  count: number;
  /** Domains with the number of their cookies, most first. */
  domains: { domain: string; count: number }[];
  /** How many domains are not named. */
  moreDomains: number;
  httpOnly: number;
  /** How many are session cookies. */
  session: number;
  /** How many a request to this page does not send. */
  notSent: number;
}

export function deletionSummary(cookies: readonly Cookie[], isSent: (cookie: Cookie) => boolean): DeletionSummary {
  const counts = new Map<string, number>();
  for (const { domain } of cookies) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  const domains = [...counts].map(([domain, count]) => ({ domain, count })).sort((a, b) => b.count - a.count);
  return {
    count: cookies.length,
    domains: domains.slice(0, NAMED),
    moreDomains: Math.max(0, domains.length - NAMED),
    httpOnly: cookies.filter(({ httpOnly }) => httpOnly).length,
    session: cookies.filter(({ expiryTime }) => expiryTime === null).length,
    notSent: cookies.filter((cookie) => !isSent(cookie)).length,
  };
}
