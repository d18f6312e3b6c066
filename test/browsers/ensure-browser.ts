import { APT, type Apt, type DebianPackage, ensureDebianPackages } from './debian-packages.ts';
import { type BrowserKind, findBrowser, OVERRIDE } from './find-browser.ts';

const NAMES: Record<BrowserKind, string> = { chromium: 'Chrome, Chromium or Edge', firefox: 'Firefox' };

// Ubuntu has no firefox-esr, and its chromium is called chromium-browser.
const PACKAGES: Record<BrowserKind, { debian: string; ubuntu: string }> = {
  chromium: { debian: 'chromium', ubuntu: 'chromium-browser' },
  firefox: { debian: 'firefox-esr', ubuntu: 'firefox' },
};

const ELSEWHERE: Record<BrowserKind, string> = {
  chromium: 'https://www.google.com/chrome/ (version 153 or later)',
  firefox: 'https://www.mozilla.org/firefox/ (version 153 or later)',
};

const COMMANDS: Record<string, Record<BrowserKind, string>> = {
  darwin: {
    chromium: 'brew install --cask google-chrome',
    firefox: 'brew install --cask firefox',
  },
  win32: {
    chromium: 'winget install Google.Chrome',
    firefox: 'winget install Mozilla.Firefox',
  },
};

/** The dependencies of `ensureBrowser`, so that tests can replace the machine. */
export interface Ensuring {
  platform: string;
  find(kind: BrowserKind): string | null;
  apt: Apt;
}

/** The sentences that tell a person which packages to install. */
function installAdvice(kind: BrowserKind, platform: string, distribution: 'debian' | 'ubuntu' | null): string {
  const command = distribution ? `sudo apt-get install ${PACKAGES[kind][distribution]}` : COMMANDS[platform]?.[kind];
  const ways = [command && `run "${command}"`, `get it from ${ELSEWHERE[kind]}`].filter(Boolean).join(', or ');
  return `${NAMES[kind]} is not installed. To install it, ${ways}. If it is installed in an unusual place, set ${OVERRIDE[kind]} to its program file.`;
}

/**
 * The program file of a browser of this kind. A missing one is installed with apt on Debian and Ubuntu, as root or with
 * a sudo that asks for no password, after a message.
 * @throws Error that says what to install, where that is not possible
 */
export async function ensureBrowser(kind: BrowserKind, ensuring: Partial<Ensuring> = {}): Promise<string> {
  const { platform, find, apt }: Ensuring = { platform: process.platform, find: findBrowser, apt: APT, ...ensuring };
  const found = find(kind);
  if (found !== null) return found;
  const advice = installAdvice(kind, platform, apt.distribution);
  if (apt.distribution === null || apt.rights === 'none') throw new Error(advice);
  const wanted: DebianPackage = { name: PACKAGES[kind][apt.distribution], isThere: () => find(kind) !== null };
  await ensureDebianPackages([wanted], `there is no ${NAMES[kind]} here`, apt);
  const installed = find(kind);
  if (installed === null) throw new Error(`apt-get installed ${wanted.name} and there still is no browser. ${advice}`);
  return installed;
}
