import type { Cookie } from '../../cookie/cookie.ts';

/** The other cookies of a cookie's domain, which may contain its signature or parts of its value. */
export function siblingsOf({ name, domain, storeId }: Cookie, jar: Iterable<Cookie>): Cookie[] {
  return [...jar].filter((other) => other.domain === domain && other.storeId === storeId && other.name !== name);
}
