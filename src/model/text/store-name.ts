/** The message that names a cookie store, by its id alone: browsers tell no more of one that is closed. */
export function storeName(storeId: string): { key: string; data: Record<string, string> } {
  const number = /^firefox-container-(\d+)$/.exec(storeId)?.[1];
  if (number !== undefined) return { key: 'storeContainer', data: { number } };
  const isDefault = storeId === '0' || storeId === 'firefox-default';
  return { key: isDefault ? 'storeDefault' : 'storePrivate', data: {} };
}
