import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer, { type KeyInput, type Page } from 'puppeteer-core';
import { build, preview } from 'vite';
import { findBrowser } from '../../browsers/find-browser.ts';
import { accessibilityFaults } from './axe.ts';
import { STATES } from './states.ts';

const OUT = fileURLToPath(new URL('../../out/look', import.meta.url));
const CONFIG = fileURLToPath(new URL('./vite.config.ts', import.meta.url));

/** Waits until nothing moves: two frames in which the document stayed the same. */
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

/** Puts a text into a field as if it were typed, whatever the field. */
async function fill(page: Page, selector: string, text: string): Promise<void> {
  await page.$eval(
    selector,
    (field, text) => {
      (field as HTMLInputElement).value = text;
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    },
    text,
  );
}

async function act(page: Page, step: string): Promise<void> {
  const [verb = '', ...rest] = step.split(' ');
  const what = rest.join(' ');
  // What is loaded late may not be there yet.
  if (verb === 'click' || verb === 'fill')
    await page.waitForSelector(verb === 'click' ? what : (rest[0] ?? ''), { timeout: 5_000 });
  if (verb === 'click') await page.click(what);
  else if (verb === 'type') await page.keyboard.type(what);
  else if (verb === 'evaluate') await page.evaluate(what);
  else if (verb === 'fill') await fill(page, rest[0] ?? '', rest.slice(1).join(' '));
  else await page.keyboard.press(what as KeyInput);
  await settled(page);
}

const DARK = { name: 'prefers-color-scheme', value: 'dark' };
/** What the browser tells the page about the colours that a person wants. */
const SCHEMES = {
  light: [{ ...DARK, value: 'light' }],
  dark: [DARK],
  forced: [{ name: 'forced-colors', value: 'active' }],
};

/**
 * Takes a picture of every state (or of those whose name begins like one of the arguments) in light, dark and forced colours and prints
 * what axe-core finds; exit code 1 when it finds anything, or when the actions do not lead to a state.
 */
async function takePictures(): Promise<void> {
  const names = process.argv.slice(2);
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error('expected Chromium or Chrome to be installed');
  mkdirSync(OUT, { recursive: true });
  await build({ configFile: CONFIG, logLevel: 'warn' });
  const server = await preview({ configFile: CONFIG, preview: { port: 0 } });
  const address = server.resolvedUrls?.local[0] ?? '';
  const browser = await puppeteer.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    for (const [name, [query, ...steps]] of Object.entries(STATES)) {
      if (names.length > 0 && !names.some((one) => name.startsWith(one))) continue;
      for (const [scheme, features] of Object.entries(SCHEMES)) {
        const page = await browser.newPage();
        const asked = new URLSearchParams(query);
        const [width, height] = [Number(asked.get('width') ?? 800), Number(asked.get('height') ?? 560)];
        await page.setViewport({ width, height });
        // Puppeteer's own function knows no forced colours.
        const session = await page.createCDPSession();
        await session.send('Emulation.setEmulatedMedia', { features });
        await page.goto(`${address}?${query}`);
        await settled(page);
        try {
          for (const step of steps) await act(page, step);
        } catch (error) {
          console.log(`${name} ${scheme}: no such state, ${error instanceof Error ? error.message : error}`);
          process.exitCode = 1;
        }
        await page.screenshot({ path: `${OUT}/${name}-${scheme}.png` });
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

await takePictures();
