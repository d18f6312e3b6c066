import { readCookie } from '../../browser/cookies.ts';
import { registrableDomain } from '../../browser/public-suffix.ts';
import { type Cookie, type CookieId, cookieKey } from '../../cookie/cookie.ts';
import type { Held } from '../../cookie/exchange.ts';
import { isExpired } from '../../cookie/expiry.ts';
import { siteOf } from '../../cookie/site.ts';
import { readSite } from '../read/site-jar.ts';

/** From this many cookies of one site on, one list of the site is cheaper than a question for each. */
const MANY = 8;

/** Cookies of one site in one store. */
interface Group {
  site: string;
  storeId: string;
  identities: CookieId[];
}

/** What the jar holds at these identities now. A cookie that has expired is not there, whatever the browser lists. */
export async function look(identities: readonly CookieId[]): Promise<Held> {
  const cookies = (await Promise.all(bySite(identities).map(lookInto))).flat();
  return new Map(cookies.map((cookie) => [cookieKey(cookie), cookie]));
}

function bySite(identities: readonly CookieId[]): Group[] {
  const groups = new Map<string, Group>();
  for (const id of identities) {
    const site = siteOf(id.domain, registrableDomain);
    const key = JSON.stringify([site, id.storeId]);
    const group = groups.get(key) ?? { site, storeId: id.storeId, identities: [] };
    group.identities.push(id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

async function lookInto({ site, storeId, identities }: Group): Promise<Cookie[]> {
  if (identities.length < MANY) {
    const now = Date.now();
    const read = await Promise.all(identities.map(readCookie));
    return read.flatMap((cookie) => (cookie && !isExpired(cookie, now) ? [cookie] : []));
  }
  const keys = new Set(identities.map(cookieKey));
  return (await readSite(site, storeId)).filter((cookie) => keys.has(cookieKey(cookie)));
}
