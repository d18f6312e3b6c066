import type { Blocking } from '../../contract/access.ts';
import { siteOf } from '../../cookie/address/site.ts';
import type { RegistrableDomain } from '../../cookie/cookie.ts';
import type { Reason, ReasonCode } from '../../cookie/verdict.ts';
import type { NetworkRequest } from './network-request.ts';

/** Why a request sends and stores no cookies, whichever there are. */
export interface WhyNoCookies {
  reason: Reason;
  /** The record proves it. Otherwise it is the best explanation if cookies are missing. */
  isCertain: boolean;
  /** A setting that Crumb has read is the reason. */
  isSetting?: boolean;
}

interface Shown {
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

/**
 * RFC 6265bis §7.2: "User agents MAY enforce a cookie policy consisting of restrictions on how cookies may be used or ignored".
 * The settings are those of now: only what is missing shows that they applied to the request.
 */
function blockedBySettings(
  { host, cookieHeader, source }: NetworkRequest,
  { pageUrl, blocking, registrableDomain }: Shown,
): WhyNoCookies | null {
  if (!blocking || cookieHeader !== null || source !== 'server') return null;
  const { status, by, thirdParty } = blocking;
  if (status === 'blocked' && by === 'all-sites') return blockedBy('CookiesBlocked', host);
  const { hostname } = new URL(pageUrl);
  if (siteOf(host, registrableDomain) !== siteOf(hostname, registrableDomain))
    // Where the browser rejects unpartitioned cookies alone, the verdict itself says so.
    return thirdParty.rejected.includes(host) ? blockedBy('SiteCookiesBlocked', host) : null;
  // The rule was read for the host of the page.
  if (status === 'blocked' && host === hostname) return blockedBy('SiteCookiesBlocked', host);
  return status === 'blocked' || status === 'probably' ? blockedBy('CookiesProbablyBlocked', host) : null;
}

function blockedBy(code: ReasonCode, host: string): WhyNoCookies {
  const isSetting = code !== 'CookiesProbablyBlocked';
  return { reason: { code, data: { host }, section: '7.2' }, isCertain: false, isSetting };
}
