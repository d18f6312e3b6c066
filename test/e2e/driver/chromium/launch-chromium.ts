import { join } from 'node:path';
import { ROOT } from '../../../browsers/build.ts';
import { ensureBrowser } from '../../../browsers/ensure-browser.ts';
import type { IdleBrowser } from '../idle-browser.ts';
import type { Crumb, LaunchOptions } from '../surface.ts';
import { ChromiumCrumb } from './chromium.ts';
import { type ChromiumProcess, loadIntoChromium, startChromium } from './chromium-process.ts';
import { resetChromium } from './reset-chromium.ts';

const BUILDS = { localhost: 'dist/localhost-chrome', shipped: 'dist/chrome' };

/**
 * Animations, renderer processes that wait to be used, the pages of the address bar's suggestions, and the optimizing of code
 * that a test runs only a few times cost half of a start and a third of a popup's processor time; no test sees them. The files that try how a person works turn motion on again.
 */
const SWITCHES = [
  '--force-prefers-reduced-motion',
  '--js-flags=--no-opt --no-maglev',
  '--animation-duration-scale=0',
  '--disable-features=SpareRendererForSitePerProcess,PreloadTopChromeWebUI,WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup',
];

/** Crumb in a Chromium that is idle, and goes back there when it is closed; null: in one of its own, which ends then. */
export async function launchChromium(
  options: LaunchOptions,
  idle: IdleBrowser<ChromiumProcess> | null,
): Promise<Crumb> {
  const { build, folder, granted = [], prefs = {}, headed = false, thirdPartyCookies, profile } = options;
  const loaded = { extension: folder ?? join(ROOT, BUILDS[build]), granted };
  const taken = idle?.take();
  const started = taken
    ? { ...taken, extensionId: await loadIntoChromium(taken.session, taken.profile, loaded) }
    : await startChromium({
        ...loaded,
        executable: await ensureBrowser('chromium'),
        preferences: { profile: { cookie_controls_mode: thirdPartyCookies === 'blocked' ? 1 : 0 }, ...prefs },
        headed,
        switches: [
          ...SWITCHES,
          ...(options.switches ?? []),
          ...(options.anyCertificate ? ['--ignore-certificate-errors'] : []),
        ],
        profile,
      });
  return new ChromiumCrumb(started, async (isChanged) => {
    if (idle && !isChanged) await idle.giveBack(started, () => resetChromium(started));
    else await started.end();
  });
}
