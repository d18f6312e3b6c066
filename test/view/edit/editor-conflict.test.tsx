import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { editing, save, type } from './editor-stage.ts';

describe('a change while a person edits', () => {
  const theirs = cookie('sid', { value: 'theirs', httpOnly: true });

  async function conflicting() {
    const all = await editing('sid');
    const field = type(say('attribute_value'), 'mine');
    all.tell({ cookie: theirs, removed: false, cause: 'explicit' });
    expect((await screen.findByText(say('conflict'))).getAttribute('role')).toBe('alert');
    return { ...all, field };
  }

  test('a conflict keeps what is typed and shows both versions, field by field', async () => {
    const { field, steps } = await conflicting();
    expect(field.value).toBe('mine');
    const rows = [...screen.getByRole('table').querySelectorAll('tbody tr')];
    expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
      [say('attribute_value'), 'theirs', 'mine'],
      [say('attribute_httpOnly'), say('yes'), say('no')],
    ]);
    expect(
      screen.getByLabelText<HTMLInputElement>(
        say('radioSide', { field: say('attribute_value'), side: say('conflictMine') }),
      ).checked,
    ).toBe(true);
    expect(
      screen.getByLabelText<HTMLInputElement>(
        say('radioSide', { field: say('attribute_httpOnly'), side: say('conflictTheirs') }),
      ).checked,
    ).toBe(true);
    expect(steps).toEqual([]);
  });

  test.for([
    [say('merge'), { value: 'mine', httpOnly: true }],
    [say('keepMine'), { value: 'mine', httpOnly: false }],
  ] as const)('%s takes %j, and only Save writes it, over the new version', async ([name, kept]) => {
    const { steps } = await conflicting();
    button(name).click();
    await until(() => expect(screen.queryByText(say('conflict'))).toBeNull());
    expect(steps).toEqual([]);
    await save();
    await until(() => expect(steps[0]?.exchanges).toEqual([{ before: [theirs], after: [{ ...theirs, ...kept }] }]));
  });

  test('keeping theirs shows their version, and there is nothing left to save', async () => {
    const { field } = await conflicting();
    button(say('keepTheirs')).click();
    await until(() => expect(field.value).toBe('theirs'));
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: say('check_httpOnly') }).checked).toBe(true);
    expect(button(say('save')).disabled).toBe(true);
  });

  test('a resolved conflict returns the focus to the field', async () => {
    const { field } = await conflicting();
    field.focus();
    button(say('merge')).focus();
    button(say('merge')).click();
    await until(() => expect(document.activeElement).toBe(field));
  });

  test('a chosen side counts for its field', async () => {
    const { steps } = await conflicting();
    screen.getByLabelText(say('radioSide', { field: say('attribute_httpOnly'), side: say('conflictMine') })).click();
    screen.getByLabelText(say('radioSide', { field: say('attribute_value'), side: say('conflictTheirs') })).click();
    await until(() =>
      expect(
        screen.getByLabelText<HTMLInputElement>(
          say('radioSide', { field: say('attribute_httpOnly'), side: say('conflictMine') }),
        ).checked,
      ).toBe(true),
    );
    button(say('merge')).click();
    await save();
    await until(() => expect(steps[0]?.exchanges[0]?.after).toEqual([{ ...theirs, httpOnly: false }]));
  });

  test('a deleted cookie can be added again with what was typed', async () => {
    const { steps, tell } = await editing('sid');
    type(say('attribute_value'), 'mine');
    tell({ cookie: cookie('sid'), removed: true, cause: 'explicit' });
    await screen.findByText(say('problem_gone'));
    button(say('addAgain')).click();
    await until(() => expect(screen.queryByText(say('problem_gone'))).toBeNull());
    await save();
    await until(() =>
      expect(steps[0]).toMatchObject({ kind: 'add', exchanges: [{ before: [], after: [{ value: 'mine' }] }] }),
    );
  });
});
