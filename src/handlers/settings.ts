import { readOnDisk } from '../browser/storage/read-on-disk.ts';
import { FIRST_SETTINGS, type Settings } from '../contract/settings.ts';

/** What the person chose for the popup, with defaults for what is missing or cannot be used. */
export async function readSettings(): Promise<Settings> {
  const { version, value } = await readOnDisk('settings');
  return usableSettings(value as Settings | null, version);
}

/**
 * Each setting is checked by itself. Before version 2 the first limit was that of nginx, and every change of another setting
 * stored it too: there it is no choice.
 */
export function usableSettings(stored: Partial<Settings> | null, version: unknown): Settings {
  const { extent, budget } = stored ?? FIRST_SETTINGS;
  return {
    extent: extent === 'site' || extent === 'loaded' ? extent : FIRST_SETTINGS.extent,
    budget:
      budget && (typeof budget === 'string' || budget > 0) && (budget !== 'nginx' || Number(version) > 1)
        ? budget
        : FIRST_SETTINGS.budget,
  };
}
