import { domainMatches } from '../../cookie/address/domain-matches.ts';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { asOctets, type Octets } from '../../cookie/octets.ts';
import { isSamePartition } from '../../cookie/request/third-party.ts';
import { formatSetCookie } from '../../cookie/set-cookie/format-set-cookie.ts';

/** Another cookie with the name of one that a response added: a request may send both. */
export interface Namesake {
  cookie: Cookie;
  /** The line with which the response would have replaced it; null: it is Secure and the new cookie is not. */
  line: Octets | null;
}

/** More cookies of one name than a person compares. */
const MAX_NAMESAKES = 10;

/**
 * The cookies that a line which added a cookie was perhaps meant to replace. RFC 6265bis §5.7 replaces a cookie only "with the
 * same name, domain, host-only-flag, and path".
 */
export function namesakesOf(added: Cookie, jar: Iterable<Cookie>, host: string): readonly Namesake[] {
  const key = cookieKey(added);
  return [...jar]
    .filter((cookie) => cookie.name === added.name && cookieKey(cookie) !== key && canMeet(cookie, added, host))
    .slice(0, MAX_NAMESAKES)
    .map((cookie) => ({ cookie, line: replacingLine(added, cookie) }));
}

function canMeet(cookie: Cookie, { storeId, partitionKey }: Cookie, host: string): boolean {
  const { domain, hostOnly } = cookie;
  const isInReach = hostOnly ? domain === host : domainMatches(host, domain);
  return isInReach && cookie.storeId === storeId && isSamePartition(cookie.partitionKey, partitionKey);
}

function replacingLine(added: Cookie, { domain, hostOnly, path, secure }: Cookie): Octets | null {
  return secure && !added.secure ? null : asOctets(formatSetCookie({ ...added, domain, hostOnly, path }));
}
