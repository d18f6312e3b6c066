import type { NetworkRequest } from '../network/network-request.ts';
import { clearsCookies } from '../set-cookie/clears-cookies.ts';

/** The responses that cleared the cookies of each site, by site, in the order in which they arrived. */
export type CookieClearings = ReadonlyMap<string, readonly NetworkRequest[]>;

/**
 * Reads the Clear-Site-Data fields. Clear Site Data §3.1: "The type indicates that the server wishes to remove all data
 * of a certain type"; cookies are those "of the origin's registered domain, including subdomains", HttpOnly or not.
 */
export function cookieClearings(
  requests: readonly NetworkRequest[],
  siteOfHost: (host: string) => string,
): CookieClearings {
  const clearings = new Map<string, NetworkRequest[]>();
  for (const request of requests) {
    if (request.source !== 'server' || !clearsCookies(request)) continue;
    const site = siteOfHost(request.host);
    const ofSite = clearings.get(site);
    if (ofSite) ofSite.push(request);
    else clearings.set(site, [request]);
  }
  for (const ofSite of clearings.values()) ofSite.sort((one, other) => one.respondedAt - other.respondedAt);
  return clearings;
}
