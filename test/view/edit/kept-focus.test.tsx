import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { listedRule, memoryRules } from '../../fixtures/memory/memory-rules.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { openMenuDialog } from '../many/open-menu-dialog.ts';
import { snapshot } from '../many/snapshots-stage.ts';
import { listed, openHistory } from './steps-stage.ts';

const focused = () => document.activeElement as HTMLElement;
const heading = (dialog: HTMLElement) => dialog.querySelector('h2');

/** Presses a button as a person does who reached it by Tab. */
function press(found: HTMLElement | null | undefined): void {
  found?.focus();
  expect(focused()).toBe(found);
  found?.click();
}

test('a rule that is removed gives the focus to the next one, the last to the one before, the only one to the heading', async () => {
  const rule = (name: string) =>
    listedRule({ id: name, kind: 'block', pattern: { name, domain: 'shop.example', path: '/', storeId: null } });
  await listed({ handlers: memoryRules(['r1', 'r2', 'r3'].map(rule)) });
  const dialog = await openMenuDialog('rules');
  const lines = () => [...dialog.querySelectorAll<HTMLElement>('[data-rule]')];
  await until(() => expect(lines()).toHaveLength(3));
  const [, second, third] = lines();
  press(button(say('ruleRemove'), second));
  await until(() => expect(lines()).toHaveLength(2));
  await until(() => expect(focused()).toBe(third));
  press(button(say('ruleRemove'), third));
  await until(() => expect(focused()).toBe(lines()[0]));
  press(button(say('ruleRemove'), lines()[0]));
  await until(() => expect(focused()).toBe(heading(dialog)));
});

test('the question before a snapshot is deleted has the focus, its Cancel returns it to the snapshot, and the next one gets it', async () => {
  const stored = [snapshot(), snapshot({ id: 'two', name: 'after' })];
  await listed({ snapshots: { stored } });
  const dialog = await openMenuDialog('snapshots');
  const lines = () => [...dialog.querySelectorAll<HTMLElement>('[data-snapshot]')];
  await until(() => expect(lines()).toHaveLength(2));
  const [first, second] = lines();
  press(button(say('snapshotDelete'), first));
  const sure = await until(() => button(say('snapshotDeleteAsk'), first));
  await until(() => expect(focused()).toBe(sure));
  press(button(say('cancel'), first));
  await until(() => expect(focused()).toBe(first));
  press(button(say('snapshotDelete'), first));
  press(await until(() => button(say('snapshotDeleteAsk'), first)));
  await until(() => expect(lines()).toEqual([second]));
  await until(() => expect(focused()).toBe(second));
});

describe('the history', () => {
  test('gives the focus to the next step where one is forgotten', async () => {
    const { row, press: key, history } = await listed();
    row('cart').focus();
    key('Delete');
    await until(() => expect(focused()).toBe(row('font')));
    key('Delete');
    await until(() => expect(history().steps).toHaveLength(2));
    const region = await openHistory();
    const [first, second] = await until(() => {
      const found = [...region.querySelectorAll<HTMLElement>('li[data-step]')];
      expect(found).toHaveLength(2);
      return found;
    });
    press(button(say('forgetStep'), first));
    await until(() => expect(focused()).toBe(second));
    press(button(say('forgetStep'), second));
    await until(() => expect(focused()).toBe(region));
  });
});

test('what a person left with a click takes no focus when it is removed later', async () => {
  await listed({
    handlers: memoryRules([
      listedRule({ id: 'r1', kind: 'block', pattern: { name: 'a', domain: 'shop.example', path: '/', storeId: null } }),
    ]),
  });
  const dialog = await openMenuDialog('rules');
  const line = await until(() => dialog.querySelector<HTMLElement>('[data-rule]') ?? Promise.reject());
  const remove = button(say('ruleRemove'), line);
  remove.focus();
  remove.blur();
  remove.click();
  await until(() => expect(dialog.querySelector('[data-rule]')).toBeNull());
  await screen.findByRole('dialog');
  expect(focused()).toBe(document.body);
});
