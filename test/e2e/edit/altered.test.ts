import { describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { Tab, View } from '../driver/surface.ts';
import {
  fillIn,
  localTime,
  openAdd,
  openEditor,
  openSite,
  openWith,
  saveWell,
  tick,
  wholeJar,
} from '../pages/editor-page.ts';
import { undo } from '../pages/history-page.ts';
import { clickButton, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** Cookies that the browser alters: Crumb says so before and after the edit, and shows the stored cookie. */

const HOST = 'altered.localhost';
const DAY = 24 * 60 * 60 * 1000;

const { crumb, demo, tab } = await stage({ host: HOST });
const later = Math.floor((Date.now() + 30 * DAY) / 1000) * 1000;
let popup: View;

describe('an expiry beyond 400 days', () => {
  test('an expiry beyond 400 days is shortened by the browser: Crumb says so and shows what is stored, not what was requested', async () => {
    popup = await openWith(crumb, tab, [{ name: 'sid', value: '1', domain: HOST, expires: later }]);
    const before = await wholeJar(crumb);
    await openEditor(popup, { name: 'sid' });
    await fillIn(popup, 'expiry', localTime(Date.now() + 500 * DAY));
    await clickButton(popup, say('save'));
    await waitForText(popup, say('savedAltered', { fields: say('attribute_expires') }));
    const after = await wholeJar(crumb);
    expect(after.map((one) => ({ ...one, expires: later }))).toEqual(before);
    const kept = after[0]?.expires ?? 0;
    expect(kept / DAY).toBeGreaterThan(Date.now() / DAY + 399.9);
    expect(kept / DAY).toBeLessThan(Date.now() / DAY + 400.1);
    const date = new Date(kept).toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
    await popup.waitFor((date) => document.querySelector('.attributes')?.textContent?.includes(date), date);
    await popup.press('Escape');
    const row = await popup.waitFor(() => document.querySelector('[data-cookie-name="sid"] .expires')?.textContent);
    expect([399, 400].some((count) => row?.includes(say('inDays', { count })))).toBe(true);
  });
});

test('a pasted line without a path shows the default path in its row, the one a server would get', async () => {
  await crumb.clearJar();
  demo.serve(HOST, '/dir/page', { setCookie: ['by-server=1'], body: '<title>Dir</title>' });
  const page = await crumb.openTab(demo.url(HOST, '/dir/page'));
  popup = await openSite(crumb, page, await crumb.jar({ domain: HOST }));
  await openAdd(popup);
  await popup.fill('textarea[name="paste"]', 'pasted=1');
  await waitForText(popup, say('foreseen_PathDefaulted', { path: '/dir' }));
  const row = await popup.evaluate(() => document.querySelector('[name="path"]')?.closest('.field')?.textContent);
  expect(row).toContain(say('foreseen_PathDefaulted', { path: '/dir' }));
  await saveWell(popup);
  const paths = (await wholeJar(crumb)).filter(({ value }) => value === '1').map(({ name, path }) => `${name} ${path}`);
  expect(paths).toEqual(expect.arrayContaining(['by-server /dir', 'pasted /dir']));
  await page.close();
  await tab.activate();
});

describe('a cookie for all subdomains of a host that has none', () => {
  /** Adds a cookie on this host and waits until the popup says, before and after, that it is for the host alone. */
  async function expectForced(host: string): Promise<void> {
    demo.serve(host, '/', { body: '<link rel="icon" href="data:,"><title>Alone</title>' });
    await crumb.clearJar();
    const page: Tab = await crumb.openTab(demo.url(host, '/'));
    popup = await openSite(crumb, page, []);
    await openAdd(popup);
    await fillIn(popup, 'name', 'forced');
    await tick(popup, 'hostOnly', false);
    await waitForText(popup, say('foreseen_HostOnlyForced', { domain: host }));
    await clickButton(popup, say('save'));
    await waitForText(popup, say('savedAltered', { fields: say('attribute_hostOnly') }));
    expect(await wholeJar(crumb)).toMatchObject([{ name: 'forced', domain: host, hostOnly: true }]);
    const shown = await popup.waitFor(() => document.querySelector<HTMLElement>('.attributes')?.innerText);
    expect(shown).toContain(say('hostOnly'));
    await undo(popup, say('step_add_undone', { count: 1, name: 'forced' }));
    expect(await wholeJar(crumb)).toEqual([]);
    await page.close();
    await tab.activate();
  }

  test('a cookie for all subdomains of localhost becomes host-only', () => expectForced('localhost'));

  test('a cookie for all subdomains of an IP address becomes host-only', async () => {
    await crumb.grant(['*://127.0.0.1/*']);
    await expectForced('127.0.0.1');
  });
});
