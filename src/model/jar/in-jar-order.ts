import type { Cookie } from '../../cookie/cookie.ts';
import { rowOf } from './row.ts';

/** Cookies in the order in which requests send them, however the list is sorted: undo stores them again in this order. */
export function inJarOrder(cookies: readonly Cookie[], jarByKey: ReadonlyMap<string, Cookie>): Cookie[] {
  const place = new Map([...jarByKey.keys()].map((key, at) => [key, at]));
  const placeOf = (cookie: Cookie): number => place.get(rowOf(cookie).key) ?? place.size;
  return cookies.toSorted((one, other) => placeOf(one) - placeOf(other));
}
