import { readOnDisk } from '../browser/storage/read-on-disk.ts';
import { FIRST_SETTINGS, type Settings } from '../contract/settings.ts';

/** What the person chose for the popup, with defaults for what is missing or cannot be used. */
export async function readSettings(): Promise<Settings> {
  return usableSettings((await readOnDisk('settings')) as Settings | null);
}

/** Each setting is checked by itself. */
export function usableSettings(stored: Partial<Settings> | null): Settings {
  const { extent, budget } = stored ?? FIRST_SETTINGS;
  return {
    extent: extent === 'site' || extent === 'loaded' ? extent : FIRST_SETTINGS.extent,
    budget: budget && (typeof budget === 'string' || budget > 0) ? budget : FIRST_SETTINGS.budget,
  };
}
