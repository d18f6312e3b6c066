import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { CTRL, listed } from './steps-stage.ts';

describe('selecting cookies', () => {
  const picked = (grid: HTMLElement) =>
    [...grid.querySelectorAll<HTMLElement>('[aria-selected="true"]')].map((row) => row.dataset.cookieName);

  test('Space selects and deselects, Shift and arrows extend, Escape clears', async () => {
    const { row, press, grid } = await listed();
    expect(grid().getAttribute('aria-multiselectable')).toBe('true');
    row('sid').focus();
    press(' ');
    await until(() => expect(picked(grid())).toEqual(['sid']));
    press('ArrowDown', { shiftKey: true });
    await until(() => expect(picked(grid())).toEqual(['sid', 'cart']));
    await until(() => expect(document.activeElement).toBe(row('cart')));
    press('ArrowDown', { shiftKey: true });
    await until(() => expect(picked(grid())).toEqual(['sid', 'cart', 'font']));
    await until(() => expect(document.activeElement).toBe(row('font')));
    press('ArrowUp', { shiftKey: true });
    await until(() => expect(picked(grid())).toEqual(['sid', 'cart']));
    press('Escape');
    await until(() => expect(picked(grid())).toEqual([]));
  });

  test('Ctrl+A selects all shown cookies; the footer counts those the search hides', async () => {
    const { row, press, grid, container } = await listed();
    row('sid').focus();
    press('a', CTRL);
    await until(() => expect(picked(grid())).toHaveLength(3));
    expect(button(say('deleteSelected', { number: 3 }))).toBeTruthy();
    const search = screen.getByRole<HTMLInputElement>('searchbox');
    search.value = 'font';
    search.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => expect(container.textContent).toContain(say('countSelectedHidden', { number: 3, hidden: 2 })));
    expect(button(say('deleteSelected', { number: 1 }))).toBeTruthy();
  });

  test('a click with Ctrl selects, with Shift selects all between, and without them opens', async () => {
    const { row, grid } = await listed();
    const click = (name: string, held: MouseEventInit = {}) =>
      row(name).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...held }));
    click('sid', CTRL);
    click('font', { shiftKey: true });
    await until(() => expect(picked(grid())).toEqual(['sid', 'cart', 'font']));
    expect(screen.queryByRole('region', { name: say('details') })).toBeNull();
    click('cart', CTRL);
    await until(() => expect(picked(grid())).toEqual(['sid', 'font']));
    row('cart').querySelector<HTMLElement>('.mark')?.click();
    await until(() => expect(picked(grid())).toEqual(['sid', 'cart', 'font']));
    click('cart');
    expect(await screen.findByRole('region', { name: say('details') })).toBeTruthy();
  });

  test('a selected cookie stays selected when it changes, is removed and returns', async () => {
    const { row, press, grid, tell } = await listed();
    row('cart').focus();
    press(' ');
    tell({ cookie: cookie('cart'), removed: true, cause: 'overwrite' });
    await until(() => expect(picked(grid())).toEqual([]));
    tell({ cookie: cookie('cart', { value: 'new' }), removed: false, cause: 'explicit' });
    await until(() => expect(picked(grid())).toEqual(['cart']));
  });
});
