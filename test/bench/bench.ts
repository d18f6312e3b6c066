/**
 * Prints figures and ratios from a real Chromium, and of storms from Firefox too; asserts nothing. Median and worst of 7.
 * With `-- values`, `-- texts`, `-- core`, `-- surfaces` or `-- storms` only these; the first three take no browser.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { build, ROOT } from '../browsers/build.ts';
import { ensureBrowser } from '../browsers/ensure-browser.ts';
import { localhostBuild } from '../browsers/localhost-build.ts';
import { type Demo, startDemo } from '../demo/demo.ts';
import { startChromium } from '../e2e/driver/chromium/chromium-process.ts';
import { measureBurst } from './burst.ts';
import { measureCore } from './core.ts';
import { measureOpening } from './opening.ts';
import { measurePanel } from './panel.ts';
import { measureStorms } from './storms/storms.ts';
import { measureTexts } from './texts.ts';
import { measureTimeline } from './timeline.ts';
import { measureValues } from './values.ts';

const PARTS = ['surfaces', 'core', 'texts', 'values', 'storms'];
const asked = process.argv.slice(2);
const unknown = asked.find((part) => !PARTS.includes(part));
if (unknown !== undefined) throw new Error(`expected some of ${PARTS.join(', ')}, got ${unknown}`);
const isAsked = (part: string) => asked.length === 0 || asked.includes(part);

if (isAsked('surfaces') || isAsked('storms')) await measureBrowsers();
if (isAsked('core')) measureCore();
if (isAsked('texts')) measureTexts();
if (isAsked('values')) await measureValues();

async function measureBrowsers(): Promise<void> {
  await Promise.all([build('chrome'), build('firefox')]);
  localhostBuild('firefox');
  const built = localhostBuild('chrome');
  const extension = join(ROOT, 'dist/bench-chrome');
  cpSync(built, extension, { recursive: true });
  for (const name of ['floor.html', 'floor.js']) cpSync(join(ROOT, 'test/bench', name), join(extension, name));
  const demo = await startDemo();
  try {
    if (isAsked('surfaces')) await measureSurfaces(extension, demo);
    if (isAsked('storms')) for (const browser of ['chromium', 'firefox'] as const) await measureStorms(browser, demo);
  } finally {
    await demo.close();
  }
}

async function measureSurfaces(extension: string, demo: Demo): Promise<void> {
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
    await measureOpening(chromium, demo);
    await measureBurst(chromium, demo);
    await measurePanel(chromium.browser);
    await measureTimeline(chromium.browser);
  } finally {
    await chromium.end();
  }
}
