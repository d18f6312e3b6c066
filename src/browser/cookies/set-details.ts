import type { Cookies } from 'webextension-polyfill';
import type { Agent, Cookie, SameSite } from '../../cookie/cookie.ts';
import { toText } from '../../cookie/octets.ts';

const API_SAME_SITE: Record<SameSite, Cookies.SameSiteStatus> = {
  strict: 'strict',
  lax: 'lax',
  none: 'no_restriction',
  unset: 'unspecified',
};

/** What `cookies.set` needs to write exactly this cookie. Every field is given: Firefox's defaults differ from a header's. */
export function setDetails(cookie: Cookie, agent: Agent): Cookies.SetDetailsType {
  return {
    url: `${schemeFor(cookie)}://${cookie.domain}/`,
    name: agent === 'firefox' ? cookie.name : toText(cookie.name),
    value: toText(cookie.value),
    path: toText(cookie.path),
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: API_SAME_SITE[cookie.sameSite],
    storeId: cookie.storeId,
    ...(cookie.hostOnly ? {} : { domain: cookie.domain }),
    // Rounded to microseconds: a plain division would lose the last of them.
    ...(cookie.expiryTime === null ? {} : { expirationDate: Math.round(cookie.expiryTime * 1000) / 1e6 }),
    ...(cookie.partitionKey === null ? {} : { partitionKey: cookie.partitionKey }),
  };
}

/**
 * https also for a cookie that is not Secure: over http the browser rejects to touch it beside a Secure namesake. Only where
 * the partition says that nothing but its own site is above the page must the scheme be that of the partition: Chromium
 * calls http and https two sites.
 */
function schemeFor({ partitionKey }: Cookie): string {
  const isFirstParty = partitionKey !== null && !partitionKey.hasCrossSiteAncestor;
  return isFirstParty && partitionKey.topLevelSite.startsWith('http:') ? 'http' : 'https';
}
