import { browser } from '../browser.ts';

/** What both browsers let storage.session have, in octets as they count them: a text by its length in UTF-8, or less. */
const QUOTA_OCTETS = 10 * 1024 * 1024;
/** Firefox adds some octets for each record. */
const SPARE_OCTETS = 1024;

/** Octets that must be removed from storage.session before a text of this size fits under this key; 0: none. */
export async function octetsTooMany(key: string, octets: number): Promise<number> {
  const [all, own] = await Promise.all([octetsInUse(null), octetsInUse([key])]);
  return Math.max(0, all - own + octets + SPARE_OCTETS - QUOTA_OCTETS);
}

/** How much storage.session has under these keys, in octets; null: under all. */
export function octetsInUse(keys: string[] | null): Promise<number> {
  // Younger than the polyfill's types.
  const area = browser.storage.session as unknown as { getBytesInUse(keys: string[] | null): Promise<number> };
  return area.getBytesInUse(keys);
}
