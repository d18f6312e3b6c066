import type { Cookies } from 'webextension-polyfill';
import { type Cookie, type CookieId, cookieKey } from '../cookie/cookie.ts';
import { agent } from './agent.ts';
import { browser } from './browser.ts';
import { cookieFromApi } from './cookie-from-api.ts';

/** Firefox refuses every question about cookies while first-party isolation is on, unless it names a first party. */
export class FirstPartyIsolation extends Error {}

/**
 * Every cookie of a domain and below it, of all partitions, in the order a header would send them. Without host
 * permission the list is empty: no error tells. May hold expired cookies in Firefox, and those of sibling sites for a
 * domain that is no registrable domain.
 */
export function readCookies(domain: string, storeId: string): Promise<Cookie[]> {
  return ask({ domain, storeId });
}

/** The cookie with exactly this identity, or null; may have expired in Firefox. */
export async function readCookie(id: CookieId): Promise<Cookie | null> {
  const key = cookieKey(id);
  return (await ask(narrowest(id))).find((cookie) => cookieKey(cookie) === key) ?? null;
}

async function ask(filter: Cookies.GetAllDetailsType): Promise<Cookie[]> {
  // Without `partitionKey` both browsers leave out partitioned cookies.
  const query = { ...filter, partitionKey: {} } as Cookies.GetAllDetailsType;
  try {
    return (await browser.cookies.getAll(query)).map((cookie) => cookieFromApi(cookie, agent));
  } catch (error) {
    if (error instanceof Error && error.message.includes('firstPartyDomain')) throw new FirstPartyIsolation();
    throw error;
  }
}

/** A name that every API passes on as it is. */
const PLAIN_NAME = /^[\w.-]+$/;
/** A path that is the same in an address: nothing that is encoded or resolved. */
const PLAIN_PATH = /^\/(?:[\w-]+(?:\/[\w-]+)*\/?)?$/;

/**
 * The cheapest question that surely has the cookie in its answer. Chromium looks through all cookies of all sites for a
 * domain, and through one site's for an address; Firefox is as fast with a domain, and its paths are loose.
 */
function narrowest({ domain, path, name, storeId }: CookieId): Cookies.GetAllDetailsType {
  const named = PLAIN_NAME.test(name) ? { name, storeId } : { storeId };
  if (agent === 'firefox' || !PLAIN_PATH.test(path)) return { ...named, domain };
  return { ...named, url: `https://${domain}${path}` };
}
