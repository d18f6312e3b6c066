import type { Cookies } from 'webextension-polyfill';
import type { Agent, Cookie, PartitionKey, SameSite } from '../../cookie/cookie.ts';
import { asOctets, toOctets } from '../../cookie/octets.ts';

const SAME_SITE: Record<Cookies.SameSiteStatus, SameSite> = {
  strict: 'strict',
  lax: 'lax',
  no_restriction: 'none',
  unspecified: 'unset',
};

/** A cookie of `browser.cookies` in the words and octets of the core. */
export function cookieFromApi(cookie: Cookies.Cookie, agent: Agent): Cookie {
  return {
    storeId: cookie.storeId,
    partitionKey: partitionFromApi(cookie.partitionKey),
    domain: cookie.domain.replace(/^\./, ''),
    hostOnly: cookie.hostOnly,
    path: toOctets(cookie.path),
    // Firefox shows a name with one character per octet already.
    name: agent === 'firefox' ? asOctets(cookie.name) : toOctets(cookie.name),
    value: toOctets(cookie.value),
    expiryTime: cookie.expirationDate === undefined ? null : cookie.expirationDate * 1000,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: SAME_SITE[cookie.sameSite],
    creationTime: null,
  };
}

function partitionFromApi(key: Cookies.Cookie['partitionKey'] | null): PartitionKey | null {
  if (!key?.topLevelSite) return null;
  const { topLevelSite, hasCrossSiteAncestor = false } = key as Partial<PartitionKey> & { topLevelSite: string };
  return { topLevelSite, hasCrossSiteAncestor };
}
