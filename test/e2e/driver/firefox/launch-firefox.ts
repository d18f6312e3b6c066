import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../browsers/build.ts';
import { ensureBrowser } from '../../../browsers/ensure-browser.ts';
import type { IdleBrowser } from '../idle-browser.ts';
import type { Crumb, LaunchOptions } from '../surface.ts';
import { FirefoxCrumb } from './firefox.ts';
import { allowInPrivate } from './firefox-extension.ts';
import { type FirefoxProcess, startFirefox } from './firefox-process.ts';
import { resetFirefox } from './reset-firefox.ts';

const BUILDS = { localhost: 'dist/localhost-firefox', shipped: 'dist/firefox' };

/** The host of Crumb's pages in a profile that stays. */
const ORIGIN = '2f0b6b0e-3f5b-4d6a-9a55-9a1f6d1c7e10';

/** Crumb in a Firefox that is idle, and goes back there when it is closed; null: in one of its own, which ends then. */
export async function launchFirefox(options: LaunchOptions, idle: IdleBrowser<FirefoxProcess> | null): Promise<Crumb> {
  const { build, folder, granted = [] } = options;
  const extension = folder ?? join(ROOT, BUILDS[build]);
  const id = geckoId(extension);
  const started = idle?.take() ?? (await start(options, id));
  try {
    // Before it is installed: afterwards it would be started a second time, and the first cut off.
    await allowInPrivate(started.marionette, id);
    await started.marionette.install(extension);
    const crumb = await FirefoxCrumb.with(started, id, async () => {
      if (idle) await idle.giveBack(started, () => resetFirefox(started.marionette, id));
      else await started.end();
    });
    for (const permission of granted) await crumb.grantPermission(permission);
    return crumb;
  } catch (error) {
    await started.end();
    throw error;
  }
}

async function start(options: LaunchOptions, id: string): Promise<FirefoxProcess> {
  const { prefs = {}, headed = false, profile, thirdPartyCookies } = options;
  const behavior = thirdPartyCookies && { 'network.cookie.cookieBehavior': thirdPartyCookies === 'blocked' ? 1 : 0 };
  // So that a second start finds the data of the first, also if that was killed.
  const origin = profile && { 'extensions.webextensions.uuids': JSON.stringify({ [id]: ORIGIN }) };
  const executable = await ensureBrowser('firefox');
  return startFirefox({ executable, prefs: { ...behavior, ...origin, ...prefs }, headed, profile });
}

function geckoId(extension: string): string {
  const manifest: { browser_specific_settings: { gecko: { id: string } } } = JSON.parse(
    readFileSync(join(extension, 'manifest.json'), 'utf8'),
  );
  return manifest.browser_specific_settings.gecko.id;
}
