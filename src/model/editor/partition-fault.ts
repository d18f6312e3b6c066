import { siteOf } from '../../cookie/address/site.ts';
import type { Cookie, RegistrableDomain } from '../../cookie/cookie.ts';
import { readTopLevelSite } from './typed-site.ts';

/** Why no cookie can live in a partition; text: message `partitionWrong_<fault>`. */
export type PartitionFault = 'site' | 'ancestor';

/**
 * Not in RFC 6265bis: under another top-level site than its own, a cookie always has another site above it. Both browsers
 * refuse a partition that says otherwise, and name no reason.
 */
export function partitionFault(
  { partitionKey, domain }: Pick<Cookie, 'partitionKey' | 'domain'>,
  registrableDomain: RegistrableDomain,
): PartitionFault | null {
  if (!partitionKey) return null;
  const { topLevelSite, hasCrossSiteAncestor } = partitionKey;
  if (readTopLevelSite(topLevelSite, registrableDomain) === null) return 'site';
  const isOwn = topLevelSite.slice(topLevelSite.indexOf('//') + 2) === siteOf(domain, registrableDomain);
  return isOwn || hasCrossSiteAncestor ? null : 'ancestor';
}
