/**
 * Prints figures and ratios from a real Chromium, and of storms from Firefox too; asserts nothing. Median and worst of 7.
 * With `-- storms` only the storms, with `-- texts` only texts of cookies: their formats, and 10,000 cookies in and out.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { build, ROOT } from '../browsers/build.ts';
import { ensureBrowser } from '../browsers/ensure-browser.ts';
import { localhostBuild } from '../browsers/localhost-build.ts';
import { startDemo } from '../demo/demo.ts';
import { type ChromiumProcess, startChromium } from '../e2e/driver/chromium/chromium-process.ts';
import { measureBurst } from './burst.ts';
import { measureCore } from './core.ts';
import { measureManyCookies } from './many-cookies.ts';
import { measureOpening } from './opening.ts';
import { measurePanel } from './panel.ts';
import { measureStorms } from './storms/storms.ts';
import { measureTexts } from './texts.ts';
import { measureTimeline } from './timeline.ts';
import { measureValues } from './values.ts';

await Promise.all([build('chrome'), build('firefox')]);
localhostBuild('firefox');
const built = localhostBuild('chrome');
const extension = join(ROOT, 'dist/bench-chrome');
cpSync(built, extension, { recursive: true });
for (const name of ['floor.html', 'floor.js']) cpSync(join(ROOT, 'test/bench', name), join(extension, name));

const PARTS = ['storms', 'texts'] as const;
const demo = await startDemo();
const only = PARTS.filter((part) => process.argv.includes(part));
const isAsked = (part: (typeof PARTS)[number]) => only.length === 0 || only.includes(part);

try {
  if (only.length === 0) {
    await inChromium(measureSurfaces);
    measureCore();
    await measureValues();
  }
  if (isAsked('texts')) {
    measureTexts();
    await inChromium((chromium) => measureManyCookies(chromium, demo));
  }
  if (isAsked('storms')) for (const browser of ['chromium', 'firefox'] as const) await measureStorms(browser, demo);
} finally {
  await demo.close();
}

async function measureSurfaces(chromium: ChromiumProcess): Promise<void> {
  await measureOpening(chromium, demo);
  await measureBurst(chromium, demo);
  await measurePanel(chromium.browser);
  await measureTimeline(chromium.browser);
}

async function inChromium(measure: (chromium: ChromiumProcess) => Promise<void>): Promise<void> {
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
    console.log(`${await chromium.browser.version()}${' '.repeat(40)}   median       worst`);
    await measure(chromium);
  } finally {
    await chromium.end();
  }
}
