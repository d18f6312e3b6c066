import { screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { toOctets } from '../../../src/cookie/octets.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { listing } from '../../unit/model/surroundings.ts';
import { button } from '../button.ts';
import { stage } from '../stage.ts';
import { bar, CTRL, clickInBar, JAR, listed, names, openHistory, summary } from './steps-stage.ts';

/** The state of a step that runs is looked up again for about this time, in milliseconds. */
const LOOK_UPS_MS = 10_000;
afterEach(() => {
  vi.useRealTimers();
});

describe('undo and redo', () => {
  test('keys and buttons undo the newest and redo what was undone last', async () => {
    const { row, press, grid } = await listed();
    row('cart').focus();
    press('Delete');
    await until(() => expect(names(grid())).toEqual(['sid', 'font']));
    await until(() => expect(document.activeElement).toBe(row('font')));
    press('Delete');
    await until(() => expect(names(grid())).toEqual(['sid']));
    const undo = button(say('undoLast'));
    expect(undo.title).toContain(say('step_delete', { count: 1, name: 'font' }));
    press('z', CTRL);
    await until(() => expect(names(grid())).toEqual(['sid', 'font']));
    await until(() => expect(undo.title).toContain(say('step_delete', { count: 1, name: 'cart' })));
    undo.click();
    await until(() => expect(names(grid())).toEqual(['sid', 'cart', 'font']));
    expect(undo.disabled).toBe(true);
    press('Z', { ctrlKey: true, shiftKey: true });
    await until(() => expect(names(grid())).toEqual(['sid', 'font']));
    await until(() => expect(button(say('redoLast')).title).toContain(say('step_delete', { count: 1, name: 'font' })));
    press('y', CTRL);
    await until(() => expect(names(grid())).toEqual(['sid']));
  });

  test.each(['before the list', 'before the history'])(
    'a press of the undo keys %s is read counts when it is',
    async (when) => {
      let wake = (): void => undefined;
      const read = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const moves: unknown[] = [];
      const isList = when === 'before the list';
      const { press, row } = stage(JAR, {
        handlers: {
          ...(isList && {
            listCookies: async (scope) => {
              await read;
              return { value: listing(JAR, { scope }) };
            },
          }),
          readHistory: async () => {
            await read;
            return { value: { steps: [summary({ id: 'last' })], dropped: 0 } };
          },
          moveStep: async (move) => {
            moves.push(move);
            return { problem: { code: 'forgotten' } };
          },
        },
      });
      if (!isList) await until(() => row('cart'));
      press('z', CTRL);
      expect(moves).toEqual([]);
      wake();
      await until(() => expect(moves).toEqual([{ id: 'last', to: 'before' }]));
    },
  );

  test('in a text field the undo keys undo what was typed there', async () => {
    const { row, press, grid } = await listed();
    row('cart').focus();
    press('Delete');
    await until(() => expect(names(grid())).not.toContain('cart'));
    screen.getByRole('searchbox').focus();
    press('z', CTRL);
    // An undo would have come before this.
    row('sid').focus();
    press('Delete');
    await until(() => expect(names(grid())).toEqual(['font']));
  });

  test('undo of a step whose cookie changed since shows both versions, and overwrites only when told to', async () => {
    const { row, press, grid, tell } = await listed();
    row('cart').focus();
    press('Delete');
    const undo = button(say('undo'), await bar());
    tell({ cookie: cookie('cart', { value: 'of the page' }), removed: false, cause: 'explicit' });
    undo.click();
    const dialog = await screen.findByRole('dialog', { name: say('problem_changedSince') });
    const shown = within(dialog).getByRole('table').textContent;
    expect(shown).toContain(say('isNotThere'));
    expect(shown).toContain('of the page');
    button(say('cancel'), dialog).click();
    await until(() => expect(screen.queryByRole('dialog')).toBeNull());
    await until(() => expect(row('cart').querySelector('.value')?.textContent).toBe('of the page'));
    await clickInBar(say('undo'));
    button(say('overwrite'), await screen.findByRole('dialog')).click();
    await until(() => expect(row('cart').querySelector('.value')?.textContent).toBe('secret-value'));
    expect(names(grid())).toHaveLength(3);
  });
});

describe('the history', () => {
  async function opened(options?: Parameters<typeof stage>[1]) {
    const all = await listed(options);
    const region = await openHistory();
    return { ...all, region };
  }

  test('an empty history says how long steps are stored', async () => {
    const { region, press } = await opened();
    expect(region.textContent).toContain(say('historyEmpty'));
    expect(region.textContent).toContain(say('historyExplained'));
    press('Escape');
    await until(() => expect(screen.queryByRole('region', { name: say('history') })).toBeNull());
  });

  test('the path of a cookie that a step failed for is shown as text, not as octets', async () => {
    const failures = [{ id: cookie('a', { path: toOctets('/é') }), problem: { code: 'timeout' } as const }];
    const steps = [summary({ id: 'many', count: 12, state: 'partly', failures })];
    const { region } = await opened({ handlers: { readHistory: async () => ({ value: { steps, dropped: 0 } }) } });
    await until(() => expect(region.querySelector('.failures li')?.textContent).toContain('a shop.example/é: '));
  });

  test('the history names each step, its time and its result, and no value', async () => {
    const failures = [
      { id: cookie('a'), problem: { code: 'not-removed', cookie: cookie('a') } },
      { id: cookie('b'), problem: { code: 'timeout' } },
    ] as const;
    const steps = [
      summary({ id: 'many', count: 12, state: 'partly', failures: [...failures], canRedo: true }),
      summary({ id: 'edit', kind: 'edit', state: 'undone', canUndo: false, canRedo: true, incognito: true }),
      summary({ id: 'cut', kind: 'add', state: 'unsettled', canRedo: true }),
    ];
    const { region } = await opened({ handlers: { readHistory: async () => ({ value: { steps, dropped: 3 } }) } });
    await until(() => expect(region.querySelectorAll('li[data-step]')).toHaveLength(3));
    const lines = [...region.querySelectorAll<HTMLElement>('li[data-step]')];
    expect(lines.map(({ dataset }) => dataset.state)).toEqual(['partly', 'undone', 'unsettled']);
    expect(lines[0]?.textContent).toContain(say('step_delete_part', { done: 10, total: 12 }));
    expect(lines[0]?.textContent).toContain(`a shop.example/: ${say('problem_notRemoved')}`);
    expect(lines[0]?.textContent).toContain('2 min. ago');
    expect(lines[1]?.textContent).toContain(say('step_edit', { count: 1, name: 'cart' }));
    expect(lines[1]?.textContent).toContain(say('storePrivate'));
    expect(
      lines[2] &&
        within(lines[2])
          .getAllByRole('button')
          .map(({ textContent }) => textContent),
    ).toEqual([say('finish'), say('undo'), '']);
    expect(region.textContent).toContain(say('historyDropped', { count: 3 }));
    expect(document.body.textContent).toContain(
      say('unsettled', { what: say('step_add', { count: 1, name: 'cart' }) }),
    );
  });

  test('a step whose reply got lost while it runs is not called done', async () => {
    const steps = [summary({ id: 'other', state: 'open', canUndo: false })];
    const handlers = {
      applyStep: async ({ id }: { id: string }) => {
        steps[0] = summary({ id, state: 'open' });
        return { problem: { code: 'disconnected' } as const };
      },
      readHistory: async () => ({ value: { steps, dropped: 0 } }),
    };
    const { row, press } = await listed({ handlers });
    row('cart').focus();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    press('Delete');
    await vi.advanceTimersByTimeAsync(LOOK_UPS_MS);
    vi.useRealTimers();
    await until(async () =>
      expect((await bar()).textContent).toContain(
        say('unfinished', { what: say('step_delete', { count: 1, name: 'cart' }) }),
      ),
    );
    expect((await bar()).textContent).toContain(say('stepBusy'));
  });

  test('one step can be forgotten, and all of them after a question', async () => {
    const { row, press, history, grid } = await listed();
    row('cart').focus();
    press('Delete');
    await until(() => expect(names(grid())).toEqual(['sid', 'font']));
    await until(() => expect(document.activeElement).toBe(row('font')));
    press('Delete');
    await until(() => expect(history().steps).toHaveLength(2));
    const region = await openHistory();
    const [forget] = await until(() => within(region).getAllByRole('button', { name: say('forgetStep') }));
    forget?.focus();
    forget?.click();
    await until(() => expect(region.querySelectorAll('li[data-step]')).toHaveLength(1));
    button(say('clearHistory'), region).click();
    button(say('clearIt'), await screen.findByRole('dialog', { name: say('clearHistoryAsk') })).click();
    await until(() => expect(region.textContent).toContain(say('historyEmpty')));
    await until(() => expect(document.activeElement).toBe(region));
    expect(names(grid())).toEqual(['sid']);
  });

  test('a step that the browser could not forget stays, and the history says why', async () => {
    const { row, press } = await listed({
      handlers: { forgetSteps: async () => ({ problem: { code: 'timeout' } }) },
    });
    row('cart').focus();
    press('Delete');
    const region = await openHistory();
    (await until(() => within(region).getByRole('button', { name: say('forgetStep') }))).click();
    await until(() => expect(region.textContent).toContain(say('problem_timeout')));
    expect(region.querySelectorAll('li[data-step]')).toHaveLength(1);
  });

  test('the history does not alter what is being typed', async () => {
    const { row, press } = await listed();
    row('cart').focus();
    press('e');
    const field = await screen.findByLabelText<HTMLInputElement>(say('attribute_value'));
    field.value = 'mine';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await openHistory();
    button(say('history')).click();
    await until(() => expect(screen.queryByRole('region', { name: say('history') })).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>(say('attribute_value')).value).toBe('mine');
  });
});
