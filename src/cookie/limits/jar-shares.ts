import { siteOf } from '../address/site.ts';
import type { Cookie, PartitionKey, RegistrableDomain } from '../cookie.ts';

/** The cookies that share one limit: of one site with all its subdomains, in one partition of one store. */
export interface JarShare {
  site: string;
  partitionKey: PartitionKey | null;
  cookies: Cookie[];
}

/** The shares of a jar, in the order of their first cookies in the jar. */
export function jarShares(jar: readonly Cookie[], registrableDomain: RegistrableDomain): JarShare[] {
  const sites = new Map<string, string>();
  const shares = new Map<string, JarShare>();
  for (const cookie of jar) {
    let site = sites.get(cookie.domain);
    if (site === undefined) {
      site = siteOf(cookie.domain, registrableDomain);
      sites.set(cookie.domain, site);
    }
    const { partitionKey } = cookie;
    const partition = partitionKey ? `${partitionKey.topLevelSite} ${partitionKey.hasCrossSiteAncestor}` : '';
    const key = `${cookie.storeId} ${site} ${partition}`;
    const share = shares.get(key);
    if (share) share.cookies.push(cookie);
    else shares.set(key, { site, partitionKey, cookies: [cookie] });
  }
  return [...shares.values()];
}
