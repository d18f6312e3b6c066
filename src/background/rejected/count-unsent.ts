import { agent } from '../../browser/agent.ts';
import { hasOrigins } from '../../browser/origins.ts';
import { pageOfTab } from '../../browser/page/page-of-tab.ts';
import { registrableDomain } from '../../browser/registrable-domain.ts';
import { siteOf } from '../../cookie/address/site.ts';
import { unsentSessions } from '../../cookie/findings/unsent-sessions.ts';
import type { PageRequest } from '../../cookie/page-request.ts';
import { siteOrigins } from '../../handlers/read/access.ts';
import { readCookiePolicy } from '../../handlers/read/cookie-policy.ts';
import { readSiteJar } from '../../handlers/read/site-jar.ts';

/** The cookies of so many sites are read. */
const MOST_SITES = 4;

/** How many sessions the refused requests of a tab's page lack, by the cookies of now; `url`: of a page that comes. */
export async function countUnsent(tabId: number, refused: readonly PageRequest[], url?: string): Promise<number> {
  const page = await pageOfTab(tabId, url);
  if (!page) return 0;
  const site = (address: string): string => siteOf(new URL(address).hostname, registrableDomain);
  const own = site(page.url);
  const sites = [...new Set(refused.map((request) => site(request.url)))].slice(0, MOST_SITES);
  const counts = await Promise.all(
    sites.map(async (name) => {
      const requests = refused.filter((request) => site(request.url) === name);
      const [first] = requests;
      if (!first || !(await hasOrigins(siteOrigins(name)))) return 0;
      const policyOf = { url: first.url, pageUrl: page.url, incognito: page.incognito };
      const thirdParty = name === own ? null : (await readCookiePolicy(policyOf)).thirdParty;
      const jar = await readSiteJar(name, page.storeId);
      const question = { jar, pageUrl: page.url, requests, agent, now: Date.now(), registrableDomain, thirdParty };
      return unsentSessions(question).filter(({ isDenied }) => isDenied).length;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
