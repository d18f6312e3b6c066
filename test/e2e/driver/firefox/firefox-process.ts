import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { profileParent } from '../profile-parent.ts';
import type { Json } from '../script.ts';
import { DEVTOOLS_PREFERENCES } from './firefox-devtools.ts';
import { Marionette } from './marionette.ts';

export interface FirefoxProcess {
  marionette: Marionette;
  /** Ends Firefox and removes its profile, unless it was given. */
  end(): Promise<void>;
  /** Ends Firefox as a crash does. */
  kill(): Promise<void>;
}

/** Nothing but the page under test: no first-run pages, no traffic of the browser's own, containers as in a normal profile. */
const QUIET: Record<string, Json> = {
  'marionette.port': 0,
  'dom.ipc.processPrelaunch.enabled': false,
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
  // A click waits until its element is still.
  'ui.prefersReducedMotion': 1,
};

/**
 * Firefox survives its parent; this shell does not: it ends Firefox when its own input closes, by our command or our
 * death.
 */
const GUARD = `removed=$1; shift
"$@" >/dev/null 2>&1 & firefox=$!
read -r _
kill -9 $firefox 2>/dev/null; wait $firefox 2>/dev/null
[ -z "$removed" ] || rm -rf "$removed"`;

/** Firefox removes a temporary add-on when it ends, and would remove its data with it. */
const KEEP_DATA = {
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
};

/** The environment variable that names a profile to copy, in which Firefox was started once. */
export const STARTED_PROFILE = 'CRUMB_FIREFOX_PROFILE';

/** Into which Firefox writes the port that it chose. */
const PORT_FILE = 'MarionetteActivePort';
const START_TIMEOUT_MS = 60_000;

export interface FirefoxStart {
  executable: string;
  prefs: Record<string, Json>;
  headed: boolean;
  /** The folder of a profile, which stays. */
  profile?: string | undefined;
}

/** Starts Firefox in a fresh profile and connects to it. */
export async function startFirefox({
  executable,
  prefs,
  headed,
  profile: lasting,
}: FirefoxStart): Promise<FirefoxProcess> {
  const profile = lasting ?? mkdtempSync(join(profileParent(), 'crumb-firefox-'));
  copyStarted(profile);
  const lines = Object.entries({ ...QUIET, ...DEVTOOLS_PREFERENCES, ...(lasting && KEEP_DATA), ...prefs }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  rmSync(join(profile, PORT_FILE), { force: true });
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const command = [executable, '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile];
  const size = ['--width', '1280', '--height', '900'];
  const guard = spawn(
    '/bin/sh',
    [
      '-c',
      GUARD,
      'guard',
      lasting ? '' : profile,
      ...command,
      ...(headed ? [] : ['--headless']),
      ...size,
      'about:blank',
    ],
    { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  );
  const ended = new Promise<void>((resolve) => guard.once('exit', () => resolve()));
  try {
    const port = await portOf(join(profile, PORT_FILE));
    const marionette = await Marionette.open(port, { acceptInsecureCerts: true });
    const kill = async () => {
      marionette.close();
      guard.stdin.end();
      await ended;
    };
    const end = async () => {
      await marionette.quit();
      await kill();
    };
    return { marionette, end, kill };
  } catch (error) {
    guard.stdin.end();
    await ended;
    throw error;
  }
}

/** Makes the first start in an empty profile a second one where the environment names a profile. */
function copyStarted(profile: string): void {
  const started = process.env[STARTED_PROFILE];
  if (started && readdirSync(profile).length === 0) cpSync(started, profile, { recursive: true });
}

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
