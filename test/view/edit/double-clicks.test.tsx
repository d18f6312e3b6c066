import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { listedRule, memoryRules } from '../../fixtures/memory/memory-rules.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { openMenuDialog } from '../many/open-menu-dialog.ts';
import { fill, snapshot } from '../many/snapshots-stage.ts';
import { bar, listed, names, openHistory } from './steps-stage.ts';

/** One click of a person: the first or the second of a double click. */
function click(found: HTMLElement, detail: 1 | 2): void {
  found.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail }));
}

/** Waits until everything has settled that a click may have begun. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

/** The dialog that searches for the cookie that breaks the page, at its first question. */
async function searching() {
  const reloads: object[] = [];
  const reloadPage = async (page: object) => {
    reloads.push(page);
    return { value: null };
  };
  const stage = await listed({ handlers: { reloadPage } });
  await until(() => button(say('copyMenu')));
  const menu = document.querySelector('#copy-menu');
  menu?.dispatchEvent(Object.assign(new Event('toggle'), { newState: 'open' }));
  (await until(() => menu?.querySelector<HTMLElement>('[data-dialog="bisect"]') ?? Promise.reject())).click();
  const dialog = await screen.findByRole('dialog');
  const press = async (key: Parameters<typeof say>[0], detail: 1 | 2) =>
    click(await until(() => button(say(key), dialog)), detail);
  const question = () => dialog.querySelector<HTMLElement>('[data-question]')?.dataset.question;
  const result = () => dialog.querySelector<HTMLElement>('[data-result]')?.dataset.result;
  return { ...stage, dialog, press, question, result, reloads };
}

describe('in the search for the cookie that breaks a page, a double click', () => {
  test('on Start answers no question, and on an answer not the next question', async () => {
    const { press, question } = await searching();
    await press('bisectStart', 1);
    await until(() => expect(question()).toBe('1'));
    await press('bisectWorks', 2);
    await settled();
    expect(question()).toBe('1');
    await press('bisectWorks', 1);
    await until(() => expect(question()).toBe('2'));
    await press('bisectBroken', 2);
    await settled();
    expect(question()).toBe('2');
    await press('bisectBack', 1);
    await until(() => expect(question()).toBe('1'));
  });

  test('that is faster than the next question counts once', async () => {
    const { dialog, press, question, result, reloads } = await searching();
    await press('bisectStart', 1);
    await until(() => expect(question()).toBe('1'));
    const works = button(say('bisectWorks'), dialog);
    click(works, 1);
    click(works, 2);
    await until(() => expect(question()).toBe('2'));
    const before = reloads.length;
    const stop = button(say('bisectStop'), dialog);
    click(stop, 1);
    click(stop, 2);
    await until(() => expect(result()).toBe('ended'));
    await settled();
    expect(reloads.length).toBe(before + 1);
  });

  test('on the last answer switches nothing off for good', async () => {
    const { dialog, press, question, result, grid, steps } = await searching();
    await press('bisectStart', 1);
    for (let number = 1; ; number += 1) {
      await until(() => expect(result() ?? question()).toMatch(new RegExp(`^${number}$|found`)));
      if (result()) break;
      await press(number === 1 ? 'bisectWorks' : 'bisectBroken', 1);
    }
    const before = steps.length;
    click(button(say('bisectSwitchOff', { count: 1 }), dialog), 2);
    await settled();
    expect(steps).toHaveLength(before);
    await until(() => expect(names(grid())).toHaveLength(3));
  });
});

const rule = (name: string) =>
  listedRule({ id: name, kind: 'block', pattern: { name, domain: 'shop.example', path: '/', storeId: null } });

test('a double click removes one rule, and adds one', async () => {
  const { row } = await listed({ handlers: memoryRules([rule('r1'), rule('r2')]) });
  row('cart').focus();
  const dialog = await openMenuDialog('rules');
  const lines = () => [...dialog.querySelectorAll<HTMLElement>('[data-rule]')];
  await until(() => expect(lines()).toHaveLength(2));
  const [first, second] = lines();
  click(button(say('ruleRemove'), first), 1);
  await until(() => expect(lines()).toEqual([second]));
  click(button(say('ruleRemove'), second), 2);
  const add = button(say('ruleAdd'), dialog);
  click(add, 1);
  await until(() => expect(lines()).toHaveLength(2));
  click(add, 2);
  await settled();
  expect(lines()).toHaveLength(2);
});

test('a double click on Delete leaves the snapshot, and one on Save stores one', async () => {
  await listed({ snapshots: { stored: [snapshot()] } });
  const dialog = await openMenuDialog('snapshots');
  const lines = () => [...dialog.querySelectorAll<HTMLElement>('[data-snapshot]')];
  await until(() => expect(lines()).toHaveLength(1));
  click(button(say('snapshotDelete'), lines()[0]), 1);
  click(await until(() => button(say('snapshotDeleteAsk'), lines()[0])), 2);
  await settled();
  expect(lines()).toHaveLength(1);
  fill(dialog, 'snapshot-name', 'mine');
  const save = button(say('snapshotSave'), dialog);
  await until(() => expect(save.disabled).toBe(false));
  click(save, 1);
  click(save, 2);
  await until(() => expect(lines()).toHaveLength(2));
  await settled();
  expect(lines()).toHaveLength(2);
});

test('a double click stores what is imported once', async () => {
  const { steps } = await listed();
  const dialog = await openMenuDialog('import');
  const text = JSON.stringify([
    { name: 'new', value: '1', domain: 'shop.example', hostOnly: true, path: '/', session: true },
  ]);
  fill(dialog, 'import', text);
  const store = await until(() => button(say('importChosen', { count: 1 }), dialog));
  click(store, 1);
  click(store, 2);
  await until(() => expect(screen.queryByRole('dialog')).toBeNull());
  await settled();
  expect(steps).toHaveLength(1);
});

test('a double click forgets one step of the history, and does not redo what it undoes', async () => {
  const { row, press, history, grid } = await listed();
  for (const name of ['cart', 'font']) {
    row(name).focus();
    press('Delete');
    await until(() => expect(grid().querySelector(`[data-cookie-name="${name}"]`)).toBeNull());
  }
  const undo = await until(async () => button(say('undo'), await bar()));
  click(undo, 1);
  await until(() => expect(undo.textContent).toBe(say('redo')));
  click(undo, 2);
  await settled();
  await until(() => row('font'));
  const region = await openHistory();
  const lines = () => [...region.querySelectorAll<HTMLElement>('li[data-step]')];
  await until(() => expect(lines()).toHaveLength(2));
  const [first, second] = lines();
  click(button(say('forgetStep'), first), 1);
  await until(() => expect(lines()).toEqual([second]));
  click(button(say('forgetStep'), second), 2);
  await settled();
  expect(history().steps).toHaveLength(1);
});
