import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { labelled, say } from '../../fixtures/say.ts';
import type { JarEntry, View } from '../driver/surface.ts';
import { setByServer } from '../pages/page-sets.ts';
import { copiedBy, openCrumb, waitForRows, waitForText } from '../pages/popup-page.ts';
import { waitForChange } from '../pages/timeline-page.ts';
import { NO_ICON, stage } from '../stage.ts';
import { CountedSteps } from './counted-steps.ts';

/** What people do most often, in as few clicks and keys as the best of the known tools need, or in fewer. */

const HOST = 'jobs.localhost';
const DAY = 24 * 60 * 60 * 1000;
const { crumb, demo, tab } = await stage({ host: HOST });
const SID: JarEntry = {
  name: 'sid',
  value: 'needle-in-a-value',
  domain: HOST,
  expires: Math.floor(Date.now() / 1000) * 1000 + DAY,
};
const LARGE: JarEntry = { name: 'large', value: 'x'.repeat(100), domain: HOST };
const sidRow = '[data-cookie-name="sid"]';
let popup: View;

beforeAll(() => crumb.setReducedMotion(false));
beforeEach(async () => {
  await crumb.clearJar();
  await crumb.setJar([LARGE, SID]);
  await tab.goto(demo.url(HOST));
});

/** Clicks Crumb's button, and waits for the list, which has the focus. */
async function openPopup(): Promise<CountedSteps> {
  popup = await openCrumb(crumb, tab);
  await popup.waitFor(() => document.activeElement?.matches('[role="row"]'));
  return new CountedSteps(popup, 1);
}

const sid = async () => (await crumb.jar()).find(({ name }) => name === 'sid');
const waitForFocusIn = (field: string) =>
  popup.waitFor((field) => document.activeElement?.getAttribute('name') === field, field);

describe('from a click on the button of Crumb', () => {
  test('a value is changed and the page reloaded in 4 steps', async () => {
    const steps = await openPopup();
    const { length } = demo.requests(HOST, '/');
    await steps.doubleClick(`${sidRow} .value`);
    await waitForFocusIn('value');
    await steps.type('-changed');
    await steps.press('Control+Enter');
    await expect.poll(() => demo.requests(HOST, '/').length).toBe(length + 1);
    expect(demo.lastCookieHeader(HOST, '/')).toContain('sid=needle-in-a-value-changed');
    expect(steps.count).toBeLessThanOrEqual(4);
  });

  test('all cookies of a site are deleted in 3 steps', async () => {
    const steps = await openPopup();
    await steps.clickButton(say('deleteShown', { number: 2 }));
    await steps.clickButton(say('deleteMany', { count: 2 }));
    await expect.poll(() => crumb.jar()).toEqual([]);
    expect(steps.count).toBeLessThanOrEqual(3);
  });

  test('the cause of a status 431 is shown at once, with the largest cookie first', async () => {
    await crumb.setJar(['a', 'b', 'c'].map((name) => ({ name, value: 'x'.repeat(3_000), domain: HOST })));
    const steps = await openPopup();
    await waitForText(popup, say('finding_HeaderOverBudget', { share: 112 }));
    expect(await popup.evaluate(() => document.activeElement?.getAttribute('data-cookie-name'))).toBe('a');
    expect(steps.count).toBeLessThanOrEqual(1);
  });

  test('2 steps tell why a cookie is not sent to another subdomain, and give the line that sends it', async () => {
    const [www, api] = [`www.${HOST}`, `api.${HOST}`];
    await crumb.setJar([{ name: 'session', value: 'q8Zk3vT1xW9bN5mL7pR2', domain: www, httpOnly: true }]);
    demo.serve(api, '/me', {
      status: 401,
      headers: [
        ['Access-Control-Allow-Origin', new URL(demo.url(www)).origin],
        ['Access-Control-Allow-Credentials', 'true'],
      ],
    });
    const script = `fetch('${demo.url(api, '/me')}', { credentials: 'include' }).then((response) => response.text())
      .then(() => { document.body.dataset.done = 'yes'; })`;
    demo.serve(www, '/', { body: `${NO_ICON}<title>Account</title><body><script>${script}</script>` });
    await tab.goto(demo.url(www));
    await tab.waitFor(() => document.body.dataset.done);
    const steps = await openPopup();
    await popup.waitFor(() => document.querySelector('.chips-line button')?.matches('.lack'));
    await steps.click('.chips-line button');
    await waitForText(popup, say('unsent_hostOnly', { domain: www }));
    await waitForText(popup, say('unsent_set', { change: `Domain=${HOST}` }));
    expect(steps.count).toBeLessThanOrEqual(2);
  });

  test('an expiry is moved in 4 steps', async () => {
    const steps = await openPopup();
    await steps.doubleClick(`${sidRow} .expires`);
    await waitForFocusIn('typedExpiry');
    await steps.type('30d');
    await steps.press('Enter');
    await expect.poll(async () => (await sid())?.expires).toBeGreaterThan(Date.now() + 29 * DAY);
    expect(steps.count).toBeLessThanOrEqual(4);
  });

  test('a deletion is undone in 2 steps after the popup was closed', async () => {
    const before = await sid();
    await openPopup();
    await popup.click(sidRow);
    await popup.press('Delete');
    await expect.poll(sid).toBeUndefined();
    await waitForText(popup, say('step_delete', { count: 1, name: 'sid' }));
    await popup.close();
    const steps = await openPopup();
    await popup.waitFor(
      (button) => document.querySelector(button),
      `button${labelled('undoLast')}:not(:disabled, [aria-disabled="true"])`,
    );
    await steps.press('Control+z');
    await expect.poll(sid).toEqual(before);
    expect(steps.count).toBeLessThanOrEqual(2);
  });
});

describe('in the open popup', () => {
  test('a cookie is found by a part of its value in 2 steps', async () => {
    await openPopup();
    const steps = new CountedSteps(popup);
    await steps.press('/');
    await steps.type('needle');
    await waitForRows(popup, ['sid']);
    expect(steps.count).toBeLessThanOrEqual(2);
  });

  test('the value of the focused cookie is copied in 1 step', async () => {
    await openPopup();
    const steps = new CountedSteps(popup);
    expect(await copiedBy(popup, () => steps.press('c'), say('saidCopied', { name: 'large' }))).toBe(LARGE.value);
    expect(steps.count).toBeLessThanOrEqual(1);
  });

  test.each([
    ['the Cookie header', 'copyCookieHeader', /^Cookie: /],
    ['the request as curl', 'copyCurl', /^curl /],
  ] as const)('%s is copied in 2 steps', async (_, key, begins) => {
    await openPopup();
    const steps = new CountedSteps(popup);
    await steps.click(`button${labelled('copyMenu')}`);
    expect(await copiedBy(popup, () => steps.clickButton(say(key)), say('copied'))).toMatch(begins);
    expect(steps.count).toBeLessThanOrEqual(2);
  });
});

test('in the panel 2 steps show who deleted a cookie, and with which response', async () => {
  const panel = await crumb.openPanel(tab);
  await panel.setSize(1000, 640);
  await waitForRows(panel, ['large', 'sid']);
  await setByServer(demo, tab, HOST, ['sid=; Max-Age=0; Path=/']);
  const steps = new CountedSteps(panel);
  await steps.click('#tab-timeline');
  await waitForChange(panel, 'deleted sid server');
  await steps.click('[data-of="timeline"] [aria-rowindex="2"]');
  await panel.waitFor(() => document.querySelector('.timeline-details')?.textContent?.includes('/answer'));
  expect(steps.count).toBeLessThanOrEqual(2);
  await crumb.closeDevTools(tab);
});
