import type { CookieId } from '../../cookie/cookie.ts';

/** The identity alone, without the value. */
export function idOf({ storeId, partitionKey, domain, hostOnly, path, name }: CookieId): CookieId {
  return { storeId, partitionKey, domain, hostOnly, path, name };
}
