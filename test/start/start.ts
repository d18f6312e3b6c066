import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ROOT } from '../browsers/build.ts';
import { currentBuild } from '../browsers/current-build.ts';
import { ensureBrowser } from '../browsers/ensure-browser.ts';
import { LOCALHOST_ORIGINS } from '../browsers/localhost-build.ts';
import { type Demo, startDemo } from '../demo/demo.ts';
import { START_COOKIES } from '../demo/pages/start.ts';
import { openChromium } from './open-chromium.ts';
import { openFirefox } from './open-firefox.ts';
import { type OpenedBrowser, PATIENCE_MS } from './opened-browser.ts';
import { type Options, parseOptions, USAGE } from './options.ts';

const USUAL_PORT = 5050;

/** The started programs, to be ended in the opposite order. */
const endings: (() => unknown)[] = [];

async function endAll(): Promise<void> {
  for (const end of endings.splice(0).reverse()) {
    try {
      await end();
    } catch (error) {
      console.error(`Not ended cleanly: ${messageOf(error)}`);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The requested port; without one the usual, or any free one when that is in use. */
function startSomewhere(port: number | null): Promise<Demo> {
  if (port !== null) {
    return startDemo({ port }).catch((error) => {
      throw new Error(`The demo site cannot have port ${port}: ${messageOf(error)}`);
    });
  }
  return startDemo({ port: USUAL_PORT }).catch(() => startDemo());
}

function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Removes the profile, again where a process of the browser that has not ended yet wrote into it meanwhile. */
async function removeProfile(profile: string): Promise<void> {
  for (let tries = 0; tries < 10; tries += 1) {
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    await delay(100);
    if (!existsSync(profile)) return;
  }
}

async function open(options: Options, demo: Demo): Promise<OpenedBrowser> {
  const target = options.browser === 'firefox' ? 'firefox' : 'chrome';
  const executable = await ensureBrowser(options.browser);
  await currentBuild(target, () => console.log(`Building Crumb for ${target}...`));
  const extension = join(ROOT, 'dist', `localhost-${target}`);
  console.log(
    `${extension}\n  This build has access to ${LOCALHOST_ORIGINS.join(', ')} from the start. The one you ship has to ask.`,
  );
  const profile = mkdtempSync(join(tmpdir(), 'crumb-start-'));
  endings.push(() => removeProfile(profile));
  const openHere = options.browser === 'firefox' ? openFirefox : openChromium;
  const url = demo.url('shop.localhost', '/start');
  const opening = openHere({ executable, profile, extension, url, headless: options.headless });
  // The browser is closed even when Ctrl+C comes while it opens.
  endings.push(() =>
    opening.then(
      (browser) => browser.close(),
      () => undefined,
    ),
  );
  return opening.catch((error) => {
    throw new Error(`${executable} could not be opened with Crumb: ${messageOf(error)}`);
  });
}

function advice(demo: Demo): string {
  return `
The demo site is at ${demo.url('shop.localhost')}. Try this:
  - Crumb's popup shows the cookies of the page; its button is in the toolbar.
  - Leave the popup open, visit ${demo.url('shop.localhost', '/visits')} in the page, and watch the row change.
  - Edit the value of "font" to Mono, and open ${demo.url('shop.localhost', '/font')}.
  - Break a site: ${demo.url('heavy.localhost')}. The way out is ${demo.url('heavy.localhost', '/reset')}.
  - Lose cookies silently: ${demo.url('many.localhost')}.
Ctrl+C ends the browser, the site and the profile.`;
}

/** Waits for the popup to show the demo's cookies, and takes a picture of it. */
async function showOnce(browser: OpenedBrowser, kind: Options['browser']): Promise<void> {
  const popup = await browser.openPopup(true);
  await popup.rows(START_COOKIES);
  if (!(await popup.isOnToolbar())) throw new Error("Crumb's icon is not in the toolbar.");
  const folder = join(ROOT, 'test/out');
  mkdirSync(folder, { recursive: true });
  const picture = join(folder, `start-${kind}.png`);
  await popup.picture(picture);
  console.log(`The popup shows ${START_COOKIES.length} cookies: ${picture}`);
}

function withTimeout<Value>(work: Promise<Value>, ms: number, complaint: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(complaint)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function run(options: Options, stopped: Promise<void>): Promise<void> {
  if (!options.headless && !hasScreen()) {
    throw new Error('There is no screen (DISPLAY and WAYLAND_DISPLAY are not set). Use: npm start -- --headless');
  }
  const demo = await startSomewhere(options.port);
  endings.push(() => demo.close());
  const browser = await open(options, demo);
  console.log(`${browser.product} is open, with Crumb in a fresh profile.`);
  if (options.once) {
    const shown = showOnce(browser, options.browser);
    await withTimeout(shown, PATIENCE_MS, `The popup did not show the demo's cookies within ${PATIENCE_MS / 1000} s.`);
    return;
  }
  await browser.openPopup(false).catch((error) => {
    console.log(`The popup could not be opened (${messageOf(error)}): click Crumb in the toolbar.`);
  });
  console.log(advice(demo));
  const byHand = await Promise.race([browser.ended.then(() => true), stopped.then(() => false)]);
  if (byHand) console.log('The browser was closed.');
}

/** Settles at Ctrl+C, or when the terminal or another program asks this one to end. */
function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

async function main(): Promise<number> {
  try {
    const options = parseOptions(process.argv.slice(2));
    if (options.help) {
      console.log(USAGE);
      return 0;
    }
    const stopped = stopRequested();
    await Promise.race([run(options, stopped), stopped]);
    return 0;
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  } finally {
    await endAll();
  }
}

process.exit(await main());
