import type { Page } from '../../contract.ts';
import { schemefulSite, siteOf } from '../../cookie/address/site.ts';
import type { PartitionKey, RegistrableDomain } from '../../cookie/cookie.ts';

/** The partition that a cookie of this domain gets in the page: below another site where it is none of the page's own. */
export function ownPartition(page: Page, domain: string, registrableDomain: RegistrableDomain): PartitionKey {
  const url = new URL(page.url);
  return {
    topLevelSite: schemefulSite(url, registrableDomain),
    hasCrossSiteAncestor: siteOf(domain, registrableDomain) !== siteOf(url.hostname, registrableDomain),
  };
}
