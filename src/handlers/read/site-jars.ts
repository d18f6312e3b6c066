import { queryCookies } from '../../browser/cookies/cookies.ts';
import { registrableDomain } from '../../browser/registrable-domain.ts';
import { siteOf } from '../../cookie/address/site.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { isExpired } from '../../cookie/jar/expiry.ts';
import { readSiteJar } from './site-jar.ts';

/** For each domain Chromium looks through all cookies of all sites: above this number the whole jar is read once instead. */
const FEW = 4;

/** Every cookie of these sites; those of one site in the order a header would send them. */
export async function readSiteJars(sites: readonly string[], storeId: string): Promise<Cookie[]> {
  if (sites.length <= FEW) return (await Promise.all(sites.map((site) => readSiteJar(site, storeId)))).flat();
  const now = Date.now();
  const wanted = new Set(sites);
  const cookies = await queryCookies({ storeId });
  return cookies.filter((cookie) => wanted.has(siteOf(cookie.domain, registrableDomain)) && !isExpired(cookie, now));
}
