import { beforeEach, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { View } from '../driver/surface.ts';
import { openSite, openWith, wholeJar } from '../pages/editor-page.ts';
import { undo, waitForDone } from '../pages/history-page.ts';
import { openDetails } from '../pages/popup-list.ts';
import { clickButton, stopForGood } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** The search for the cookie that breaks a page, and for the one of several that is to be kept, in the real popup. */

const HOST = 'bisect.localhost';
const { crumb, tab, demo } = await stage({ host: HOST });
const later = Math.floor(Date.now() / 1000) * 1000 + 30 * 86_400_000;
const COOKIES = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, index) => ({
  name,
  value: `v${index}`,
  domain: HOST,
  httpOnly: index % 2 === 0,
  sameSite: 'lax' as const,
  expires: later + index,
}));
let popup: View;

beforeEach(async () => {
  await tab.goto(demo.url(HOST, '/'));
  popup = await openWith(crumb, tab, COOKIES);
});

async function openSearch(): Promise<void> {
  await popup.click('[popovertarget="copy-menu"]');
  await popup.click('[data-dialog="bisect"]');
  await popup.waitFor(() => document.querySelector('dialog .bisect'));
}

/** Waits until the search asks this question, or has ended. */
const questionOrEnd = (number: number) =>
  popup.waitFor((number) => {
    const end = document.querySelector<HTMLElement>('[data-result]')?.dataset.result;
    const asked = document.querySelector<HTMLElement>('[data-question]')?.dataset.question;
    return end ?? (asked === String(number) ? 'question' : null);
  }, number);

const names = async () => (await crumb.jar()).map(({ name }) => name);

/** Answers from a question on for a page that breaks when these cookies are sent. */
async function answerFrom(first: number, culprits: string[]): Promise<void> {
  for (let number = first; (await questionOrEnd(number)) === 'question'; number += 1) {
    const sent = await names();
    const isBroken = culprits.every((name) => sent.includes(name));
    await clickButton(popup, say(isBroken ? 'bisectBroken' : 'bisectWorks'));
  }
}

const found = () =>
  popup.evaluate(() => [...document.querySelectorAll('dialog .bisect li b')].map(({ textContent }) => textContent));

test('a pair of cookies that breaks the page is found, the page is reloaded, and the jar is as before', async () => {
  const before = await wholeJar(crumb);
  await tab.evaluate(() => void Object.assign(globalThis, { isOld: true }));
  await openSearch();
  await clickButton(popup, say('bisectStart'));
  await questionOrEnd(1);
  expect(await names()).toEqual([]);
  await tab.waitFor(() => !('isOld' in globalThis));
  await answerFrom(1, ['b', 'e']);
  expect(await found()).toEqual(['b', 'e']);
  expect(await wholeJar(crumb)).toEqual(before);
});

test('a search continues after the popup and the background have ended, and one click ends it', async () => {
  const before = await wholeJar(crumb);
  await openSearch();
  await clickButton(popup, say('bisectStart'));
  await questionOrEnd(1);
  await clickButton(popup, say('bisectWorks'));
  await questionOrEnd(2);
  const inTrial = await names();
  await crumb.closePopup();
  await stopForGood(crumb);
  popup = await openSite(
    crumb,
    tab,
    inTrial.map((name) => ({ name })),
  );
  await openSearch();
  await answerFrom(2, ['d']);
  expect(await found()).toEqual(['d']);
  expect(await wholeJar(crumb)).toEqual(before);
  await clickButton(popup, say('close'));
  await openSearch();
  await clickButton(popup, say('bisectStart'));
  await questionOrEnd(1);
  await crumb.closePopup();
  await stopForGood(crumb);
  popup = await openSite(crumb, tab, []);
  await clickButton(popup, say('bisectAllOn'));
  await waitForDone(popup, say('step_unpark', { count: 6, site: HOST }));
  expect(await wholeJar(crumb)).toEqual(before);
});

test('one of several cookies with the same name is kept in one step, which undo takes back', async () => {
  popup = await openWith(crumb, tab, [
    { name: 'sid', value: 'host', domain: HOST },
    { name: 'sid', value: 'wide', domain: HOST, hostOnly: false },
    { name: 'rest', value: '1', domain: HOST },
  ]);
  const before = await wholeJar(crumb);
  await openDetails(popup, 'sid');
  await popup.click('.keep-one li:first-child button');
  await waitForDone(popup, say('step_delete', { count: 1, name: 'sid', site: HOST }));
  expect((await names()).sort()).toEqual(['rest', 'sid']);
  await undo(popup, say('step_delete_undone', { count: 1, name: 'sid', site: HOST }));
  expect(await wholeJar(crumb)).toEqual(before);
});
