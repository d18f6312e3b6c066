import type { Blocking } from '../../contract/access.ts';
import { siteOf } from '../../cookie/address/site.ts';
import type { Agent, RegistrableDomain } from '../../cookie/cookie.ts';
import { cookiesBlocked } from '../../cookie/set-cookie/reject-verdict.ts';
import type { Reason } from '../../cookie/verdict.ts';
import type { NetworkRequest } from './network-request.ts';
import { sendsNoThirdPartyCookies } from './third-party.ts';

/** Why a request sends and stores no cookies, whichever there are. */
export interface WhyNoCookies {
  reason: Reason;
  /** The record proves it. Otherwise it is the best explanation if cookies are missing. */
  isCertain: boolean;
  /** A setting that Crumb has read is the reason. */
  isSetting?: boolean;
}

interface Shown {
  requests: readonly NetworkRequest[];
  agent: Agent;
  pageUrl: string;
  blocking: Blocking | null;
  registrableDomain: RegistrableDomain;
}

/**
 * Why no cookies of a request were sent or stored: a proven lack of credentials, else the browser's settings, else a likely
 * lack of credentials. null: nothing suggests that.
 */
export function whyNoCookies(
  request: NetworkRequest,
  credentials: WhyNoCookies | null,
  shown: Shown,
): WhyNoCookies | null {
  return credentials?.isCertain ? credentials : (blockedBySettings(request, shown) ?? credentials);
}

/** The settings are those of now: only what is missing shows that they applied to the request. */
function blockedBySettings(
  { host, cookieHeader, source }: NetworkRequest,
  { pageUrl, blocking, registrableDomain, requests, agent }: Shown,
): WhyNoCookies | null {
  if (cookieHeader !== null || source !== 'server') return null;
  const { hostname } = new URL(pageUrl);
  const isThirdParty = siteOf(host, registrableDomain) !== siteOf(hostname, registrableDomain);
  const reason = cookiesBlocked(host);
  const probably: WhyNoCookies = { reason: { ...reason, code: 'CookiesProbablyBlocked' }, isCertain: false };
  if (blocking) {
    const { status, by, thirdParty } = blocking;
    // Where the browser rejects unpartitioned cookies alone, the verdict itself says so. A rule was read for the page's host.
    const isBlocked = isThirdParty ? thirdParty.rejected.includes(host) : status === 'blocked' && host === hostname;
    if (isBlocked || (status === 'blocked' && by === 'all-sites')) return { reason, isCertain: false, isSetting: true };
  }
  if (isThirdParty)
    return agent === 'firefox' && sendsNoThirdPartyCookies(requests, registrableDomain) ? probably : null;
  return blocking?.status === 'blocked' || blocking?.status === 'probably' ? probably : null;
}
