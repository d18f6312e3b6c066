import type { Cookies } from 'webextension-polyfill';
import { type Cookie, type CookieId, cookieKey } from '../../cookie/cookie.ts';
import { agent } from '../agent.ts';
import { queryCookies } from './cookies.ts';
import { isUnansweredHost } from './unanswered-host.ts';

/** The cookies with exactly these identities, as far as they are there; may have expired in Firefox. */
export async function readIdentities(identities: readonly CookieId[]): Promise<Cookie[]> {
  const wanted = new Set(identities.map(cookieKey));
  const found = (await Promise.all(questions(identities).map(queryCookies))).flat();
  return found.filter((cookie) => wanted.delete(cookieKey(cookie)));
}

/** The cookie with exactly this identity, or null; may have expired in Firefox. */
export async function readCookie(id: CookieId): Promise<Cookie | null> {
  return (await readIdentities([id]))[0] ?? null;
}

/** A name that every API returns unchanged. */
const PLAIN_NAME = /^[\w.-]+$/;
/** A path that is the same in a URL: nothing that is encoded or resolved. */
const PLAIN_PATH = /^\/(?:[\w-]+(?:\/[\w-]+)*\/?)?$/;

/**
 * The fastest queries whose results contain these cookies for certain. For a domain Chromium looks through all cookies of all
 * sites, for a URL through those of one site; Firefox is as fast with a domain, and its paths are loose.
 */
function questions(identities: readonly CookieId[]): Cookies.GetAllDetailsType[] {
  const names = new Map<string, Set<string>>();
  for (const { domain, path, name, storeId } of identities) {
    const isPlain = agent === 'chrome' && PLAIN_PATH.test(path);
    const place = isPlain ? { url: `https://${domain}${path}` } : isUnansweredHost(domain) ? {} : { domain };
    const question = JSON.stringify({ ...place, storeId });
    names.set(question, (names.get(question) ?? new Set()).add(name));
  }
  return [...names].map(([question, [name = '', ...others]]) => ({
    ...(JSON.parse(question) as Cookies.GetAllDetailsType),
    ...(others.length === 0 && PLAIN_NAME.test(name) ? { name } : {}),
  }));
}
