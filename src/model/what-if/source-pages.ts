import type { RegistrableDomain } from '../../cookie/cookie.ts';

/** A page that may request a URL; the texts are the messages `place_<id>`. */
export interface SourcePage {
  id: 'here' | 'own' | 'sibling' | 'http' | 'https' | 'elsewhere';
  url: string;
}

/** A URL of a domain that nobody can register (RFC 2606). */
const ELSEWHERE = 'https://another-site.example/';

/** The pages worth trying for a URL: SameSite and partitions treat each of them differently. */
export function sourcePagesFor(url: string, pageUrl: string, registrableDomain: RegistrableDomain): SourcePage[] {
  const parsedUrl = new URL(url);
  const isSecure = parsedUrl.protocol === 'https:' || parsedUrl.protocol === 'wss:';
  const scheme = isSecure ? 'https' : 'http';
  const domain = registrableDomain(parsedUrl.hostname);
  const pages: SourcePage[] = [
    { id: 'here', url: pageUrl },
    { id: 'own', url: `${scheme}://${parsedUrl.host}/` },
  ];
  if (domain !== null) pages.push({ id: 'sibling', url: `${scheme}://other.${domain}/` });
  const otherScheme = isSecure ? 'http' : 'https';
  pages.push({ id: otherScheme, url: `${otherScheme}://${parsedUrl.hostname}/` }, { id: 'elsewhere', url: ELSEWHERE });
  return pages;
}
