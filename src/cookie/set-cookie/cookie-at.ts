import { type Cookie, type CookieId, cookieKey } from '../cookie.ts';
import type { Octets } from '../octets.ts';
import { isSamePartition } from '../request/third-party.ts';
import type { CookieIndex } from '../verdict.ts';

/** The cookie at this identity. RFC 6265bis §5.7: "the same name, domain, host-only-flag, and path", in the same partition. */
export function cookieAt(jar: readonly Cookie[] | CookieIndex, id: CookieId): Cookie | undefined {
  return 'get' in jar ? jar.get(cookieKey(id)) : jar.find((cookie) => isSameIdentity(cookie, id));
}

/** The cookies of a name that are Secure. */
export function secureNamed(jar: readonly Cookie[] | CookieIndex, name: Octets): Iterable<Cookie> {
  return 'get' in jar ? jar.secureNamed(name) : jar.filter((cookie) => cookie.secure && cookie.name === name);
}

function isSameIdentity(one: CookieId, other: CookieId): boolean {
  return (
    one.name === other.name &&
    one.domain === other.domain &&
    one.hostOnly === other.hostOnly &&
    one.path === other.path &&
    isSamePartition(one.partitionKey, other.partitionKey)
  );
}
