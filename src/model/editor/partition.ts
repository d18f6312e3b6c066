import type { Page } from '../../contract/page.ts';
import { schemefulSite, siteOf } from '../../cookie/address/site.ts';
import type { Cookie, PartitionKey, RegistrableDomain } from '../../cookie/cookie.ts';

/** Why no cookie can live in a partition; text: message `partitionWrong_<fault>`. */
export type PartitionFault = 'site' | 'ancestor';

/**
 * Not in RFC 6265bis: under another top-level site than its own, a cookie always has another site above it. Both browsers
 * reject a partition that says otherwise, and name no reason.
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

/** The partition that a cookie of this domain gets in the page: below another site where it is none of the page's own. */
export function ownPartition(page: Page, domain: string, registrableDomain: RegistrableDomain): PartitionKey {
  const url = new URL(page.url);
  return {
    topLevelSite: schemefulSite(url, registrableDomain),
    hasCrossSiteAncestor: siteOf(domain, registrableDomain) !== siteOf(url.hostname, registrableDomain),
  };
}

/**
 * The top-level site that was typed, as a partition names it: scheme and registrable domain, without subdomain, port and path.
 * null where it is no http or https address: a scheme that was left out is not guessed, since http and https are two partitions.
 */
export function readTopLevelSite(typed: string, registrableDomain: RegistrableDomain): string | null {
  const text = typed.trim();
  if (!/^https?:\/\/[^/?#]/i.test(text) || /[\s\\]/.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || /^[.]|\.\./.test(url.hostname)) return null;
  return schemefulSite(url, registrableDomain);
}
