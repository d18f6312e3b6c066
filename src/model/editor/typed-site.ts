import { schemefulSite } from '../../cookie/address/site.ts';
import type { RegistrableDomain } from '../../cookie/cookie.ts';

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
