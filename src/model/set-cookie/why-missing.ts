import type { Blocking } from '../../contract/access.ts';
import { siteOf } from '../../cookie/address/site.ts';
import type { Host } from '../host/host.ts';
import type { NetworkRequest } from '../network/network-request.ts';

/** A setting of the browser's that is known to keep a cookie from being stored: a message and what fills its places. */
export type KnownSetting =
  | { message: 'blockedAllSites' | 'blockedThisSite' }
  | { message: 'thirdParty_blocked'; data: { count: number; first: string } };

/** Why the jar does not hold what an answer set, as far as the settings are known; null: they are not, or allow it. */
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
  // Where only cookies that are not partitioned are rejected the rules say so themselves.
  return blocking.thirdParty.rejected.includes(host)
    ? { message: 'thirdParty_blocked', data: { count: 1, first: host } }
    : null;
}
