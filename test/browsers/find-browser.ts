import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

export type BrowserKind = 'chromium' | 'firefox';

/** The dependencies of the search, so that tests can replace the machine. */
export interface Machine {
  platform: string;
  env: Record<string, string | undefined>;
  home: string;
  exists(path: string): boolean;
}

const THIS_MACHINE: Machine = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  exists: existsSync,
};

/** Names a browser's program file. */
export const OVERRIDE: Record<BrowserKind, string> = { chromium: 'CRUMB_CHROMIUM', firefox: 'CRUMB_FIREFOX' };

const LINUX: Record<BrowserKind, string[]> = {
  chromium: [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
    'brave-browser-stable',
    'brave-browser',
    'google-chrome-beta',
    'google-chrome-unstable',
  ],
  firefox: ['firefox', 'firefox-esr', 'firefox-developer-edition', 'firefox-beta', 'firefox-nightly'],
};

const MAC: Record<BrowserKind, [app: string, program: string][]> = {
  chromium: [
    ['Google Chrome', 'Google Chrome'],
    ['Chromium', 'Chromium'],
    ['Microsoft Edge', 'Microsoft Edge'],
    ['Brave Browser', 'Brave Browser'],
    ['Google Chrome Canary', 'Google Chrome Canary'],
  ],
  firefox: [
    ['Firefox', 'firefox'],
    ['Firefox Developer Edition', 'firefox'],
    ['Firefox Nightly', 'firefox'],
  ],
};

const WINDOWS: Record<BrowserKind, string[]> = {
  chromium: [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
    'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe', 'Firefox Nightly\\firefox.exe'],
};

/** Every place where a browser of this kind may be, the most likely first. */
export function browserPlaces(kind: BrowserKind, { platform, env, home }: Omit<Machine, 'exists'>): string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', posix.join(home, 'Applications')];
    return MAC[kind].flatMap(([app, program]) =>
      folders.map((folder) => posix.join(folder, `${app}.app/Contents/MacOS`, program)),
    );
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
    return WINDOWS[kind].flatMap((place) => roots.map((root) => win32.join(root, place)));
  }
  // The folders of Debian and of snaps come last; a short PATH may lack them.
  const folders = [...(env.PATH ?? '').split(':'), '/usr/bin', '/snap/bin'].filter((folder) => folder !== '');
  return LINUX[kind].flatMap((name) => [...new Set(folders)].map((folder) => posix.join(folder, name)));
}

/**
 * The program file of an installed browser, or null. `CRUMB_CHROMIUM` and `CRUMB_FIREFOX` have precedence.
 * @throws Error when such a variable names a missing file
 */
export function findBrowser(kind: BrowserKind, machine: Machine = THIS_MACHINE): string | null {
  const chosen = machine.env[OVERRIDE[kind]];
  if (chosen) {
    if (!machine.exists(chosen)) throw new Error(`${OVERRIDE[kind]} is ${chosen}: there is no such file.`);
    return chosen;
  }
  return browserPlaces(kind, machine).find((place) => machine.exists(place)) ?? null;
}
