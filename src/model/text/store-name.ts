import { DEFAULT_STORE } from '../../cookie/cookie.ts';
import type { Text } from './message-key.ts';

export function isDefaultStore(storeId: string): boolean {
  return Object.values(DEFAULT_STORE).includes(storeId);
}

/** What a cookie store is called, by its id alone: browsers tell no more of one that is closed. */
export function storeName(storeId: string, text: Text): string {
  const number = /^firefox-container-(\d+)$/.exec(storeId)?.[1];
  if (number !== undefined) return text('storeContainer', { number });
  return text(isDefaultStore(storeId) ? 'storeDefault' : 'storePrivate');
}
