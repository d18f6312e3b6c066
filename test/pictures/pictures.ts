/** Makes the pictures of the README from the demo site, in a real Chromium: `npm run pictures`. */

import { mkdirSync } from 'node:fs';
import { currentBuild } from '../browsers/current-build.ts';
import { startDemo } from '../demo/demo.ts';
import { launch } from '../e2e/driver/launch.ts';
import type { Crumb, Tab } from '../e2e/driver/surface.ts';
import { labelled } from '../fixtures/say.ts';
import { panelPictures } from './panel-pictures.ts';

const FOLDER = 'test/pictures';
const POPUP = 'src/surfaces/popup/index.html';
/** Headless Chromium's own screen has the size of a small laptop's. */
const SCREEN = '--screen-info={1600x1200}';
const SIZE = { width: 800, height: 560 };

await currentBuild('chrome');
mkdirSync(FOLDER, { recursive: true });
const demo = await startDemo();

/** The popup's page in a tab of the popup's size; it is for the web page seen last. */
async function open(crumb: Crumb, count: number): Promise<Tab> {
  const popup = await crumb.extensionPage(POPUP);
  await popup.setSize(SIZE.width, SIZE.height);
  await popup.waitFor(
    (wanted) => document.querySelector('[data-count]')?.getAttribute('data-count') === String(wanted),
    count,
  );
  // These load after the list.
  for (const late of [`button${labelled('history')}`, '.keys kbd', '.chip.rejected'])
    await popup.waitFor((selector) => document.querySelector(selector), late);
  return popup;
}

async function both(crumb: Crumb, popup: Tab, name: string): Promise<void> {
  for (const dark of [false, true]) {
    await crumb.setDarkMode(dark);
    await popup.waitFor((wanted) => matchMedia('(prefers-color-scheme: dark)').matches === wanted, dark);
    await popup.screenshot(`${FOLDER}/popup/${name}-${dark ? 'dark' : 'light'}.png`);
  }
}

const crumb = await launch({ build: 'localhost', switches: [SCREEN] });
try {
  const shop = 'shop.localhost';
  const tab = await crumb.openTab(demo.url(shop, '/reset'));
  await both(crumb, await open(crumb, 0), 'empty');

  await tab.goto(demo.url(shop, '/start'));
  const host = { domain: shop, path: '/' };
  const day = 86_400_000;
  await crumb.setJar([
    { ...host, name: '__Host-csrf', value: '8f14e45fceea167a5a36dedd4bea2543', secure: true, sameSite: 'strict' },
    { ...host, name: 'profile', value: 'name%3DAda%26mail%3Dada%40example.com', expires: Date.now() + 30 * day },
    { ...host, name: 'theme', value: 'dark', expires: Date.now() + day / 12, sameSite: 'lax' },
    { ...host, name: 'recommendations', value: 'x'.repeat(3_600), expires: Date.now() + 7 * day },
    { ...host, name: 'dup', value: 'for the host' },
    { ...host, name: '_ga', value: 'GA1.1.1234567890.1790000000', expires: Date.now() + 399 * day },
  ]);
  await tab.reload();
  await tab.activate();
  let popup = await open(crumb, 12);
  await both(crumb, popup, 'twelve');
  await popup.click('[data-cookie-name="profile"]');
  await popup.press('Enter');
  await popup.waitFor((selector) => document.querySelector(selector), `${labelled('details')} dl`);
  await both(crumb, popup, 'details');
  await popup.press('Escape');
  await popup.click('[data-cookie-name="theme"]');
  await popup.press('e');
  await popup.waitFor(() => document.querySelector('[name="value"]'));
  await both(crumb, popup, 'editor');

  await popup.fill('[name="value"]', 'light');
  await crumb.setJar([{ ...host, name: 'theme', value: 'system', expires: Date.now() + 300 * day, sameSite: 'lax' }]);
  await popup.waitFor(() => document.querySelector('.versions'));
  await both(crumb, popup, 'conflict');
  await popup.click('[data-cancel]');
  await popup.waitFor((selector) => document.querySelector(selector), labelled('details'));
  await popup.press('Escape');
  await popup.waitFor(() => !document.querySelector('.panel'));

  for (const name of ['shoppingCart', 'greeting', '_ga', 'recommendations'])
    await popup.click(`[data-cookie-name="${name}"] .mark`);
  await popup.press('Delete');
  await popup.waitFor(() => document.querySelector('dialog[open]'));
  await both(crumb, popup, 'delete');
  await popup.click('dialog button:last-of-type');
  await popup.waitFor(() => document.querySelector('.done'));
  await popup.click('[data-cookie-name="profile"]');
  await popup.press('Delete');
  await popup.waitFor(() => document.querySelector('.done')?.textContent?.includes('profile'));
  await popup.click(`button${labelled('undoLast')}`);
  await popup.click(`button${labelled('history')}`);
  await popup.waitFor(() => document.querySelector('[data-step][data-state="undone"]'));
  await both(crumb, popup, 'history');

  const many = 'many.localhost';
  const entries = Array.from({ length: 170 }, (_, index) => ({
    domain: many,
    name: `item-${index + 1}`,
    value: `quantity=${(index * 7) % 13}&added=${1_790_000_000 + index}`,
  }));
  await crumb.setJar(entries);
  await tab.goto(demo.url(many, '/'));
  await tab.activate();
  popup = await open(crumb, 170);
  await both(crumb, popup, 'many');
  await panelPictures(crumb, demo, `${FOLDER}/panel`);
} finally {
  await crumb.close();
}

const shipped = await launch({ build: 'shipped', switches: [SCREEN] });
try {
  const tab = await shipped.openTab(demo.url('shop.localhost', '/start'));
  const popup = await shipped.openPopup(tab);
  await popup.waitFor(() => document.querySelector('button'));
  for (const dark of [false, true]) {
    await shipped.setDarkMode(dark);
    await popup.waitFor((wanted) => matchMedia('(prefers-color-scheme: dark)').matches === wanted, dark);
    await popup.screenshot(`${FOLDER}/popup/no-permission-${dark ? 'dark' : 'light'}.png`);
  }
} finally {
  await shipped.close();
  await demo.close();
}
