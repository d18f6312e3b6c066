import { beforeEach, describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { JarCookie, JarEntry, View } from '../driver/surface.ts';
import { fillIn, inOrder, openEditor, openRow, openWith, wholeJar } from '../pages/editor-page.ts';
import { openHistory, pressInStep, stepsShown, undo, waitForDone } from '../pages/history-page.ts';
import { clickButton, waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';
import { endFault, faultReached, type Mode, setFault } from './fault-calls.ts';

/** A person's edits in the popup while the background is stopped, or the browser does not do what it is told. */

const HOST = 'cut.localhost';
const DAY = 24 * 60 * 60 * 1000;

const { crumb, tab } = await stage({ host: HOST });
const later = Math.floor(Date.now() / 1000) * 1000 + 30 * DAY;
const LONE: JarEntry = { name: 'lone', value: 'one', domain: HOST, expires: later };
const BESIDE: JarEntry = { name: 'lone', value: 'beside', domain: HOST, path: '/deep', httpOnly: true };
const MINE = { name: 'lone', path: '/' };

let popup: View;
let before: JarCookie[];

beforeEach(async () => {
  popup = await openWith(crumb, tab, [LONE, BESIDE]);
  before = await wholeJar(crumb);
});

const changed = (change: Partial<JarCookie>) =>
  inOrder(before.map((one) => (one.value === 'one' ? { ...one, ...change } : one)));

async function save(field: 'name' | 'value', text: string, call: string, mode: Mode): Promise<void> {
  await openEditor(popup, MINE);
  await fillIn(popup, field, text);
  await setFault(crumb, { call, mode }, null);
  await clickButton(popup, say('save'));
  expect((await faultReached(crumb)).reached).toBe(true);
  if (mode.startsWith('stop')) await crumb.stopBackground();
}

describe('the background is stopped while a rename is saved', () => {
  test('a rename that stopped after the new cookie was written is finished, and the popup says so', async () => {
    await save('name', 'moved', 'cookies.set moved', 'stop after');
    await waitForText(popup, say('savedLookedUp'));
    expect(await wholeJar(crumb)).toEqual(changed({ name: 'moved' }));
    await popup.press('Escape');
    await waitForRows(popup, ['moved', 'lone']);
    await undo(popup, say('step_edit_undone', { count: 1, name: 'lone' }));
    expect(await wholeJar(crumb)).toEqual(before);
  });

  test('a rename that stopped before anything was written changes nothing, and can be saved again', async () => {
    await save('name', 'moved', 'cookies.set moved', 'stop before');
    await expect.poll(() => wholeJar(crumb)).toEqual(before);
    await waitForText(popup, say('lostNotStored'));
    await clickButton(popup, say('save'));
    await waitForText(popup, say('saved'));
    expect(await wholeJar(crumb)).toEqual(changed({ name: 'moved' }));
  });
});

describe('a rename whose old cookie the browser rejects to remove', () => {
  test.each([
    [say('undo'), 'before'],
    [say('finish'), 'after'],
  ])('the two cookies left are resolved by one click on “%s” in the history', async (button, side) => {
    await save('name', 'moved', 'cookies.set lone (drop)', 'reject on');
    await waitForText(popup, say('problem_oldRemains'));
    await endFault(crumb);
    expect(await wholeJar(crumb)).toEqual(
      inOrder([...before, ...changed({ name: 'moved' }).filter(({ name }) => name === 'moved')]),
    );
    await popup.press('Escape');
    await openHistory(popup);
    const [step] = await stepsShown(popup);
    expect(step?.state).toBe('unsettled');
    await pressInStep(popup, step?.text ?? '', button);
    await expect.poll(() => wholeJar(crumb)).toEqual(side === 'before' ? before : changed({ name: 'moved' }));
  });
});

test('a browser that does not reply is named, and the jar is as it was', async () => {
  await save('value', 'new', 'cookies.set lone', 'hang before');
  await waitForText(popup, say('problem_timeout'));
  expect(await wholeJar(crumb)).toEqual(before);
});

test('a delete during which the background is stopped is found in the history, and undone there', async () => {
  await openRow(popup, MINE);
  await setFault(crumb, { call: 'cookies.set lone (drop)', mode: 'stop after' }, null);
  await clickButton(popup, say('delete'));
  expect((await faultReached(crumb)).reached).toBe(true);
  await crumb.stopBackground();
  await waitForDone(popup, say('step_delete', { count: 1, name: 'lone' }));
  expect(await wholeJar(crumb)).toEqual(before.filter(({ value }) => value !== 'one'));
  await undo(popup, say('step_delete_undone', { count: 1, name: 'lone' }));
  expect(await wholeJar(crumb)).toEqual(before);
});
