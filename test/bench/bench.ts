/**
 * Prints figures and ratios from a real Chromium, and of storms from Firefox too; asserts nothing. Median and worst of 7.
 * With `-- storms` only the storms.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { build, ROOT } from '../browsers/build.ts';
import { ensureBrowser } from '../browsers/ensure-browser.ts';
import { localhostBuild } from '../browsers/localhost-build.ts';
import { startDemo } from '../demo/demo.ts';
import { startChromium } from '../e2e/driver/chromium/chromium-process.ts';
import { measureBurst } from './burst.ts';
import { measureCore } from './core.ts';
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

const demo = await startDemo();
if (!process.argv.includes('storms')) {
  await measureSurfaces();
  measureCore();
  measureTexts();
  await measureValues();
}
try {
  for (const browser of ['chromium', 'firefox'] as const) await measureStorms(browser, demo);
} finally {
  await demo.close();
}

async function measureSurfaces(): Promise<void> {
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
