import { screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { ParkedCookie } from '../../../src/contract/parked.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { bar, CTRL, clickInBar, JAR, listed, names } from './steps-stage.ts';

const OFF: ParkedCookie = { id: 'p1', at: Date.now() - 60_000, cookie: cookie('consent', { value: 'all' }) };
const EXPIRED: ParkedCookie = { ...OFF, id: 'p2', cookie: cookie('old', { expiryTime: Date.now() - 1_000 }) };

/** The lines of the cookies that are switched off. */
const lines = () => [...document.querySelectorAll<HTMLElement>('[data-parked-name]')];
const lineOf = (name: string) =>
  until(() => {
    const line = lines().find(({ dataset }) => dataset.parkedName === name);
    if (!line) throw new Error(`expected ${name} among ${lines().map((one) => one.textContent)}`);
    return line;
  });
const switchOn = async (name: string) => button(say('unparkCookie'), await lineOf(name)).click();
const payload = () => document.querySelector<HTMLElement>('.payload')?.dataset;

describe('switching a cookie off', () => {
  test('it is moved below the rows, its bytes no longer count, and one click switches it on again', async () => {
    const { row, grid, steps } = await listed();
    const { octets, count } = { ...payload() };
    row('cart').click();
    (await until(() => button(say('parkCookie')))).click();
    expect((await bar()).textContent).toContain(say('step_park', { count: 1, name: 'cart', site: 'shop.example' }));
    const line = await lineOf('cart');
    expect(within(line).getByRole('img', { name: say('parkedMark') })).toBeTruthy();
    await until(() => expect(names(grid())).toEqual(['sid', 'font']));
    expect(steps).toMatchObject([{ kind: 'park', exchanges: [{ before: [JAR[1]], after: [] }], parked: [{}] }]);
    expect(Number(payload()?.count)).toBe(Number(count) - 1);
    expect(Number(payload()?.octets)).toBeLessThan(Number(octets));
    await switchOn('cart');
    await until(() => expect(names(grid())).toContain('cart'));
    expect(lines()).toEqual([]);
    expect(payload()).toMatchObject({ octets, count });
  });

  test('the selected cookies are switched off in one step, which undo takes back', async () => {
    const { row, grid } = await listed();
    for (const name of ['sid', 'font']) row(name).dispatchEvent(new MouseEvent('click', { bubbles: true, ...CTRL }));
    (await until(() => button(say('parkSelected', { number: 2 })))).click();
    await lineOf('sid');
    await until(() => expect(names(grid())).toEqual(['cart']));
    await clickInBar(say('undo'));
    await until(() => expect(lines()).toEqual([]));
    await until(() => expect(names(grid()).sort()).toEqual(['cart', 'font', 'sid']));
  });
});

test('a double click switches off and on once, and deletes nothing for good', async () => {
  const { row, steps } = await listed({ parked: [OFF] });
  const twice = (found: HTMLElement): void => {
    for (const detail of [1, 2])
      found.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail }));
  };
  const line = await lineOf('consent');
  button('consent', line).click();
  const dialog = await screen.findByRole('dialog');
  button(say('forgetParked'), dialog).dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  const sure = await until(() => button(say('forgetParkedSure'), dialog));
  expect(document.activeElement).toBe(button(say('cancel'), dialog));
  sure.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 2 }));
  button(say('cancel'), dialog).click();
  await until(() => expect(screen.queryByRole('dialog')).toBeNull());
  twice(button(say('unparkCookie'), await lineOf('consent')));
  await until(() => row('consent'));
  row('cart').click();
  twice(await until(() => button(say('parkCookie'))));
  await lineOf('cart');
  expect(steps.map(({ kind }) => kind)).toEqual(['unpark', 'park']);
});

describe('the keys of the list', () => {
  /** Presses a key where the focus is. */
  const press = (key: string, more: KeyboardEventInit = {}) =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
    );
  const focused = () => {
    const { dataset } = document.activeElement as HTMLElement;
    return dataset.cookieName ?? dataset.parkedName;
  };

  /** The list with both cookies switched off, and the focus on its last row. */
  async function atLastRow() {
    const all = await listed({ parked: [OFF, EXPIRED] });
    await lineOf('old');
    await until(() => expect(focused()).toBe('sid'));
    for (const name of ['cart', 'font']) {
      press('ArrowDown');
      await until(() => expect(focused()).toBe(name));
    }
    return all;
  }

  test('arrows, Home and End reach the cookies that are switched off, and one line alone takes Tab', async () => {
    await atLastRow();
    for (const [key, name] of [
      ['ArrowDown', 'consent'],
      ['ArrowDown', 'old'],
      ['ArrowDown', 'old'],
      ['ArrowUp', 'consent'],
      ['ArrowUp', 'font'],
      ['End', 'old'],
      ['Home', 'sid'],
      ['End', 'old'],
    ] as const) {
      press(key);
      await until(() => expect(focused()).toBe(name));
    }
    const stops = [...document.querySelectorAll<HTMLElement>('.rows [tabindex="0"]')];
    const old = await lineOf('old');
    expect(stops).toEqual([old, ...old.querySelectorAll('button')]);
    expect(within(old).getAllByRole('gridcell')).toHaveLength(1);
    expect(old.getAttribute('role')).toBe('row');
  });

  test('Space switches it on, and the focus goes to the next line', async () => {
    const { steps } = await atLastRow();
    press('ArrowDown');
    await until(() => expect(focused()).toBe('consent'));
    press(' ');
    await until(() => expect(steps).toMatchObject([{ kind: 'unpark', exchanges: [{ after: [OFF.cookie] }] }]));
    await until(() => expect(focused()).toBe('old'));
    expect(document.querySelector('[aria-selected="true"]')).toBeNull();
  });

  test.each(['Enter', 'Delete'])('%s opens it, and no cookie is opened or deleted', async (key) => {
    const { steps } = await atLastRow();
    press('End');
    await until(() => expect(focused()).toBe('old'));
    press(key);
    const dialog = await screen.findByRole('dialog');
    expect(button(say('forgetParked'), dialog)).toBeTruthy();
    expect(document.querySelector('.side')).toBeNull();
    expect(steps).toEqual([]);
  });

  test('c copies its value, and a range that ends at it selects rows only', async () => {
    const { host } = await atLastRow();
    press('ArrowDown', { shiftKey: true });
    await until(() => expect(focused()).toBe('consent'));
    const selected = [...document.querySelectorAll<HTMLElement>('[aria-selected="true"]')];
    expect(selected.map(({ dataset }) => dataset.cookieName)).toEqual(['font']);
    press('c');
    await until(() => expect(host.asked.copied).toEqual(['all']));
  });

  test('switching a cookie off leads to the next row', async () => {
    const { row } = await listed();
    row('sid').click();
    (await until(() => button(say('parkCookie')))).click();
    await lineOf('sid');
    await until(() => expect(focused()).toBe('cart'));
  });
});

describe('cookies that are switched off', () => {
  test('they are listed below a heading that counts them, searched with the others, and hidden by filters', async () => {
    await listed({ parked: [OFF] });
    await lineOf('consent');
    await until(() => expect(document.body.textContent).toContain(say('parkedCount', { count: 1 })));
    const search = document.querySelector<HTMLInputElement>('input[type="search"]');
    const typed = (text: string) => {
      if (!search) throw new Error('expected the search');
      search.value = text;
      search.dispatchEvent(new Event('input', { bubbles: true }));
    };
    // A list that has just opened moves the focus to its first row, and ends a search that hides it.
    await until(() => {
      typed('cart');
      expect(lines()).toEqual([]);
    });
    typed('consent');
    await lineOf('consent');
    typed('');
    const filter = button(new RegExp(`^${say('filter_session')}`));
    filter.click();
    await until(() => expect(lines()).toEqual([]));
  });

  test('where the page has stored one again, both are compared and nothing is overwritten until a person says so', async () => {
    const again = cookie('consent', { value: 'none', httpOnly: true });
    const { steps } = await listed({ parked: [OFF] }, [...JAR, again]);
    const line = await lineOf('consent');
    await until(() => expect(line.textContent).toContain(say('parkedAgainTag')));
    await switchOn('consent');
    const dialog = await screen.findByRole('dialog');
    for (const value of ['all', 'none']) expect(dialog.textContent).toContain(value);
    expect(steps).toEqual([]);
    button(say('cancel'), dialog).click();
    await until(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(steps).toEqual([]);
    await switchOn('consent');
    button(say('unparkReplace'), await screen.findByRole('dialog')).click();
    await until(() =>
      expect(steps).toMatchObject([{ kind: 'unpark', exchanges: [{ before: [again], after: [OFF.cookie] }] }]),
    );
    await until(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('one that has expired meanwhile can be switched on as a session cookie', async () => {
    const { steps } = await listed({ parked: [EXPIRED] });
    await switchOn('old');
    button(say('unparkAsSession'), await screen.findByRole('dialog')).click();
    await until(() => expect(steps).toMatchObject([{ exchanges: [{ after: [{ name: 'old', expiryTime: null }] }] }]));
  });

  test('one is deleted for good only after a question', async () => {
    const { steps } = await listed({ parked: [OFF, EXPIRED] });
    button('consent', await lineOf('consent')).click();
    const dialog = await screen.findByRole('dialog');
    button(say('forgetParked'), dialog).click();
    (await until(() => button(say('forgetParkedSure'), dialog))).click();
    await until(() => expect(lines().map(({ dataset }) => dataset.parkedName)).toEqual(['old']));
    expect(steps).toEqual([]);
  });

  test('one that the browser could not delete stays, and the dialog says why', async () => {
    await listed({
      parked: [OFF],
      handlers: { forgetParked: async () => ({ problem: { code: 'timeout' } }) },
    });
    button('consent', await lineOf('consent')).click();
    const dialog = await screen.findByRole('dialog');
    button(say('forgetParked'), dialog).click();
    (await until(() => button(say('forgetParkedSure'), dialog))).click();
    await until(() => expect(dialog.textContent).toContain(say('problem_timeout')));
    expect(lines()).toHaveLength(1);
  });
});
