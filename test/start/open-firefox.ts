import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openFirefoxPopup } from '../e2e/driver/firefox/firefox-popup.ts';
import { Marionette } from '../e2e/driver/firefox/marionette.ts';
import type { ServicesApi } from '../e2e/driver/privileged.ts';
import { iconIsOnToolbar, type OpenedBrowser, type OpenedPopup, type Opening, PATIENCE_MS } from './opened-browser.ts';

declare const Services: ServicesApi & { appinfo: { name: string; version: string } };

/** A profile that greets nobody, and is otherwise as people have it: no preferences for automation. */
const PREFERENCES: Record<string, string | number | boolean> = {
  'marionette.port': 0,
  'remote.prefs.recommended': false,
  'browser.aboutwelcome.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.tabs.warnOnClose': false,
  'browser.warnOnQuit': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'termsofuse.bypassNotification': true,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

const CLOSE_MS = 5_000;

/** Opens Firefox with Crumb as a temporary add-on, and the page in its first tab. */
export async function openFirefox({ executable, profile, extension, url, headless }: Opening): Promise<OpenedBrowser> {
  const lines = Object.entries(PREFERENCES).map((entry) => `user_pref(${entry.map((part) => JSON.stringify(part))});`);
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const firefox = spawn(
    executable,
    [
      ...['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile],
      ...(process.platform === 'win32' ? ['--wait-for-browser'] : []),
      ...(headless ? ['--headless'] : []),
      'about:blank',
    ],
    // In a group of its own: Ctrl+C is answered by us, once.
    { stdio: 'ignore', detached: process.platform !== 'win32' },
  );
  const ended = new Promise<void>((resolve) => {
    firefox.once('exit', () => resolve());
    firefox.once('error', () => resolve());
  });
  const stopAtExit = () => firefox.kill('SIGKILL');
  process.once('exit', stopAtExit);
  let client: Marionette | null = null;
  const close = async () => {
    process.off('exit', stopAtExit);
    if (firefox.exitCode === null && firefox.signalCode === null) {
      await Promise.race([client?.quit(), delay(CLOSE_MS, undefined, { ref: false })]);
      const kill = setTimeout(() => firefox.kill('SIGKILL'), CLOSE_MS);
      await ended;
      clearTimeout(kill);
    }
    client?.close();
  };
  try {
    const marionette = await Marionette.open(await portOf(profile, firefox));
    client = marionette;
    const id = await marionette.install(extension);
    const browserId = await show(marionette, url);
    return {
      product: await productOf(marionette),
      openPopup: (held) => popupOf(marionette, id, browserId, held),
      ended,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Firefox writes the port it chose into its profile. */
async function portOf(profile: string, firefox: ChildProcess): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline && firefox.exitCode === null) {
    const port = Number(await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => ''));
    if (port) return port;
    await delay(50);
  }
  throw new Error(firefox.exitCode === null ? 'Firefox did not start in time.' : `Firefox ended: ${firefox.exitCode}.`);
}

/** Loads the page in the tab in front and waits for it; the tab's id. */
async function show(marionette: Marionette, url: string): Promise<number> {
  const browserId = await marionette.chrome(
    async (url, patience) => {
      const deadline = Date.now() + patience;
      const until = async <Value>(look: () => Value | null | false): Promise<Value> => {
        for (;;) {
          const seen = look();
          if (seen !== null && seen !== false) return seen;
          if (Date.now() > deadline) throw new Error(`${url} did not open in time`);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      };
      const window = await until(() => {
        const newest = Services.wm.getMostRecentWindow('navigator:browser');
        return newest?.gBrowserInit?.delayedStartupFinished ? newest : null;
      });
      const tab = window.gBrowser.selectedTab;
      const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
      tab.linkedBrowser.fixupAndLoadURIString(url, { triggeringPrincipal });
      const { origin } = new URL(url);
      await until(() => tab.linkedBrowser.currentURI.spec.startsWith(origin) && !tab.hasAttribute('busy'));
      // The stripes in the address bar say that a program is at the wheel; from here on a person is.
      window.document.documentElement.removeAttribute('remotecontrol');
      return tab.linkedBrowser.browserId;
    },
    url,
    PATIENCE_MS,
  );
  return browserId;
}

function productOf(marionette: Marionette): Promise<string> {
  return marionette.chrome(() => `${Services.appinfo.name} ${Services.appinfo.version}`);
}

async function popupOf(marionette: Marionette, id: string, browserId: number, held: boolean): Promise<OpenedPopup> {
  // On a screen without a window manager no window has the focus, and Firefox closes what it opens.
  if (held) await marionette.chrome(() => Services.prefs.setBoolPref('ui.popup.disable_autohide', true));
  const popup = await openFirefoxPopup(marionette, id, browserId);
  popup.patience = PATIENCE_MS;
  return {
    async rows(names) {
      await popup.waitFor(
        (names) => names.every((name) => document.querySelector(`[role=row][data-cookie-name="${name}"]`)),
        names,
      );
    },
    isOnToolbar: () => popup.evaluate(iconIsOnToolbar),
    picture: (path) => popup.screenshot(path),
  };
}
