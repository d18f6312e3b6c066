import { domainMatches } from '../address/domain-matches.ts';
import type { Cookie } from '../cookie.ts';

/**
 * Whether one of these hosts may get the cookie from a page of this site: it is unpartitioned or in a partition of the
 * page's, and its domain is right for the host. What the request itself adds to that (path, scheme, SameSite) is not known
 * of a host alone.
 */
export function canBeSent(cookie: Cookie, hosts: readonly string[], topLevelSite: string): boolean {
  const { partitionKey, hostOnly, domain } = cookie;
  if (partitionKey !== null && partitionKey.topLevelSite !== topLevelSite) return false;
  return hosts.some((host) => (hostOnly ? host === domain : domainMatches(host, domain)));
}
