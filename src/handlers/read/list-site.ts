import { agent } from '../../browser/agent.ts';
import { FirstPartyIsolation } from '../../browser/cookies/cookies.ts';
import { registrableDomain } from '../../browser/registrable-domain.ts';
import type { Listing } from '../../contract/listing.ts';
import type { Scope } from '../../contract/page.ts';
import type { Result } from '../../contract/problem.ts';
import { siteOf } from '../../cookie/address/site.ts';
import { readAccess } from './access.ts';
import { readSiteJar } from './site-jar.ts';

/** The site of the scope's page. The list decides nothing: which cookie a request carries is the core's to say. */
export async function listSite(scope: Scope): Promise<Result<Listing>> {
  const { page } = scope;
  const site = siteOf(new URL(page.url).hostname, registrableDomain);
  try {
    const [access, jar] = await Promise.all([readAccess(page), readSiteJar(site, page.storeId)]);
    return { value: { scope, agent, access, site, jar, loaded: null } };
  } catch (error) {
    if (error instanceof FirstPartyIsolation) return { problem: { code: 'first-party-isolation' } };
    throw error;
  }
}
