import { DEFAULT_STORE } from '../../cookie/cookie.ts';

/** The message that names a cookie store, by its id alone: browsers tell no more of one that is closed. */
export function storeName(storeId: string): { key: string; data: Record<string, string> } {
  const number = /^firefox-container-(\d+)$/.exec(storeId)?.[1];
  if (number !== undefined) return { key: 'storeContainer', data: { number } };
  const isDefault = Object.values(DEFAULT_STORE).includes(storeId);
  return { key: isDefault ? 'storeDefault' : 'storePrivate', data: {} };
}
