import { readOnDisk } from '../browser/storage/read-on-disk.ts';
import { FIRST_SETTINGS, type Settings } from '../contract/settings.ts';

/** What the person chose for the popup, with defaults for what is missing or cannot be used. */
export async function readSettings(): Promise<Settings> {
  return usableSettings((await readOnDisk('settings')) as Settings | null);
}

/** Each setting is checked by itself. */
export function usableSettings(stored: Partial<Settings> | null): Settings {
  const settings = { ...FIRST_SETTINGS };
  const budget = stored?.budget;
  if (stored?.extent === 'site' || stored?.extent === 'loaded') settings.extent = stored.extent;
  if (typeof budget === 'string' || (typeof budget === 'number' && budget > 0)) settings.budget = budget;
  return settings;
}
