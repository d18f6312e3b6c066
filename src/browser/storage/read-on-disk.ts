import { browser } from '../browser.ts';

/** What is stored on disk under a key, unchecked; without a version it is of an older Crumb. Small, for the first load of a surface. */
export async function readOnDisk(key: string): Promise<{ version?: unknown; value?: unknown }> {
  const record = (await browser.storage.local.get(key))[key];
  try {
    return (typeof record === 'string' && JSON.parse(record)) || { value: record };
  } catch {
    return {};
  }
}
