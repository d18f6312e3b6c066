import { parseUrl } from '../address/parse-url.ts';
import { schemefulSite } from '../address/site.ts';
import type { PartitionKey } from '../cookie.ts';
import { isSameSite, type SameSiteQuestion } from './same-site-context.ts';

/** Who requests what: as for `sameSiteContext`, without who started it and what it was redirected from. */
export type PartitionQuestion = Pick<SameSiteQuestion, 'agent' | 'url' | 'ancestors' | 'registrableDomain'>;

/**
 * The partition whose cookies a request gets and sets, null where there is none. Not in RFC 6265bis; CHIPS: "the site (and
 * whether or not there was a cross-site ancestor) of the top-level URL". Redirects do not count, in neither browser: an
 * URL of the page's own site is first-party again.
 */
export function partitionOfRequest({
  agent,
  url,
  ancestors,
  registrableDomain,
}: PartitionQuestion): PartitionKey | null {
  const [top = url, ...frames] = ancestors;
  const parsed = parseUrl(top);
  return (
    parsed && {
      topLevelSite: schemefulSite(parsed, registrableDomain),
      hasCrossSiteAncestor: [...frames, url].some((other) => !isSameSite(top, other, agent, registrableDomain)),
    }
  );
}
