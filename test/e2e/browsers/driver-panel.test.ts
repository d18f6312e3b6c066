import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import { setByScript } from '../pages/page-sets.ts';
import { showPart, waitForLines } from '../pages/panel-page.ts';
import { stopForGood, waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const SHOP = 'shop.localhost';
const OTHER = 'other.localhost';

const { crumb, demo, tab } = await stage();
const pictures = mkdtempSync(join(tmpdir(), 'crumb-pictures-'));
afterAll(() => rmSync(pictures, { recursive: true, force: true }));
afterEach(() => crumb.closeDevTools(tab));
beforeEach(async () => {
  await crumb.clearJar();
  await tab.goto('about:blank');
});

/** A page of the other site that sets these cookies. */
function setting(...names: string[]): string {
  const path = `/${names.join('-')}`;
  demo.serve(OTHER, path, {
    body: '<link rel="icon" href="data:,"><title>Other</title>',
    setCookie: names.map((name) => `${name}=1; Path=/`),
  });
  return demo.url(OTHER, path);
}

const writeCookie = (name: string) => setByScript(tab, `${name}=1`);

test('the panel opens in DevTools on the demo site and follows the page: reloaded, elsewhere, behind another tab', async () => {
  await tab.goto(demo.url(SHOP, '/set'));
  const panel = await crumb.openPanel(tab);
  expect(await panel.evaluate(() => location.href)).toBe(`${crumb.origin}/src/surfaces/panel/index.html`);
  await waitForRows(panel, ['foo']);
  expect(await panel.evaluate(() => document.querySelector('[role="grid"]')?.ariaLabel)).toBe(say('cookies'));
  await crumb.clearJar();
  await tab.reload();
  await waitForRows(panel, ['foo']);
  await tab.goto(setting('a', 'b'));
  await waitForRows(panel, ['a', 'b']);
  const front = await crumb.openTab(demo.url(SHOP, '/set'));
  await writeCookie('behind');
  await waitForRows(panel, ['a', 'b', 'behind']);
  await front.close();
});

test('DevTools are closed and opened again, and the panel is there again', async () => {
  await tab.goto(setting('kept'));
  for (let time = 0; time < 2; time++) {
    const panel = await crumb.openPanel(tab);
    await waitForRows(panel, ['kept']);
    await panel.close();
    expect(await panel.isOpen()).toBe(false);
  }
});

test('what DevTools recorded before the panel was shown is there', async () => {
  await crumb.openDevTools(tab);
  await tab.goto(demo.url(SHOP, '/set'));
  const panel = await crumb.openPanel(tab);
  await showPart(panel, 'set-cookie');
  await waitForLines(panel, 1);
  await waitForText(panel, 'foo=bar');
});

test('the panel keeps working after the background was stopped', async () => {
  await tab.goto(setting('early'));
  const panel = await crumb.openPanel(tab);
  await showPart(panel, 'cookies');
  await waitForRows(panel, ['early']);
  await stopForGood(crumb);
  await writeCookie('late');
  await waitForRows(panel, ['early', 'late']);
  await stopForGood(crumb);
  await tab.goto(setting('later'));
  await waitForRows(panel, ['early', 'late', 'later']);
});

test('clicks, keys and the clipboard in the panel are a person’s', async () => {
  const panel = await crumb.openPanel(tab);
  await showPart(panel, 'set-cookie');
  await tab.goto(demo.url(SHOP, '/set'));
  await waitForLines(panel, 1);
  await panel.click('[data-line]');
  await panel.click('.set-cookie-details .buttons button');
  await waitForText(panel, say('copied'));
  expect(await crumb.clipboard()).toMatch(/^Set-Cookie: foo=bar;/);
  await panel.type('input[type="search"]', 'nothing');
  await waitForLines(panel, 0);
  for (const _ of 'nothing') await panel.press('Backspace');
  await waitForLines(panel, 1);
});

test('the panel has the requested size and the colours of DevTools', async () => {
  await tab.goto(setting('a'));
  const panel = await crumb.openPanel(tab);
  await showPart(panel, 'cookies');
  await waitForRows(panel, ['a']);
  const scheme = (wanted: string) =>
    panel.waitFor((wanted) => document.documentElement.style.colorScheme === wanted, wanted);
  await scheme('light');
  await crumb.setDevToolsTheme('dark');
  await scheme('dark');
  const file = join(pictures, 'panel.png');
  for (const [width, height] of [
    [300, 500],
    [1000, 640],
  ] as const) {
    await panel.setSize(width, height);
    await panel.screenshot(file);
    const png = readFileSync(file);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height]);
  }
  await crumb.setDevToolsTheme('light');
  await scheme('light');
});
