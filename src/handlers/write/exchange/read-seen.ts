import { readIdentities } from '../../../browser/cookies/read-identities.ts';
import { registrableDomain } from '../../../browser/registrable-domain.ts';
import { siteOf } from '../../../cookie/address/site.ts';
import { type CookieId, cookieKey } from '../../../cookie/cookie.ts';
import type { CookiesByKey } from '../../../cookie/jar/exchange.ts';
import { isExpired } from '../../../cookie/jar/expiry.ts';
import { missingAccess } from '../../read/missing-access.ts';

/** What the jar contains, and what of it is not reliable. */
export interface Seen {
  cookies: CookiesByKey;
  /** The patterns whose absence may be why some of these identities look empty; null: they are empty. */
  missingFor(identities: readonly CookieId[]): string[] | null;
}

/**
 * The cookies in the jar at these identities now. Without access to a host the browser says that there are no cookies: an
 * empty identity is only believed where access was seen before and after.
 */
export async function readSeen(identities: readonly CookieId[], when: 'before' | 'both'): Promise<Seen> {
  const before = await missingBySite(identities);
  const cookies = await readNow(identities);
  const empty = identities.filter((id) => !cookies.has(cookieKey(id)));
  const after = when === 'both' ? await missingBySite(empty) : new Map<string, string[]>();
  return {
    cookies,
    missingFor: (wanted) => {
      const unseen = wanted.filter((id) => !cookies.has(cookieKey(id)));
      return originsOf(unseen, before) ?? originsOf(unseen, after);
    },
  };
}

export function originsOf(identities: readonly CookieId[], missing: ReadonlyMap<string, string[]>): string[] | null {
  const origins = identities.flatMap(({ domain }) => missing.get(siteOf(domain, registrableDomain)) ?? []);
  return origins.length > 0 ? [...new Set(origins)] : null;
}

/** The patterns that are missing for the sites of these identities; null: none. */
export async function missingAt(identities: readonly CookieId[]): Promise<string[] | null> {
  return originsOf(identities, await missingBySite(identities));
}

/** By site: the patterns that are missing for it. */
export async function missingBySite(identities: readonly CookieId[]): Promise<Map<string, string[]>> {
  const sites = new Set(identities.map(({ domain }) => siteOf(domain, registrableDomain)));
  const missing = await Promise.all([...sites].map(async (site) => [site, (await missingAccess(site)) ?? []] as const));
  return new Map(missing);
}

/** The cookies in the jar at these identities now. A cookie that has expired is not there, whatever the browser lists. */
async function readNow(identities: readonly CookieId[]): Promise<CookiesByKey> {
  const now = Date.now();
  const cookies = (await readIdentities(identities)).filter((cookie) => !isExpired(cookie, now));
  return new Map(cookies.map((cookie) => [cookieKey(cookie), cookie]));
}
