import { beforeEach, describe, expect, test } from 'vitest';
import { labelled, say } from '../../fixtures/say.ts';
import type { JarEntry, Tab, View } from '../driver/surface.ts';
import { fillIn, openAdd, openEditor, openRow, openSite, openWith, saveWell, wholeJar } from '../pages/editor-page.ts';
import { openHistory, pressInStep, stepsShown, waitForDone } from '../pages/history-page.ts';
import { clickButton, openCrumb, shownText, stopForGood, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'history.localhost';
const DAY = 24 * 60 * 60 * 1000;
const SECRET = 'value-for-no-history';

/** The API of the background that these tests use. */
declare const chrome: { storage: Record<'local' | 'session', { get(keys: null): Promise<object> }> };

const { crumb, demo, tab } = await stage({ host: HOST });
const later = Math.floor(Date.now() + 30 * DAY);
let popup: View;

const cookie = (name: string): JarEntry => ({ name, value: `${SECRET}-${name}`, domain: HOST, expires: later });

async function deleteOne(name: string): Promise<void> {
  await openRow(popup, { name });
  await clickButton(popup, say('delete'));
  await waitForDone(popup, say('step_delete', { count: 1, name }));
}

async function editOne(name: string, value: string): Promise<void> {
  await openEditor(popup, { name });
  await fillIn(popup, 'value', value);
  await saveWell(popup);
  await popup.press('Escape');
}

/** Waits until the open history shows exactly these steps, newest first. */
async function waitForSteps(...steps: [text: string, state: string][]): Promise<void> {
  await expect.poll(async () => (await stepsShown(popup)).map(({ text, state }) => [text, state])).toEqual(steps);
}

async function clearHistory(): Promise<void> {
  await openHistory(popup);
  if ((await stepsShown(popup)).length > 0) {
    await clickButton(popup, say('clearHistory'));
    await clickButton(popup, say('clearIt'));
  }
  await waitForText(popup, say('historyEmpty'));
  await popup.press('Escape');
}

beforeEach(async () => {
  popup = await openWith(crumb, tab, [cookie('a'), cookie('b'), cookie('c')]);
  await clearHistory();
});

describe('the history', () => {
  test('the history names every step, newest first, with no value, after popup and background were closed', async () => {
    await deleteOne('a');
    await editOne('b', `${SECRET}-new`);
    await openAdd(popup);
    await fillIn(popup, 'name', 'fresh');
    await fillIn(popup, 'value', SECRET);
    await saveWell(popup);
    await popup.close();
    await stopForGood(crumb);
    popup = await openCrumb(crumb, tab);
    await openHistory(popup);
    await waitForSteps(
      [say('step_add', { count: 1, name: 'fresh' }), 'done'],
      [say('step_edit', { count: 1, name: 'b' }), 'done'],
      [say('step_delete', { count: 1, name: 'a' }), 'done'],
    );
    const shown = await popup.evaluate(() => document.querySelector('section.history')?.outerHTML);
    expect(shown).not.toContain(SECRET);
  });

  test('each step has a button that undoes it alone, whatever was done after it', async () => {
    const before = await wholeJar(crumb);
    await deleteOne('a');
    await editOne('b', 'new');
    await openHistory(popup);
    await pressInStep(popup, say('step_delete', { count: 1, name: 'a' }), say('undo'));
    await waitForSteps(
      [say('step_edit', { count: 1, name: 'b' }), 'done'],
      [say('step_delete', { count: 1, name: 'a' }), 'undone'],
    );
    const edited = before.map((one) => (one.name === 'b' ? { ...one, value: 'new' } : one));
    expect(await wholeJar(crumb)).toEqual(edited);
    await pressInStep(popup, say('step_delete', { count: 1, name: 'a' }), say('redo'));
    await waitForSteps(
      [say('step_edit', { count: 1, name: 'b' }), 'done'],
      [say('step_delete', { count: 1, name: 'a' }), 'done'],
    );
    expect(await wholeJar(crumb)).toEqual(edited.filter(({ name }) => name !== 'a'));
    await pressInStep(popup, say('step_edit', { count: 1, name: 'b' }), say('undo'));
    await waitForSteps(
      [say('step_edit', { count: 1, name: 'b' }), 'undone'],
      [say('step_delete', { count: 1, name: 'a' }), 'done'],
    );
    expect(await wholeJar(crumb)).toEqual(before.filter(({ name }) => name !== 'a'));
  });

  test('the history forgets one step, and all of them on request; no cookie changes', async () => {
    await deleteOne('a');
    await editOne('b', 'new');
    const jar = await wholeJar(crumb);
    await openHistory(popup);
    await pressInStep(popup, say('step_delete', { count: 1, name: 'a' }), say('forgetStep'));
    await waitForSteps([say('step_edit', { count: 1, name: 'b' }), 'done']);
    await clickButton(popup, say('clearHistory'));
    await waitForText(popup, say('clearHistoryAsk'));
    await clickButton(popup, say('clearIt'));
    await waitForText(popup, say('historyEmpty'));
    expect(await wholeJar(crumb)).toEqual(jar);
    const isOffered = await popup.evaluate(
      (selector) => !document.querySelector<HTMLButtonElement>(selector)?.disabled,
      `button${labelled('undoLast')}`,
    );
    expect(isOffered).toBe(false);
  });

  test('every popup shows the history, and what the server changed is not in it', async () => {
    await tab.evaluate(() => cookieStore.set('page', '1'));
    await openHistory(popup);
    await waitForText(popup, say('historyEmpty'));
    expect(await stepsShown(popup)).toEqual([]);
  });
});

describe('the history of a private window', () => {
  let secret: Tab;
  const inPrivate = { ...cookie('secret'), store: 'private' };

  async function openPrivate(): Promise<void> {
    await popup.close();
    secret = await crumb.openPrivateTab(demo.url(HOST, '/'));
    await crumb.setJar([inPrivate]);
    popup = await openSite(crumb, secret, [inPrivate]);
  }

  test('a step of a private window can be undone after popup and background were closed, and never touches the disk', async () => {
    await openPrivate();
    const before = await wholeJar(crumb);
    await deleteOne('secret');
    await popup.close();
    await stopForGood(crumb);
    popup = await openSite(crumb, secret, []);
    expect(await crumb.background(async () => JSON.stringify(await chrome.storage.local.get(null)))).not.toContain(
      'secret',
    );
    await openHistory(popup);
    await waitForSteps([say('step_delete', { count: 1, name: 'secret' }), 'done']);
    expect(await shownText(popup)).toContain(say('storePrivate'));
    await pressInStep(popup, say('step_delete', { count: 1, name: 'secret' }), say('undo'));
    await waitForSteps([say('step_delete', { count: 1, name: 'secret' }), 'undone']);
    expect(await wholeJar(crumb)).toEqual(before);
    await popup.close();
    await secret.close();
    await tab.activate();
  });

  test('a private window’s history is forgotten with it; other steps stay', async () => {
    await deleteOne('a');
    await openPrivate();
    await deleteOne('secret');
    await popup.close();
    await secret.close();
    await tab.activate();
    popup = await openCrumb(crumb, tab);
    await openHistory(popup);
    await waitForSteps([say('step_delete', { count: 1, name: 'a' }), 'done']);
    await stopForGood(crumb);
    await popup.close();
    popup = await openCrumb(crumb, tab);
    await openHistory(popup);
    await waitForSteps([say('step_delete', { count: 1, name: 'a' }), 'done']);
  });
});

test('a recording of the site is switched on in the popup, goes on while it is closed, and is deleted when switched off', async () => {
  const recorded = () => crumb.background(async () => JSON.stringify(await chrome.storage.session.get(null)));
  const setRecorded = async (isOn: boolean): Promise<void> => {
    await popup.waitFor(
      (isOn) => document.querySelector<HTMLInputElement>('[name="recordSite"]')?.checked === !isOn,
      isOn,
    );
    await popup.click('[name="recordSite"]');
    await popup.waitFor((isOn) => {
      const box = document.querySelector<HTMLInputElement>('[name="recordSite"]');
      return box?.checked === isOn && !box.disabled;
    }, isOn);
  };
  await openHistory(popup);
  await setRecorded(true);
  await popup.close();
  await stopForGood(crumb);
  await tab.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: it is what most pages use.
    document.cookie = 'written=while-closed';
  });
  await expect.poll(recorded).toContain('while-closed');
  popup = await openCrumb(crumb, tab);
  await openHistory(popup);
  await setRecorded(false);
  expect(await recorded()).not.toContain('while-closed');
});
