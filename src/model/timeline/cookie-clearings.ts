import type { NetworkRequest } from '../network/network-request.ts';

/** The responses that cleared the cookies of each site, by site, in the order in which they ended. */
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
    if (request.source !== 'server' || !request.responseFields.some(isClearing)) continue;
    const site = siteOfHost(request.host);
    const ofSite = clearings.get(site);
    if (ofSite) ofSite.push(request);
    else clearings.set(site, [request]);
  }
  for (const ofSite of clearings.values()) ofSite.sort((one, other) => one.endedAt - other.endedAt);
  return clearings;
}

/** The types are quoted strings, separated by commas; "*" is all types. */
function isClearing({ name, value }: { name: string; value: string }): boolean {
  return name === 'clear-site-data' && /(^|,)\s*"(cookies|\*)"\s*(,|$)/.test(value);
}
