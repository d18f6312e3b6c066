import { DEFAULT_STORE } from '../../cookie/cookie.ts';
import type { Text } from './message-key.ts';

export function isDefaultStore(storeId: string): boolean {
  return Object.values(DEFAULT_STORE).includes(storeId);
}

/** The name of a cookie store, from its id only: of a closed store browsers reveal no more. */
export function storeName(storeId: string, text: Text): string {
  const number = /^firefox-container-(\d+)$/.exec(storeId)?.[1];
  if (number !== undefined) return text('storeContainer', { number });
  return text(isDefaultStore(storeId) ? 'storeDefault' : 'storePrivate');
}
