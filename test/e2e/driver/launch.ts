import type { ChromiumProcess } from './chromium/chromium-process.ts';
import { launchChromium } from './chromium/launch-chromium.ts';
import type { FirefoxProcess } from './firefox/firefox-process.ts';
import { launchFirefox } from './firefox/launch-firefox.ts';
import { IdleBrowser } from './idle-browser.ts';
import type { Crumb, LaunchOptions } from './surface.ts';

/** The browser this project of the tests runs in. */
export const BROWSER = process.env.CRUMB_BROWSER === 'firefox' ? 'firefox' : 'chromium';

/** Options that any browser has: what the extension is, and what is the same in every Firefox. */
const OF_ANY_BROWSER: ReadonlySet<string> = new Set([
  'build',
  'folder',
  'granted',
  ...(BROWSER === 'firefox' ? (['anyCertificate'] as const) : []),
] satisfies (keyof LaunchOptions)[]);

const idleChromium = new IdleBrowser<ChromiumProcess>();
const idleFirefox = new IdleBrowser<FirefoxProcess>();

/** Starts a browser with Crumb loaded, in a fresh profile unless one is given; end it with `close`. */
export function launch(options: LaunchOptions): Promise<Crumb> {
  const { browser = BROWSER } = options;
  return browser === 'chromium' ? launchChromium(options, null) : launchFirefox(options, null);
}

/**
 * The same in a browser that an earlier file of this process used and that was reset, where the options need no browser
 * of their own; `close` resets it for the next. A start takes as much processor time as several tests.
 */
export function launchReset(options: LaunchOptions): Promise<Crumb> {
  const needsOwn = Object.keys(options).some((name) => !OF_ANY_BROWSER.has(name));
  if (needsOwn) return launch(options);
  endWithProcess();
  return BROWSER === 'chromium' ? launchChromium(options, idleChromium) : launchFirefox(options, idleFirefox);
}

let isEnding = false;

/** Vitest ends a process by SIGTERM, which alone would leave the idle browser's profile behind. */
function endWithProcess(): void {
  if (!isEnding) process.once('SIGTERM', () => process.exit());
  isEnding = true;
}
