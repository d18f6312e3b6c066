import { siteOf } from '../address/site.ts';
import type { Cookie, RegistrableDomain } from '../cookie.ts';
import { isDenial, type PageRequest } from '../page-request.ts';
import type { ThirdParty } from '../verdict.ts';
import { type UnsentSession, unsentSessions } from './unsent-sessions.ts';

/** The cookies of a site, and what the browser does with them on the page. */
export interface SiteCookies {
  /** As far as they can be read. */
  jar: readonly Cookie[];
  /** As third-party cookies; null: not known, or the site is that of the page. */
  thirdParty: ThirdParty | null;
}

interface Question extends Omit<Parameters<typeof unsentSessions>[0], 'jar' | 'thirdParty'> {
  /** By site. */
  cookies: ReadonlyMap<string, SiteCookies>;
}

/** Other sites whose cookies are read, because their servers denied a request of the page. */
export const MOST_SITES = 4;

/** The sessions that requests of a page to these sites lack, those of each site in the order of unsentSessions. */
export function unsentOnPage({ cookies, requests, ...shared }: Question): UnsentSession[] {
  const { registrableDomain } = shared;
  return [...cookies].flatMap(([site, { jar, thirdParty }]) => {
    const own = requests.filter(({ url }) => siteOfUrl(url, registrableDomain) === site);
    return unsentSessions({ ...shared, jar, thirdParty, requests: own });
  });
}

/** The sites other than the page's that denied a request, each with the URL of one: their cookies are worth reading. */
export function denyingSites(
  requests: readonly PageRequest[],
  pageUrl: string,
  registrableDomain: RegistrableDomain,
): Map<string, string> {
  const own = siteOfUrl(pageUrl, registrableDomain);
  const urls = new Map<string, string>();
  for (const { url, status } of requests) {
    const site = siteOfUrl(url, registrableDomain);
    if (site !== own && isDenial(status) && urls.size < MOST_SITES) urls.set(site, url);
  }
  return urls;
}

/** The site without its scheme. */
export function siteOfUrl(url: string, registrableDomain: RegistrableDomain): string {
  return URL.canParse(url) ? siteOf(new URL(url).hostname, registrableDomain) : '';
}
