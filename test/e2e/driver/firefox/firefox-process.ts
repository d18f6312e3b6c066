import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Json } from '../script.ts';
import { DEVTOOLS_PREFERENCES } from './firefox-devtools.ts';
import { Marionette } from './marionette.ts';

export interface FirefoxProcess {
  marionette: Marionette;
  /** Ends Firefox and removes its profile; may be called twice. */
  end(): Promise<void>;
}

/** Nothing but the page under test: no first-run pages, no traffic of the browser's own, containers as in a normal profile. */
const QUIET: Record<string, Json> = {
  'marionette.port': 0,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.cache.disk.enable': false,
  'browser.newtabpage.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.tabs.warnOnClose': false,
  'browser.toolbars.bookmarks.visibility': 'never',
  'browser.warnOnQuit': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'privacy.userContext.enabled': true,
  'security.notification_enable_delay': 0,
  'services.settings.server': 'data:,',
  'termsofuse.bypassNotification': true,
  'toolkit.cosmeticAnimations.enabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'ui.popup.disable_autohide': false,
};

/** Firefox outlives its parent; this shell does not: it ends Firefox when its own input is closed, by us or by our death. */
const GUARD = `profile=$1; shift
"$@" >/dev/null 2>&1 & firefox=$!
read -r _
kill -9 $firefox 2>/dev/null; wait $firefox 2>/dev/null
rm -rf "$profile"`;

const START_TIMEOUT_MS = 60_000;

export interface FirefoxStart {
  executable: string;
  prefs: Record<string, Json>;
  headed: boolean;
  /** Takes a certificate that nobody vouches for. */
  anyCertificate: boolean;
}

/** Starts Firefox in a fresh profile and connects to it. */
export async function startFirefox({
  executable,
  prefs,
  headed,
  anyCertificate,
}: FirefoxStart): Promise<FirefoxProcess> {
  const profile = mkdtempSync(join(tmpdir(), 'crumb-firefox-'));
  const lines = Object.entries({ ...QUIET, ...DEVTOOLS_PREFERENCES, ...prefs }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const command = [executable, '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile];
  const size = ['--width', '1280', '--height', '900'];
  const guard = spawn(
    '/bin/sh',
    ['-c', GUARD, 'guard', profile, ...command, ...(headed ? [] : ['--headless']), ...size, 'about:blank'],
    { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  );
  const ended = new Promise<void>((resolve) => guard.once('exit', () => resolve()));
  try {
    const port = await portOf(join(profile, 'MarionetteActivePort'));
    const marionette = await Marionette.open(port, { acceptInsecureCerts: anyCertificate });
    const end = async () => {
      await marionette.quit();
      guard.stdin.end();
      await ended;
    };
    return { marionette, end };
  } catch (error) {
    guard.stdin.end();
    await ended;
    throw error;
  }
}

/** Firefox writes the port it chose into its profile. */
async function portOf(file: string): Promise<number> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const port = Number(await readFile(file, 'utf8').catch(() => ''));
    if (port) return port;
    if (Date.now() > deadline)
      throw new Error(`Firefox did not open its Marionette port within ${START_TIMEOUT_MS} ms`);
    await delay(25);
  }
}
