import type { Page } from '../../contract/page.ts';
import { schemefulSite, siteOf } from '../../cookie/address/site.ts';
import type { Cookie, PartitionKey, RegistrableDomain } from '../../cookie/cookie.ts';

/** Why a partition can contain no cookie; text: message `partitionWrong_<fault>`. */
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
  const isFirstParty = topLevelSite.slice(topLevelSite.indexOf('//') + 2) === siteOf(domain, registrableDomain);
  return isFirstParty || hasCrossSiteAncestor ? null : 'ancestor';
}

/** The partition that a cookie of this domain gets in the page; a third-party cookie has a cross-site ancestor. */
export function ownPartition(
  page: Pick<Page, 'url'>,
  domain: string,
  registrableDomain: RegistrableDomain,
): PartitionKey {
  const url = new URL(page.url);
  return {
    topLevelSite: schemefulSite(url, registrableDomain),
    hasCrossSiteAncestor: siteOf(domain, registrableDomain) !== siteOf(url.hostname, registrableDomain),
  };
}

/**
 * The top-level site that was typed, as a partition names it: scheme and registrable domain, without subdomain, port and path.
 * null if it is no http or https URL: a missing scheme is not guessed, since http and https are two partitions.
 */
export function readTopLevelSite(typed: string, registrableDomain: RegistrableDomain): string | null {
  const text = typed.trim();
  if (!/^https?:\/\/[^/?#]/i.test(text) || /[\s\\]/.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || /^[.]|\.\./.test(url.hostname)) return null;
  return schemefulSite(url, registrableDomain);
}
