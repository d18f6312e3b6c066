import { valueOnDisk } from '../browser/storage/stored-value.ts';
import { FIRST_SETTINGS, type Settings } from '../contract/settings.ts';

const kept = valueOnDisk<Partial<Settings>>('settings', {});

/** What the person chose, with defaults for what an older version did not know. */
export async function readSettings(): Promise<Settings> {
  return { ...FIRST_SETTINGS, ...(await kept.read()) };
}

/** Keeps a change; answers all settings as they are now. */
export async function changeSettings(change: Partial<Settings>): Promise<Settings> {
  const settings = { ...(await readSettings()), ...change };
  await kept.write(settings);
  return settings;
}
