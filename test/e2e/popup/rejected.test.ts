import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { assumedServer } from '../../../src/cookie/limits/page-server.ts';
import { labelled, say } from '../../fixtures/say.ts';
import { BROWSER } from '../driver/launch.ts';
import type { Crumb, OptionalPermission, Tab, View } from '../driver/surface.ts';
import { openCrumb, waitForText } from '../pages/popup-page.ts';
import { badgeBeside } from '../pages/toolbar-button.ts';
import { openStage, type Stage } from '../stage.ts';

const HOST = 'rejections.localhost';
const CHIP = '.chip.rejected';
const SECRET = 'never-kept-4711';

let demo: Stage['demo'];
let crumb: Crumb;
let tab: Tab;

function start(granted: OptionalPermission[]): void {
  let end: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    ({ demo, crumb, tab, end } = await openStage({ host: HOST, granted }));
    // Firefox starts the background only for events that it listened to at its start, so a new permission counts from
    // the next start on.
    if (BROWSER === 'firefox') await crumb.stopBackground();
    await crumb.background(() => true);
  });
  afterEach(async () => {
    await crumb.closePopup();
    await crumb.clearJar();
  });
  afterAll(() => end?.());
}

/** The API of an extension page that these tests use. */
declare const chrome: {
  storage: { session: { get(keys: null): Promise<Record<string, unknown>> } };
  permissions: { contains(asked: object): Promise<boolean> };
};

const chip = (popup: View) => popup.waitFor(() => document.querySelector<HTMLElement>('.chip.rejected')?.textContent);

function waitForCount(popup: View, count: number): Promise<unknown> {
  return popup.waitFor(
    (wanted) => document.querySelector<HTMLElement>('.chip.rejected')?.dataset.count === String(wanted),
    count,
  );
}

const badge = () => badgeBeside(crumb, HOST);
const storedReport = () => crumb.background(async () => JSON.stringify(await chrome.storage.session.get(null)));
const isAllowed = () => crumb.background(() => chrome.permissions.contains({ permissions: ['webRequest'] }));

/** The cookies that the page sets on each load. */
function serves(lines: string[]): void {
  demo.serve(HOST, '/page', { setCookie: lines, body: '<link rel="icon" href="data:,"><title>Rejections</title>' });
}

async function turn(popup: View, isOn: boolean): Promise<void> {
  await popup.waitFor(() => document.querySelector('.live[data-state="live"]'));
  await popup.click(CHIP);
  await popup.click('[name="tell-rejected"]');
  await popup.waitFor(
    (wanted) => document.querySelector<HTMLInputElement>('[name="tell-rejected"]')?.checked === wanted,
    isOn,
  );
  await popup.click('dialog .primary');
  await popup.waitFor(() => !document.querySelector('dialog'));
}

describe('the switch for the report of rejected cookies', () => {
  start([]);

  test('the report is off by default: nothing is requested, watched or stored', async () => {
    serves([`ad=${SECRET}; SameSite=None`]);
    await tab.goto(demo.url(HOST, '/page'));
    const popup = await openCrumb(crumb, tab);
    expect(await chip(popup)).toBe(say('rejectedOff'));
    expect(await isAllowed()).toBe(false);
    expect(await storedReport()).not.toContain('rejected:');
    expect(await badge()).toBe('');
    await popup.close();
  });

  test('the report asks for the permission, and says from when on it works', async () => {
    const popup = await openCrumb(crumb, tab);
    await turn(popup, true);
    expect(await isAllowed()).toBe(true);
    expect(await chip(popup)).toBe(BROWSER === 'firefox' ? say('rejectedNone') : say('rejectedOn'));
    await popup.close();
  });

  test('switching the report off gives the permission back and forgets everything', async () => {
    serves([`a=${SECRET}; SameSite=None`]);
    await tab.goto(demo.url(HOST, '/page'));
    const popup = await openCrumb(crumb, tab);
    // Chromium shows responses only after a start with the permission, on which this test depends.
    if (BROWSER === 'firefox') await waitForCount(popup, 1);
    else expect(await storedReport()).not.toContain('rejected:');
    await turn(popup, false);
    expect(await chip(popup)).toBe(say('rejectedOff'));
    expect(await isAllowed()).toBe(false);
    await expect.poll(storedReport).not.toContain('rejected:');
    await expect.poll(badge).toBe('');
    await tab.reload();
    expect(await storedReport()).not.toContain('rejected:');
    await popup.close();
  });
});

describe('the report of rejected cookies', () => {
  start(['webRequest']);

  test('each rejection of the page is reported with its reason, on the button too, and without any value', async () => {
    serves([`ad=${SECRET}; SameSite=None`, `__Host-cart=${SECRET}; Path=/; Secure; Domain=${HOST}`, `ok=${SECRET}`]);
    await tab.goto(demo.url(HOST, '/page'));
    expect((await crumb.jar({ domain: HOST })).map(({ name }) => name)).toEqual(['ok']);
    const popup = await openCrumb(crumb, tab);
    await waitForCount(popup, 2);
    await popup.click(CHIP);
    await waitForText(popup, '__Host-cart');
    const told = await popup.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.lacks > li')].map((line) => [
        line.dataset.name,
        line.querySelector<HTMLElement>('[data-code]')?.dataset.code,
      ]),
    );
    expect(told).toEqual([
      ['ad', 'SameSiteNoneInsecure'],
      ['__Host-cart', 'InvalidPrefix'],
    ]);
    await popup.click('dialog .primary');
    await expect.poll(badge).toBe('2');
    const held = await storedReport();
    expect(held).toContain('rejected:');
    expect(held).not.toContain(SECRET);
    await popup.close();
  });

  test('the limit of the Cookie header is that of the server that the page names, while the report is on', async () => {
    const selected = (popup: View, server: 'budget_gunicorn' | 'budget_php', octets: number) =>
      popup.waitFor(
        ([select, wanted]) =>
          document.querySelector<HTMLSelectElement>(`select${select}`)?.selectedOptions[0]?.textContent === wanted,
        [labelled('budget'), say('budgetDetected', { name: say(server), octets })] as const,
      );
    const body = '<link rel="icon" href="data:,"><title>Named</title>';
    demo.serve(HOST, '/page', { headers: [['Server', 'gunicorn']], body });
    await tab.goto(demo.url(HOST, '/page'));
    const popup = await openCrumb(crumb, tab);
    await selected(popup, 'budget_gunicorn', 8180);
    demo.serve(HOST, '/page', {
      headers: [
        ['Host', HOST],
        ['X-Powered-By', 'PHP/8.2.36'],
      ],
      body,
    });
    await tab.reload();
    const { octets } = assumedServer(BROWSER === 'chromium' ? 'chrome' : 'firefox', 'php').accepts('php', 0);
    await selected(popup, 'budget_php', octets);
    serves([]);
    await tab.reload();
    await popup.waitFor(
      ([select, wanted]) =>
        document.querySelector<HTMLSelectElement>(`select${select}`)?.selectedOptions[0]?.textContent === wanted,
      [labelled('budget'), say('budgetAssumed', { name: say('budget_nginx'), octets: 8182 })] as const,
    );
    await popup.close();
  });

  test('a line of 200,000 octets that are not UTF-8 is reported too', async () => {
    serves([`ad=${'\xff'.repeat(200_000)}`, 'late=1; SameSite=None']);
    await tab.goto(demo.url(HOST, '/page'));
    const popup = await openCrumb(crumb, tab);
    await waitForCount(popup, 2);
    await popup.close();
  });

  test('rejections appear while the popup is open, of resources from other sites too', async () => {
    serves([]);
    demo.serve('elsewhere.localhost', '/pixel', { setCookie: ['a=1; SameSite=Lax', 'b=1; SameSite=None'], body: '' });
    await tab.goto(demo.url(HOST, '/page'));
    const popup = await openCrumb(crumb, tab);
    await waitForCount(popup, 0);
    await tab.evaluate(
      (url) => {
        document.body.append(Object.assign(new Image(), { src: url }));
      },
      demo.url('elsewhere.localhost', '/pixel'),
    );
    await waitForCount(popup, 2);
    expect(await crumb.jar({ domain: 'elsewhere.localhost' })).toEqual([]);
    await popup.close();
  });

  test('rejections are reported after the background was stopped too, and no longer once the page was left', async () => {
    serves([`a=${SECRET}; SameSite=None`]);
    await crumb.stopBackground();
    await tab.goto(demo.url(HOST, '/page'));
    const popup = await openCrumb(crumb, tab);
    await waitForCount(popup, 1);
    serves([]);
    await tab.reload();
    await waitForCount(popup, 0);
    await popup.close();
  });
});

describe('the report of rejected cookies, where Crumb may read the settings', () => {
  start(['webRequest', BROWSER === 'firefox' ? 'privacy' : 'contentSettings']);

  test('a line that the rules allow is reported as rejected if a setting blocks the cookies of its host', async () => {
    await crumb.blockAllCookies();
    serves([`blocked=${SECRET}`]);
    await tab.goto(demo.url(HOST, '/page'));
    expect(await crumb.jar({ domain: HOST })).toEqual([]);
    const popup = await openCrumb(crumb, tab);
    await waitForCount(popup, 1);
    await popup.click(CHIP);
    await popup.waitFor(() => document.querySelector('.lacks [data-code="CookiesBlocked"]'));
    await popup.close();
    await crumb.allowAllCookies();
  });
});
