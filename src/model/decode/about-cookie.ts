import type { Cookie } from '../../cookie/cookie.ts';
import type { About } from '../../decode/format/about.ts';

/** What is known of a cookie beside its value: the others of its domain, which may hold its signature or parts of its value. */
export function aboutCookie(cookie: Cookie, jar: Iterable<Cookie>, key: string): About {
  const { name, domain, storeId } = cookie;
  const siblings = [...jar].filter(
    (other) => other.domain === domain && other.storeId === storeId && other.name !== name,
  );
  return { name, siblings, keys: key === '' ? [] : [key] };
}
