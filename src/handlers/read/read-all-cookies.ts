import { FirstPartyIsolation, queryCookies } from '../../browser/cookies/cookies.ts';
import type { Handler } from '../../contract/requests.ts';
import { isExpired } from '../../cookie/jar/expiry.ts';

/** Every cookie of one store that the browser lets Crumb read: those of the sites that it has access to. */
export const readAllCookies: Handler<'readAllCookies'> = async (storeId) => {
  const now = Date.now();
  try {
    return { value: (await queryCookies({ storeId })).filter((cookie) => !isExpired(cookie, now)) };
  } catch (error) {
    if (error instanceof FirstPartyIsolation) return { problem: { code: 'first-party-isolation' } };
    throw error;
  }
};
