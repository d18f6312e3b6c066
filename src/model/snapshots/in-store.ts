import type { Cookie } from '../../cookie/cookie.ts';

/** The cookies in another store: a snapshot of any store or browser is of the store that a person looks at. */
export function inStore(cookies: readonly Cookie[], storeId: string): Cookie[] {
  return cookies.map((cookie) => ({ ...cookie, storeId }));
}
