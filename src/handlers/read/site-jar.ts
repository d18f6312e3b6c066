import { readCookies } from '../../browser/cookies/cookies.ts';
import { registrableDomain } from '../../browser/registrable-domain.ts';
import { isHostName } from '../../cookie/address/host-name.ts';
import { siteOf } from '../../cookie/address/site.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { isExpired } from '../../cookie/jar/expiry.ts';

/** Every cookie of one site, of all subdomains, paths and partitions, in the order a header would send them. */
export async function readSiteJar(site: string, storeId: string): Promise<Cookie[]> {
  // Firefox throws for what is no host.
  if (!isHostName(site)) return [];
  const now = Date.now();
  const cookies = await readCookies(site, storeId);
  // Firefox still lists expired cookies; a site without a registrable domain (localhost) would get its neighbours.
  return cookies.filter((cookie) => !isExpired(cookie, now) && siteOf(cookie.domain, registrableDomain) === site);
}
