import { browser } from '../browser.ts';

/** What is stored on disk under a key, unchecked and of whatever version: small, for the first load of a surface. */
export async function readOnDisk(key: string): Promise<unknown> {
  const record = (await browser.storage.local.get(key))[key];
  try {
    return typeof record === 'string' ? JSON.parse(record).value : record;
  } catch {
    return null;
  }
}
