import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { JarEntry, Tab, View } from '../driver/surface.ts';
import { exchangeOf } from '../faults/fault-jar.ts';
import { openSender, requestValue } from '../faults/fault-page.ts';
import { wholeJar } from '../pages/editor-page.ts';
import { openHistory, stepsShown, undo, waitForDone } from '../pages/history-page.ts';
import { clickButton, openCrumb, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** Steps of a hundred of the largest cookies: each takes a twelfth of what both browsers let Crumb store in memory. */

interface Session {
  set(values: object): Promise<void>;
  remove(key: string): Promise<void>;
  getBytesInUse(key: null): Promise<number>;
}
declare const chrome: { storage: { session: Session } };

const HOST = 'large.localhost';
const QUOTA = 10 * 1024 * 1024;
const DAY = 24 * 60 * 60 * 1000;
const { crumb, tab } = await stage({ host: HOST });
const later = Math.floor(Date.now() / 1000) * 1000 + 30 * DAY;
let page: Tab;
let popup: View;

/** A hundred cookies of 4,000 bytes, with values that begin with this letter. */
const cookies = (letter: string): JarEntry[] =>
  Array.from({ length: 100 }, (_, at) => {
    const name = `large${String(at).padStart(2, '0')}`;
    return { name, value: letter.repeat(4_000 - name.length), domain: HOST, expires: later };
  });

beforeAll(async () => {
  page = await openSender(crumb);
  await tab.activate();
});
afterAll(() => page.close());
beforeEach(async () => {
  await requestValue(page, 'forgetSteps', null);
  await crumb.background(() => chrome.storage.session.remove('of another'));
  await crumb.clearJar();
  await crumb.setJar(cookies('a'));
  popup = await openCrumb(crumb, tab);
  popup.patience = 40_000;
  await waitForText(popup, say('countShown', { shown: 100, count: 100 }));
});

/** Gives all cookies another value, in one step. */
async function edit(from: string, to: string): Promise<void> {
  const [before, after] = [cookies(from), cookies(to)];
  const exchanges = before.map((one, at) => exchangeOf(crumb.name, { before: [one], after: [after[at] as JarEntry] }));
  const { step } = await requestValue(page, 'applyStep', { id: randomUUID(), kind: 'edit', exchanges });
  expect(step?.failures).toEqual([]);
}

const undoEdit = () => undo(popup, say('step_edit_undone', { count: 100, site: HOST }));

/** The first letters of all values in the browser's own jar, once each. */
async function lettersInJar(): Promise<string[]> {
  const jar = await wholeJar(crumb);
  expect(jar.map(({ name, value }) => [name, value.length])).toEqual(
    cookies('a').map(({ name, value }) => [name, value.length]),
  );
  return [...new Set(jar.flatMap(({ value }) => [...value]))];
}

describe('a step of a hundred cookies of 4,000 bytes', { timeout: 120_000 }, () => {
  test('an edit of all of them is done, and undo restores each exactly', async () => {
    const before = await wholeJar(crumb);
    await edit('a', 'b');
    expect(await lettersInJar()).toEqual(['b']);
    await undoEdit();
    expect(await wholeJar(crumb)).toEqual(before);
  });

  test('a deletion of all of them is done, and undo restores each exactly', async () => {
    const before = await wholeJar(crumb);
    await clickButton(popup, say('deleteShown', { number: 100 }));
    await clickButton(popup, say('deleteMany', { count: 100 }));
    await waitForDone(popup, say('step_delete', { count: 100, site: HOST }));
    expect(await wholeJar(crumb)).toEqual([]);
    await undo(popup, say('step_delete_undone', { count: 100, site: HOST }));
    expect(await wholeJar(crumb)).toEqual(before);
  });

  test('in an almost full history the oldest step makes room and is counted, and undo restores the others', async () => {
    for (const [from, to] of ['ab', 'bc', 'cd', 'de']) await edit(from as string, to as string);
    expect(await lettersInJar()).toEqual(['e']);
    await openHistory(popup);
    await waitForText(popup, say('historyDropped', { count: 1 }));
    expect((await stepsShown(popup)).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    await popup.press('Escape');
    for (const letter of ['d', 'c']) {
      await undoEdit();
      await expect.poll(lettersInJar, { timeout: 40_000 }).toEqual([letter]);
    }
  });

  test('where other records fill the memory, older steps make room and are counted, and undo is exact', async () => {
    await edit('a', 'b');
    await edit('b', 'c');
    // Room for half a step is left.
    await crumb.background(async (quota) => {
      const used = await chrome.storage.session.getBytesInUse(null);
      await chrome.storage.session.set({ 'of another': 'x'.repeat(quota - used - 450_000) });
    }, QUOTA);
    const before = await wholeJar(crumb);
    await edit('c', 'd');
    expect(await lettersInJar()).toEqual(['d']);
    await openHistory(popup);
    await waitForText(popup, say('historyDropped', { count: 1 }));
    expect((await stepsShown(popup)).map(({ state }) => state)).toEqual(['done', 'done']);
    await popup.press('Escape');
    await undoEdit();
    expect(await wholeJar(crumb)).toEqual(before);
    await openHistory(popup);
    await clickButton(popup, say('clearHistory'));
    await clickButton(popup, say('clearIt'));
    await waitForText(popup, say('historyEmpty'));
    expect(await popup.evaluate(() => document.body.textContent)).not.toContain(say('historyDropped', { count: 1 }));
  });

  test('where no room can be made, the step says so and no cookie changes', async () => {
    await crumb.background(async (quota) => {
      const used = await chrome.storage.session.getBytesInUse(null);
      await chrome.storage.session.set({ 'of another': 'x'.repeat(quota - used - 100_000) });
    }, QUOTA);
    const before = await wholeJar(crumb);
    await clickButton(popup, say('deleteShown', { number: 100 }));
    await clickButton(popup, say('deleteMany', { count: 100 }));
    await waitForText(popup, say('problem_storageFull'));
    expect(await wholeJar(crumb)).toEqual(before);
  });
});
