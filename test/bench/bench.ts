/**
 * Prints figures and ratios from a real Chromium, and of storms from Firefox too; asserts nothing. Median and worst of 7.
 * With `-- opening`, `-- surfaces`, `-- many`, `-- storms`, `-- core`, `-- texts` or `-- values` only these; the last three take no browser.
 */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, ROOT } from '../browsers/build.ts';
import { ensureBrowser } from '../browsers/ensure-browser.ts';
import { localhostBuild } from '../browsers/localhost-build.ts';
import { type Demo, startDemo } from '../demo/demo.ts';
import { type ChromiumProcess, startChromium } from '../e2e/driver/chromium/chromium-process.ts';
import { measureBurst } from './burst.ts';
import { measureCore } from './core.ts';
import { measureManyCookies } from './many-cookies.ts';
import { measureOpening } from './opening/opening.ts';
import { measureToolbar } from './opening/toolbar.ts';
import { measurePanel } from './panel.ts';
import { measureStorms } from './storms/storms.ts';
import { measureTexts } from './texts.ts';
import { measureTimeline } from './timeline.ts';
import { measureValues } from './values.ts';

const IN_BROWSERS = ['opening', 'surfaces', 'many', 'storms'];
const PARTS = [...IN_BROWSERS, 'core', 'texts', 'values'];
const asked = process.argv.slice(2);
const unknown = asked.find((part) => !PARTS.includes(part));
if (unknown !== undefined) throw new Error(`expected some of ${PARTS.join(', ')}, got ${unknown}`);
const isAsked = (part: string) => asked.length === 0 || asked.includes(part);

if (IN_BROWSERS.some(isAsked)) await measureBrowsers();
if (isAsked('core')) measureCore();
if (isAsked('texts')) measureTexts();
if (isAsked('values')) await measureValues();

async function measureBrowsers(): Promise<void> {
  await Promise.all([build('chrome'), build('firefox')]);
  localhostBuild('firefox');
  const built = localhostBuild('chrome');
  const extension = join(ROOT, 'dist/bench-chrome');
  rmSync(extension, { recursive: true, force: true });
  cpSync(built, extension, { recursive: true });
  for (const name of ['floor.html', 'floor.js']) cpSync(join(ROOT, 'test/bench/opening', name), join(extension, name));
  const demo = await startDemo();
  try {
    const measuring: [string, (chromium: ChromiumProcess) => Promise<void>][] = [
      ['opening', (chromium) => measureOpening(chromium, demo)],
      ['surfaces', (chromium) => measureSurfaces(chromium, demo)],
      ['many', (chromium) => measureManyCookies(chromium, demo)],
    ];
    for (const [, measure] of measuring.filter(([part]) => isAsked(part)))
      await inChromium(extension, async (chromium) => {
        console.log(`${await chromium.browser.version()}${' '.repeat(40)}   median       worst`);
        await measure(chromium);
      });
    if (isAsked('opening')) await measureToolbar((measure) => inChromium(extension, measure), demo);
    if (isAsked('storms')) for (const browser of ['chromium', 'firefox'] as const) await measureStorms(browser, demo);
  } finally {
    await demo.close();
  }
}

async function measureSurfaces(chromium: ChromiumProcess, demo: Demo): Promise<void> {
  await measureBurst(chromium, demo);
  await measurePanel(chromium.browser);
  await measureTimeline(chromium.browser);
}

async function inChromium(extension: string, measure: (chromium: ChromiumProcess) => Promise<void>): Promise<void> {
  const preferences = { profile: { cookie_controls_mode: 0 } };
  const executable = await ensureBrowser('chromium');
  const chromium = await startChromium({
    executable,
    extension,
    preferences,
    headed: false,
    switches: [],
    granted: [],
  });
  try {
    await measure(chromium);
  } finally {
    await chromium.end();
  }
}
