import { readIdentities } from '../../../browser/cookies/read-identities.ts';
import { type CookieId, cookieKey } from '../../../cookie/cookie.ts';
import type { Held } from '../../../cookie/jar/exchange.ts';
import { isExpired } from '../../../cookie/jar/expiry.ts';

/** What the jar holds at these identities now. A cookie that has expired is not there, whatever the browser lists. */
export async function look(identities: readonly CookieId[]): Promise<Held> {
  const now = Date.now();
  const cookies = (await readIdentities(identities)).filter((cookie) => !isExpired(cookie, now));
  return new Map(cookies.map((cookie) => [cookieKey(cookie), cookie]));
}
