import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../browsers/build.ts';
import { ensureBrowser } from '../../browsers/ensure-browser.ts';
import { ChromiumCrumb } from './chromium/chromium.ts';
import { startChromium } from './chromium/chromium-process.ts';
import { FirefoxCrumb } from './firefox/firefox.ts';
import { allowInPrivate } from './firefox/firefox-extension.ts';
import { startFirefox } from './firefox/firefox-process.ts';
import type { Crumb, LaunchOptions } from './surface.ts';

/** The browser this project of the tests runs in. */
export const BROWSER = process.env.CRUMB_BROWSER === 'firefox' ? 'firefox' : 'chromium';

const BUILDS = {
  chromium: { localhost: 'dist/localhost-chrome', shipped: 'dist/chrome' },
  firefox: { localhost: 'dist/localhost-firefox', shipped: 'dist/firefox' },
};

/** The host of Crumb's pages in Firefox in a profile that stays. */
const ORIGIN = '2f0b6b0e-3f5b-4d6a-9a55-9a1f6d1c7e10';

/** Starts a browser with Crumb loaded, in a fresh profile unless one is given; end it with `close`. */
export async function launch(options: LaunchOptions): Promise<Crumb> {
  const { browser = BROWSER } = options;
  const executable = await ensureBrowser(browser);
  const extension = options.folder ?? join(ROOT, BUILDS[browser][options.build]);
  const { prefs = {}, headed = false, granted = [], thirdPartyCookies, anyCertificate = false, profile } = options;
  if (browser === 'chromium') {
    const preferences = { profile: { cookie_controls_mode: thirdPartyCookies === 'blocked' ? 1 : 0 }, ...prefs };
    const switches = [...(options.switches ?? []), ...(anyCertificate ? ['--ignore-certificate-errors'] : [])];
    return new ChromiumCrumb(
      await startChromium({ executable, extension, preferences, headed, switches, granted, profile }),
    );
  }
  const behavior = thirdPartyCookies && { 'network.cookie.cookieBehavior': thirdPartyCookies === 'blocked' ? 1 : 0 };
  const gecko = geckoId(extension);
  // So that a second start finds the data of the first, also if that was killed.
  const origin = profile && { 'extensions.webextensions.uuids': JSON.stringify({ [gecko]: ORIGIN }) };
  const allPrefs = { ...behavior, ...origin, ...prefs };
  const started = await startFirefox({ executable, prefs: allPrefs, headed, anyCertificate, profile });
  try {
    // Before it is installed: afterwards it would be started a second time, and the first cut off.
    await allowInPrivate(started.marionette, gecko);
    const id = await started.marionette.install(extension);
    const crumb = await FirefoxCrumb.with(started, id);
    for (const permission of granted) await crumb.grantPermission(permission);
    return crumb;
  } catch (error) {
    await started.end();
    throw error;
  }
}

function geckoId(extension: string): string {
  const manifest: { browser_specific_settings: { gecko: { id: string } } } = JSON.parse(
    readFileSync(join(extension, 'manifest.json'), 'utf8'),
  );
  return manifest.browser_specific_settings.gecko.id;
}
