import { beforeEach, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { View } from '../driver/surface.ts';
import { openSite, openWith, wholeJar } from '../pages/editor-page.ts';
import { undo, waitForDone } from '../pages/history-page.ts';
import { headline, openDetails } from '../pages/popup-list.ts';
import { clickButton, stopForGood, waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** Cookies are switched off and on in the real popup, against the browser's own jar. */

const HOST = 'park.localhost';
const { crumb, tab } = await stage({ host: HOST });
const later = Math.floor(Date.now() / 1000) * 1000 + 30 * 86_400_000;
let popup: View;

beforeEach(async () => {
  popup = await openWith(crumb, tab, [
    { name: 'sid', value: 'caf\xc3\xa9', domain: HOST, httpOnly: true, sameSite: 'strict', expires: later + 457 },
    { name: 'sid', value: 'wide', domain: HOST, hostOnly: false },
    { name: 'rest', value: '3', domain: HOST, sameSite: 'lax' },
  ]);
});

/** Names of the cookies that the list shows as switched off. */
async function waitForParked(names: string[]): Promise<void> {
  await popup.waitFor((wanted) => {
    const lines = [...document.querySelectorAll<HTMLElement>('[data-parked-name]')];
    return JSON.stringify(lines.map(({ dataset }) => dataset.parkedName).sort()) === JSON.stringify(wanted);
  }, names.toSorted());
}

test('a cookie leaves the jar and the payload, its namesake stays, and it returns with every attribute', async () => {
  const before = await wholeJar(crumb);
  const { octets } = await headline(popup);
  await popup.click('[data-cookie-name="rest"]');
  await clickButton(popup, say('parkCookie'));
  await waitForDone(popup, say('step_park', { count: 1, name: 'rest', site: HOST }));
  await waitForParked(['rest']);
  expect((await wholeJar(crumb)).map(({ name }) => name)).toEqual(['sid', 'sid']);
  expect((await headline(popup)).octets).toBeLessThan(octets);
  await popup.click('[data-parked-name="rest"] .switch-on');
  await waitForDone(popup, say('step_unpark', { count: 1, name: 'rest', site: HOST }));
  await waitForParked([]);
  expect(await wholeJar(crumb)).toEqual(before);
});

test('all cookies are switched off together, outlive the background and the popup, and undo restores them', async () => {
  const before = await wholeJar(crumb);
  await popup.evaluate(() => {
    for (const mark of document.querySelectorAll<HTMLElement>('[data-cookie-name] .mark')) mark.click();
  });
  await clickButton(popup, say('parkSelected', { number: 3 }));
  await waitForParked(['rest', 'sid', 'sid']);
  expect(await crumb.jar()).toEqual([]);
  await crumb.closePopup();
  await stopForGood(crumb);
  popup = await openSite(crumb, tab, []);
  await waitForParked(['rest', 'sid', 'sid']);
  await undo(popup, say('step_park_undone', { count: 3, site: HOST }));
  await waitForParked([]);
  expect(await wholeJar(crumb)).toEqual(before);
});

test('the arrow keys of the list reach it, Space switches it on, and the focus goes to the line beside it', async () => {
  const before = await wholeJar(crumb);
  await openDetails(popup, 'rest');
  await clickButton(popup, say('parkCookie'));
  await waitForParked(['rest']);
  await popup.waitFor(() => document.activeElement?.matches('[data-cookie-name="sid"]'));
  await popup.press('End');
  await popup.waitFor(() => document.activeElement?.matches('[data-parked-name="rest"]'));
  await popup.press(' ');
  await waitForParked([]);
  expect(await wholeJar(crumb)).toEqual(before);
  await popup.waitFor(() => document.activeElement?.matches('[data-cookie-name="sid"]'));
});

test('what the page has stored again meanwhile is compared first, and replaced only on request', async () => {
  await openDetails(popup, 'rest');
  await clickButton(popup, say('parkCookie'));
  await waitForParked(['rest']);
  await crumb.setJar([{ name: 'rest', value: 'from-the-page', domain: HOST }]);
  await waitForRows(popup, ['rest', 'sid', 'sid']);
  await popup.click('[data-parked-name="rest"] .switch-on');
  await waitForText(popup, 'from-the-page');
  await clickButton(popup, say('cancel'));
  await waitForParked(['rest']);
  expect((await crumb.jar({ name: 'rest' })).map(({ value }) => value)).toEqual(['from-the-page']);
  await popup.click('[data-parked-name="rest"] .switch-on');
  await clickButton(popup, say('unparkReplace'));
  await waitForParked([]);
  expect(await crumb.jar({ name: 'rest' })).toMatchObject([{ value: '3', sameSite: 'lax' }]);
  await undo(popup, say('step_unpark_undone', { count: 1, name: 'rest', site: HOST }));
  await waitForParked(['rest']);
  expect((await crumb.jar({ name: 'rest' })).map(({ value }) => value)).toEqual(['from-the-page']);
});
