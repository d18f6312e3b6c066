import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { profileParent } from '../profile-parent.ts';
import { STARTED_PROFILE, startFirefox } from './firefox-process.ts';

/** What belongs to one run of Firefox. */
const OF_ONE_RUN = ['user.js', 'prefs.js', 'lock', '.parentlock', 'MarionetteActivePort', 'sessionstore.jsonlz4'];

/**
 * Starts Firefox once without an extension, so that every profile made after it begins with the databases and caches of
 * this one: a start then takes half the time.
 */
export async function prepareFirefoxProfile(executable: string): Promise<void> {
  const profile = mkdtempSync(join(profileParent(), 'crumb-firefox-started-'));
  const firefox = await startFirefox({ executable, prefs: {}, headed: false, profile });
  await firefox.end();
  for (const name of OF_ONE_RUN) rmSync(join(profile, name), { force: true });
  process.env[STARTED_PROFILE] = profile;
}
