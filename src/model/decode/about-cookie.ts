import type { Cookie } from '../../cookie/cookie.ts';
import type { About } from '../../decode/format/about.ts';
import { siblingsOf } from './siblings-of.ts';

/** What is known of a cookie beside its value: the others of its domain, and the key and salt that a person entered. */
export function aboutCookie(cookie: Cookie, jar: Iterable<Cookie>, key: string, salt = ''): About {
  return { name: cookie.name, siblings: siblingsOf(cookie, jar), keys: key === '' ? [] : [key], salt };
}
