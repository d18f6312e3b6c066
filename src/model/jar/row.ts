import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { toText } from '../../cookie/octets.ts';
import { type CookieSizes, cookieSizes } from '../../cookie/sizes.ts';
import { decodedValue } from '../text/decoded-value.ts';

/** One cookie as a list needs it. Made once for each state of a cookie, however often the list is computed. */
export interface Row {
  /** cookieKey of the cookie. */
  key: string;
  cookie: Cookie;
  sizes: CookieSizes;
}

const rows = new WeakMap<Cookie, Row>();
const searchTexts = new WeakMap<Cookie, string>();

export function rowOf(cookie: Cookie): Row {
  let row = rows.get(cookie);
  if (!row) {
    row = { key: cookieKey(cookie), cookie, sizes: cookieSizes(cookie) };
    rows.set(cookie, row);
  }
  return row;
}

/** The text for searches, in lower case: the pair as sent and with the decoded value, domain and path as a person reads them. */
export function searchText(cookie: Cookie): string {
  let text = searchTexts.get(cookie);
  if (text === undefined) {
    const { name, value, domain, path } = cookie;
    const start = name === '' ? '' : `${toText(name)}=`;
    text = [start + toText(value), start + (decodedValue(value) ?? ''), domain, toText(path)].join('\n').toLowerCase();
    searchTexts.set(cookie, text);
  }
  return text;
}
