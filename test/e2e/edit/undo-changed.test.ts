import { describe, expect, test } from 'vitest';
import { labelled, say } from '../../fixtures/say.ts';
import type { JarCookie, JarEntry, View } from '../driver/surface.ts';
import {
  fillIn,
  inOrder,
  openEditor,
  openRow,
  openWith,
  saveWell,
  serverSets,
  wholeJar,
} from '../pages/editor-page.ts';
import { redo, undo, waitForDone } from '../pages/history-page.ts';
import { clickButton, openCrumb, stopForGood, waitForText, waitForTextGone } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'since.localhost';
const DAY = 24 * 60 * 60 * 1000;
const ASKED = say('problem_changedSince');

const { crumb, demo, tab } = await stage({ host: HOST });
const later = Math.floor(Date.now() + 30 * DAY);
let popup: View;

const SID: JarEntry = { name: 'sid', value: 'old', domain: HOST, expires: later, sameSite: 'lax' };
const BESIDE: JarEntry = { name: 'sid', value: 'beside', domain: HOST, hostOnly: false };
const MINE = { name: 'sid', hostOnly: true };

const withSid = (jar: JarCookie[], change: Partial<JarCookie>) =>
  inOrder(jar.map((one) => (one.value === 'old' ? { ...one, ...change } : one)));

/** Edits the value, then the server sets the cookie again; gives the jar before both and after both. */
async function editThenChange(...lines: string[]): Promise<{ before: JarCookie[]; now: JarCookie[] }> {
  popup = await openWith(crumb, tab, [SID, BESIDE]);
  const before = await wholeJar(crumb);
  await openEditor(popup, MINE);
  await fillIn(popup, 'value', 'mine');
  await saveWell(popup);
  await serverSets(demo, tab, lines);
  await popup.press('Escape');
  return { before, now: await wholeJar(crumb) };
}

/** Presses Undo and waits until the popup asks. */
async function undoAsks(): Promise<void> {
  await popup.click(`button${labelled('undoLast')}`);
  await waitForText(popup, ASKED);
}

describe('undo over a cookie that changed since', () => {
  test('undo over a changed cookie asks first and shows both versions; leaving it writes nothing', async () => {
    const { now } = await editThenChange('sid=theirs; Max-Age=60; HttpOnly');
    await undoAsks();
    const dialog = await popup.evaluate(() => document.querySelector<HTMLElement>('dialog[open]')?.innerText);
    expect(dialog).toContain('theirs');
    expect(dialog).toContain('mine');
    expect(await wholeJar(crumb)).toEqual(now);
    await clickButton(popup, say('cancel'));
    await waitForTextGone(popup, ASKED);
    expect(await wholeJar(crumb)).toEqual(now);
  });

  test('undo over a changed cookie asks first, and Escape leaves the cookie', async () => {
    const { now } = await editThenChange('sid=theirs');
    await undoAsks();
    await popup.press('Escape');
    await waitForTextGone(popup, ASKED);
    expect(await wholeJar(crumb)).toEqual(now);
  });

  test('overwriting a changed cookie by undo restores the one before the edit', async () => {
    const { before } = await editThenChange('sid=theirs; Max-Age=60; HttpOnly');
    await undoAsks();
    await clickButton(popup, say('overwrite'));
    await waitForDone(popup, say('step_edit_undone', { count: 1, name: 'sid' }));
    expect(await wholeJar(crumb)).toEqual(before);
  });

  test('undo over a changed cookie asks first after the popup was closed and the background stopped', async () => {
    const { before, now } = await editThenChange('sid=theirs');
    await popup.close();
    await stopForGood(crumb);
    popup = await openCrumb(crumb, tab);
    await undoAsks();
    expect(await wholeJar(crumb)).toEqual(now);
    await clickButton(popup, say('overwrite'));
    await waitForDone(popup, say('step_edit_undone', { count: 1, name: 'sid' }));
    expect(await wholeJar(crumb)).toEqual(before);
  });

  test('undo over a deleted cookie asks first, and overwriting restores the old one', async () => {
    const { before, now } = await editThenChange('sid=; Max-Age=0');
    expect(now).toHaveLength(1);
    await undoAsks();
    await clickButton(popup, say('overwrite'));
    await waitForDone(popup, say('step_edit_undone', { count: 1, name: 'sid' }));
    expect(await wholeJar(crumb)).toEqual(before);
  });

  test('undo of a delete asks first when the server has set the cookie again', async () => {
    popup = await openWith(crumb, tab, [SID, BESIDE]);
    const before = await wholeJar(crumb);
    await openRow(popup, MINE);
    await clickButton(popup, say('delete'));
    await waitForDone(popup, say('step_delete', { count: 1, name: 'sid' }));
    await serverSets(demo, tab, ['sid=anew']);
    const now = await wholeJar(crumb);
    await undoAsks();
    expect(await wholeJar(crumb)).toEqual(now);
    await clickButton(popup, say('overwrite'));
    await waitForDone(popup, say('step_delete_undone', { count: 1, name: 'sid' }));
    expect(await wholeJar(crumb)).toEqual(before);
  });
});

test('redo over a cookie that changed since asks first', async () => {
  popup = await openWith(crumb, tab, [SID, BESIDE]);
  const before = await wholeJar(crumb);
  await openEditor(popup, MINE);
  await fillIn(popup, 'value', 'mine');
  await saveWell(popup);
  await popup.press('Escape');
  await undo(popup, say('step_edit_undone', { count: 1, name: 'sid' }));
  await serverSets(demo, tab, ['sid=theirs']);
  const now = await wholeJar(crumb);
  await popup.click(`button${labelled('redoLast')}`);
  await waitForText(popup, ASKED);
  expect(await wholeJar(crumb)).toEqual(now);
  await clickButton(popup, say('overwrite'));
  await waitForDone(popup, say('step_edit', { count: 1, name: 'sid' }));
  expect(await wholeJar(crumb)).toEqual(withSid(before, { value: 'mine' }));
});

test('undo does not ask because another cookie changed', async () => {
  const { before } = await editThenChange('other=1', 'sid=namesake; Path=/elsewhere');
  const others = (await wholeJar(crumb)).filter(({ name, path }) => name === 'other' || path === '/elsewhere');
  expect(others).toHaveLength(2);
  await undo(popup, say('step_edit_undone', { count: 1, name: 'sid' }));
  expect(await wholeJar(crumb)).toEqual(inOrder([...before, ...others]));
  await redo(popup, say('step_edit', { count: 1, name: 'sid' }));
  expect(await wholeJar(crumb)).toEqual(inOrder([...withSid(before, { value: 'mine' }), ...others]));
});
