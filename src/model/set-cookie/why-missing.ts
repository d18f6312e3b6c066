import type { Blocking } from '../../contract/access.ts';
import { siteOf } from '../../cookie/address/site.ts';
import type { Host } from '../host/host.ts';
import type { NetworkRequest } from '../network/network-request.ts';

/** A browser setting that is known to block a cookie: a message and the data for its places. */
export type KnownSetting =
  | { message: 'blockedAllSites' | 'blockedThisSite' }
  | { message: 'thirdParty_blocked'; data: { count: number; first: string } };

/** The setting because of which the cookie of a response is not stored; null: not known, or the settings allow it. */
export function whyMissing(
  { host }: NetworkRequest,
  page: { hostname: string },
  blocking: Blocking | null,
  { registrableDomain }: Pick<Host, 'registrableDomain'>,
): KnownSetting | null {
  if (!blocking) return null;
  if (siteOf(host, registrableDomain) === siteOf(page.hostname, registrableDomain)) {
    if (blocking.status !== 'blocked') return null;
    return { message: blocking.by === 'all-sites' ? 'blockedAllSites' : 'blockedThisSite' };
  }
  // If the browser rejects only unpartitioned cookies, the verdict itself says so.
  return blocking.thirdParty.rejected.includes(host)
    ? { message: 'thirdParty_blocked', data: { count: 1, first: host } }
    : null;
}
