import { registrableDomain } from '../../../browser/registrable-domain.ts';
import type { ListedParked, ParkedList } from '../../../contract/parked.ts';
import { siteOf } from '../../../cookie/address/site.ts';
import { cookieKey } from '../../../cookie/cookie.ts';
import { isSameCookie } from '../../../cookie/jar/differences.ts';
import type { Exchange } from '../../../cookie/jar/exchange.ts';
import { isExpired } from '../../../cookie/jar/expiry.ts';
import { portionsOf } from '../exchange/batches.ts';
import { JarSnapshot } from '../exchange/jar-snapshot.ts';
import type { ParkedStore } from './parked-store.ts';

/**
 * The parked cookies of these sites, and those of every site that a search has parked, as it may be about a page that loads
 * them, beside what the jar has at their identities. A record whose cookie the jar has exactly
 * is of no use and is deleted: a crash left it, or the page has stored the same cookie again. So is that of a cookie which a search has
 * parked and which has expired since: without the search the browser would no longer have it, and no search could end.
 */
export async function listParked(
  store: ParkedStore,
  { storeId, sites }: { storeId: string; sites: readonly string[] },
): Promise<ParkedList> {
  const own = (await store.allParked()).filter(
    ({ cookie, bySearch }) =>
      cookie.storeId === storeId && (bySearch || sites.includes(siteOf(cookie.domain, registrableDomain))),
  );
  const listed = own.map((one): ListedParked => ({ ...one, now: null }));
  const exchangeOf = ({ cookie }: ListedParked): Exchange => ({ before: [], after: [cookie] });
  const jars = new JarSnapshot(listed.map(exchangeOf));
  await jars.forEach(portionsOf(listed), async (one) => {
    const looked = await jars.look(exchangeOf(one));
    if ('inJar' in looked) one.now = looked.inJar.get(cookieKey(one.cookie)) ?? null;
  });
  const isOver = ({ cookie, now, bySearch }: ListedParked) =>
    (bySearch && isExpired(cookie, Date.now())) || (now !== null && isSameCookie(now, cookie));
  await store.dropParked(listed.filter(isOver).map(({ id }) => id));
  const unreadable = await store.countUnreadable();
  return { parked: listed.filter((one) => !isOver(one)), ...(unreadable > 0 && { unreadable }) };
}
