import type { Listing } from '../../contract/listing.ts';
import { siteOf } from '../../cookie/address/site.ts';
import type { RegistrableDomain } from '../../cookie/cookie.ts';

/** The sites whose cookies a listing has: that of its page, and those of the hosts that the page loads. */
export function listedSites({ site, loaded }: Listing, registrableDomain: RegistrableDomain): ReadonlySet<string> {
  return new Set([site, ...(loaded?.hosts ?? [])].map((one) => siteOf(one, registrableDomain)));
}
