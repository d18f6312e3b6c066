import type { Cookies } from 'webextension-polyfill';
import type { Cookie } from '../../cookie/cookie.ts';
import { agent } from '../agent.ts';
import { browser } from '../browser.ts';
import { cookieFromApi } from './cookie-from-api.ts';
import { isUnansweredHost } from './unanswered-host.ts';

/** Firefox rejects every question about cookies while first-party isolation is on, unless it names a first party. */
export class FirstPartyIsolation extends Error {}

/**
 * Every cookie of a domain and below it, of all partitions, in the order a header would send them. Without host
 * permission the list is empty, without an error. May contain expired cookies in Firefox, and those of other sites for a
 * domain that is no registrable domain.
 */
export function readCookies(domain: string, storeId: string): Promise<Cookie[]> {
  return queryCookies(isUnansweredHost(domain) ? { storeId } : { domain, storeId });
}

/** The result of one query of the jar, in all partitions. */
export async function queryCookies(filter: Cookies.GetAllDetailsType): Promise<Cookie[]> {
  // Without `partitionKey` both browsers leave out partitioned cookies.
  const query = { ...filter, partitionKey: {} } as Cookies.GetAllDetailsType;
  try {
    return (await browser.cookies.getAll(query)).map((cookie) => cookieFromApi(cookie, agent));
  } catch (error) {
    if (error instanceof Error && error.message.includes('firstPartyDomain')) throw new FirstPartyIsolation();
    throw error;
  }
}
