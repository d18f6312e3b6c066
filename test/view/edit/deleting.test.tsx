import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { bar, clickInBar, JAR, listed, names, summary } from './steps-stage.ts';

test('the focus stays where a person has moved it before a deletion is done', async () => {
  const { row, press, grid } = await listed();
  row('cart').focus();
  press('Delete');
  const search = screen.getByRole<HTMLInputElement>('searchbox');
  search.focus();
  await until(() => expect(names(grid())).toEqual(['sid', 'font']));
  await until(() => expect(row('font').tabIndex).toBe(0));
  expect(document.activeElement).toBe(search);
});

describe('deleting one cookie', () => {
  test('Delete deletes at once, says so with an undo button, and leads to the next row', async () => {
    const { row, press, steps, grid } = await listed();
    row('cart').focus();
    press('Delete');
    expect((await bar()).textContent).toContain(say('step_delete', { count: 1, name: 'cart' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(steps.map(({ kind, exchanges }) => [kind, exchanges])).toEqual([
      ['delete', [{ before: [JAR[1]], after: [] }]],
    ]);
    await until(() => expect(document.activeElement).toBe(row('font')));
    await until(() => expect(names(grid())).toEqual(['sid', 'font']));
  });

  test('one click undoes the deletion, and the next does it again', async () => {
    const { row, press, grid } = await listed();
    row('cart').focus();
    press('Delete');
    await clickInBar(say('undo'));
    await until(() => expect(names(grid())).toContain('cart'));
    await until(() =>
      expect(document.querySelector('.done')?.textContent).toContain(
        say('step_delete_undone', { count: 1, name: 'cart' }),
      ),
    );
    await clickInBar(say('redo'));
    await until(() => expect(names(grid())).not.toContain('cart'));
  });

  test('the bar about a deletion stays until it is dismissed', async () => {
    const { row, press } = await listed();
    row('cart').focus();
    press('Delete');
    await clickInBar(say('dismiss'));
    await until(() => expect(document.querySelector('.done')).toBeNull());
  });

  test('the Delete key on a button outside the list deletes nothing', async () => {
    const { row, press, steps } = await listed();
    row('cart').focus();
    button(say('addCookie')).focus();
    press('Delete');
    press('Backspace');
    row('cart').focus();
    press('Delete');
    await bar();
    expect(steps).toHaveLength(1);
  });

  test('the undo button keeps the focus while it becomes the redo button', async () => {
    const { row, press } = await listed();
    row('cart').focus();
    press('Delete');
    const part = await bar();
    await until(() => expect(document.activeElement).toBe(row('font')));
    const undo = button(say('undo'), part);
    undo.focus();
    undo.click();
    await until(() => expect(button(say('redo'), part)).toBe(document.activeElement));
  });

  test('a key that is held down deletes no more', async () => {
    const { row, press, steps } = await listed();
    row('cart').focus();
    press('Delete', { repeat: true });
    press('Delete');
    await bar();
    expect(steps).toHaveLength(1);
  });

  test('a cookie that changed meanwhile is not deleted; the popup says so and offers to delete it as it is now', async () => {
    let rejected = false;
    const now = { ...cookie('cart'), value: 'of the page' };
    const { row, press, steps } = await listed({
      reject({ before }) {
        const [was] = before;
        if (rejected || !was) return null;
        rejected = true;
        return { code: 'changed', was, now };
      },
    });
    row('cart').focus();
    press('Delete');
    expect((await bar()).textContent).toContain(say('step_delete_failed', { count: 1, name: 'cart' }));
    expect(row('cart')).toBeTruthy();
    await clickInBar(say('deleteAsItIs'));
    await until(() => expect(steps[1]?.exchanges).toEqual([{ before: [now], after: [] }]));
  });

  test.each([
    ['was never begun', [], say('lostBefore')],
    ['was done', ['done'], say('step_delete', { count: 1, name: 'cart' })],
  ] as const)('when the background stops, the history says that the deletion %s', async (_, states, said) => {
    const { row, press } = await listed({
      handlers: {
        applyStep: async (step) => {
          asked = step.id;
          return { problem: { code: 'disconnected' } };
        },
        readHistory: async () => ({
          value: { steps: states.map((state) => summary({ id: asked, state, cookies: [cookie('cart')] })), dropped: 0 },
        }),
      },
    });
    let asked = '';
    row('cart').focus();
    press('Delete');
    await until(() => expect(document.querySelector('.main .done')?.textContent).toContain(said));
  });
});

describe('deleting several cookies', () => {
  test('the question before a deletion says how many, of which domains and of what kind; cancelling keeps them', async () => {
    const { steps } = await listed({}, [...JAR, cookie('wide', { domain: 'www.shop.example', path: '/admin' })]);
    button(say('deleteShown', { number: 3 })).click();
    const dialog = await screen.findByRole('dialog', { name: say('deleteManyAsk', { count: 3 }) });
    expect(dialog.textContent).toContain('shop.example 3');
    expect(dialog.textContent).toContain(say('ofThemHttpOnly', { count: 1 }));
    expect(dialog.textContent).toContain(say('ofThemSession', { count: 2 }));
    for (const count of [1, 2, 3]) expect(dialog.textContent).not.toContain(say('ofThemNotSent', { count }));
    button(say('cancel'), dialog).click();
    await until(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(steps).toEqual([]);
  });

  test('deleting the selected cookies is one step, and one click restores all', async () => {
    const { row, press, grid, steps } = await listed();
    row('sid').focus();
    press(' ');
    press('ArrowDown', { shiftKey: true });
    await until(() => button(say('deleteSelected', { number: 2 })));
    press('Delete');
    const dialog = await screen.findByRole('dialog', { name: say('deleteManyAsk', { count: 2 }) });
    button(say('deleteMany', { count: 2 }), dialog).click();
    expect((await bar()).textContent).toContain(say('step_delete', { count: 2, site: 'shop.example' }));
    expect(steps.map(({ exchanges }) => exchanges.length)).toEqual([2]);
    await until(() => expect(document.activeElement).toBe(row('font')));
    await clickInBar(say('undo'));
    await until(() => expect(names(grid())).toHaveLength(3));
  });

  test('cookies that could not be deleted are named with the reason, and no text claims that all were', async () => {
    const { grid } = await listed({
      reject: ({ before: [one] }) => (one && one.name !== 'font' ? { code: 'not-removed', cookie: one } : null),
    });
    button(say('deleteShown', { number: 3 })).click();
    button(say('deleteMany', { count: 3 }), await screen.findByRole('dialog')).click();
    const said = await bar();
    expect(said.textContent).toContain(say('step_delete_part', { done: 1, total: 3 }));
    expect([...said.querySelectorAll('.failures li')].map((line) => line.textContent)).toEqual([
      `sid shop.example/: ${say('problem_notRemoved')}`,
      `cart shop.example/: ${say('problem_notRemoved')}`,
    ]);
    expect(said.textContent).toContain(say('problem_notRemoved_do'));
    await until(() => expect(names(grid())).toEqual(['sid', 'cart']));
    button(say('undo'), said).click();
    await until(() => expect(names(grid())).toContain('font'));
  });

  test('the only one of several that could not be deleted is named as well', async () => {
    await listed({
      reject: ({ before: [one] }) => (one?.name === 'cart' ? { code: 'not-removed', cookie: one } : null),
    });
    button(say('deleteShown', { number: 3 })).click();
    button(say('deleteMany', { count: 3 }), await screen.findByRole('dialog')).click();
    const said = await bar();
    expect(said.textContent).toContain(say('step_delete_part', { done: 2, total: 3 }));
    expect([...said.querySelectorAll('.failures li')].map((line) => line.textContent)).toEqual([
      `cart shop.example/: ${say('problem_notRemoved')}`,
    ]);
  });

  test('a cookie that no extension can reach is named with that reason, alone and among others', async () => {
    const reason = { attribute: 'path', data: { path: '/a b', written: '/a%20b' }, section: '5.6.4' };
    const { row, press } = await listed({
      reject: () => ({ code: 'rejected', reasons: [{ ...reason, code: 'PathUnreachable' }] }),
    });
    row('cart').focus();
    press('Delete');
    const alone = await bar();
    const said = say('reason_PathUnreachable', reason.data);
    expect(alone.textContent).toContain(said);
    expect(alone.textContent).toContain(say('reason_PathUnreachable_do'));
    button(say('deleteShown', { number: 3 })).click();
    button(say('deleteMany', { count: 3 }), await screen.findByRole('dialog')).click();
    await until(() => expect(document.querySelectorAll('.failures li')).toHaveLength(3));
    for (const line of document.querySelectorAll('.failures li')) {
      expect(line.textContent).toContain(`shop.example/: ${said}`);
    }
  });

  test('a bulk deletion cannot be started twice, nor left while it runs', async () => {
    let asked = 0;
    await listed({
      handlers: {
        applyStep: () => {
          asked++;
          return new Promise(() => undefined);
        },
      },
    });
    button(say('deleteShown', { number: 3 })).click();
    const dialog = await screen.findByRole('dialog');
    button(say('deleteMany', { count: 3 }), dialog).click();
    const running = await until(() => button(say('deleting'), dialog));
    expect(running.disabled).toBe(true);
    running.click();
    expect(dialog.getAttribute('closedby')).toBe('none');
    expect(asked).toBe(1);
  });
});

test('a name that is written from right to left changes the order of no text around it, also in a tooltip', async () => {
  const name = '\u05e9\u05dc\u05d5\u05dd';
  const octets = [...new TextEncoder().encode(name)].map((octet) => String.fromCharCode(octet)).join('');
  const { row, press, container } = await listed(undefined, [cookie('sid'), cookie(octets)]);
  const inBar = () => container.querySelectorAll<HTMLElement>('.segment')[1]?.title;
  await until(() => expect(inBar()).toBe(say('barSegment', { name, octets: 10 })));
  row(name).focus();
  press('Delete');
  const isolated = `\u2068${name}\u2069`;
  expect((await bar()).textContent).toContain(say('step_delete', { count: 1, name: isolated }));
  expect(button(say('undoLast')).title).toContain(isolated);
});
