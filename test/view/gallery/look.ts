import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Page } from 'puppeteer-core';
import { build, preview } from 'vite';
import { findBrowser } from '../../browsers/find-browser.ts';
import { accessibilityFaults } from './axe.ts';

/** Every state of the view worth a look: what the gallery is asked for, and what is done there. */
const STATES: Record<string, [query: string, ...steps: string[]]> = {
  list: ['cookies=12'],
  'list-none': ['cookies=0'],
  'list-170': ['cookies=170&budget=apache'],
  'list-3000': ['cookies=3000'],
  'list-site': ['elsewhere'],
  'list-loaded': ['extent=loaded'],
  'list-hostile': ['hostile'],
  'list-narrow': ['width=400'],
  'list-wide': ['cookies=170&width=1200', 'click [data-cookie-name="session"]'],
  'list-filtered': ['cookies=12', 'click .chips .chip'],
  'list-no-match': ['cookies=12', 'click input[type=search]', 'type zzz'],
  details: ['cookies=12', 'click [data-cookie-name="shoppingCart"]'],
  editor: ['cookies=12', 'click [data-cookie-name="font"]', 'press e'],
  'editor-fault': ['cookies=12', 'click [data-cookie-name="__Host-csrf"]', 'press e', 'click [name=secure]'],
  'editor-not-stored': [
    'save=not-stored',
    'click [data-cookie-name="font"]',
    'press e',
    'type x',
    'click .panel .primary',
  ],
  'editor-exists': ['save=exists', 'click [data-cookie-name="font"]', 'press e', 'type x', 'click .panel .primary'],
  add: ['cookies=12', 'press a'],
  delete: ['cookies=12', 'click [data-cookie-name="font"]', 'press Delete'],
  'no-permission': ['access=none'],
  'partial-permission': ['access=scheme'],
  blocked: ['blocking=blocked&cookies=3'],
  'blocked-probably': ['blocking=probably&cookies=3'],
  unsupported: ['problem=unsupported-page'],
  isolation: ['problem=first-party-isolation'],
  unreachable: ['problem=disconnected'],
};

const OUT = fileURLToPath(new URL('../../out/look/', import.meta.url));
const CONFIG = fileURLToPath(new URL('./vite.config.ts', import.meta.url));

/** Nothing moves any more: two frames in which the document stayed the same. */
async function settled(page: Page): Promise<void> {
  await page.waitForNetworkIdle({ idleTime: 100 });
  await page.evaluate(async () => {
    let before = '';
    while (
      before !== document.body.innerHTML ||
      document.getAnimations().some(({ playState }) => playState === 'running')
    ) {
      before = document.body.innerHTML;
      for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
}

async function act(page: Page, step: string): Promise<void> {
  const [verb = '', ...rest] = step.split(' ');
  const what = rest.join(' ');
  if (verb === 'click') await page.click(what);
  else if (verb === 'type') await page.keyboard.type(what);
  else await page.keyboard.press(what === 'e' || what === 'a' ? what : 'Delete');
  await settled(page);
}

/** Takes a picture of every state in light and dark and prints what axe-core finds; exit code 1 when it finds anything. */
async function look(): Promise<void> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error('expected Chromium or Chrome to be installed');
  mkdirSync(OUT, { recursive: true });
  await build({ configFile: CONFIG, logLevel: 'warn' });
  const server = await preview({ configFile: CONFIG, preview: { port: 0 } });
  const address = server.resolvedUrls?.local[0] ?? '';
  const browser = await puppeteer.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    for (const [name, [query, ...steps]] of Object.entries(STATES)) {
      for (const scheme of ['light', 'dark']) {
        const page = await browser.newPage();
        const width = Number(new URLSearchParams(query).get('width') ?? 640);
        await page.setViewport({ width, height: 560 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await page.goto(`${address}?${query}`);
        await settled(page);
        for (const step of steps) await act(page, step);
        await page.screenshot({ path: `${OUT}${name}-${scheme}.png` });
        const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
        const faults = await accessibilityFaults(page);
        console.log(`${name} ${scheme}: ${nodes} nodes`, ...faults.map((fault) => `\n  ${fault}`));
        if (faults.length > 0) process.exitCode = 1;
        await page.close();
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

await look();
