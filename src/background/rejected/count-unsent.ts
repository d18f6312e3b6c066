import { agent } from '../../browser/agent.ts';
import { hasOrigins } from '../../browser/origins.ts';
import { pageOfTab } from '../../browser/page/page-of-tab.ts';
import { registrableDomain } from '../../browser/registrable-domain.ts';
import { denyingSites, type SiteCookies, siteOfUrl, unsentOnPage } from '../../cookie/findings/unsent-on-page.ts';
import type { PageRequest } from '../../cookie/page-request.ts';
import { siteOrigins } from '../../handlers/read/access.ts';
import { readCookiePolicy } from '../../handlers/read/cookie-policy.ts';
import { readSiteJar } from '../../handlers/read/site-jar.ts';

/** How many sessions the denied requests of a tab's page lack, by the cookies of now; `url`: of a page that comes. */
export async function countUnsent(tabId: number, denied: readonly PageRequest[], url?: string): Promise<number> {
  const page = await pageOfTab(tabId, url);
  if (!page) return 0;
  const { url: pageUrl, incognito, storeId } = page;
  const own = siteOfUrl(pageUrl, registrableDomain);
  const sites = [[own, pageUrl] as const, ...denyingSites(denied, pageUrl, registrableDomain)];
  const read = sites.map(async ([site, siteUrl]): Promise<[string, SiteCookies][]> => {
    if (!(await hasOrigins(siteOrigins(site)))) return [];
    const policy = site === own ? null : await readCookiePolicy({ url: siteUrl, pageUrl, incognito });
    return [[site, { jar: await readSiteJar(site, storeId), thirdParty: policy?.thirdParty ?? null }]];
  });
  const cookies = new Map((await Promise.all(read)).flat());
  const shared = { pageUrl, agent, now: Date.now(), registrableDomain };
  return unsentOnPage({ ...shared, cookies, requests: denied }).filter(({ isDenied }) => isDenied).length;
}
