import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { stage } from '../stage.ts';

const JAR = [cookie('sid', { value: 'x'.repeat(50) }), cookie('cart', { value: 'vv' }), cookie('font')];
const CTRL = { ctrlKey: true };

async function listed(options?: Parameters<typeof stage>[1]) {
  const all = stage(JAR, options);
  await until(() => expect(all.container.textContent).toContain(say('connection_live')));
  return all;
}
const picked = (grid: HTMLElement) => grid.querySelectorAll('[aria-selected="true"]').length;
const gone = (name: string) => ({ cookie: cookie(name), removed: true, cause: 'explicit' }) as const;

function search(text: string): void {
  const field = screen.getByRole<HTMLInputElement>('searchbox');
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

describe('a keyboard of another alphabet, and Caps Lock', () => {
  test('the letters of a Cyrillic layout are the keys at their places', async () => {
    const { row, press, host, grid, steps } = await listed();
    row('cart').focus();
    press('с', { code: 'KeyC' });
    press('С', { code: 'KeyC', ...CTRL });
    expect(host.asked.copied).toEqual(['vv', 'vv']);
    press('ф', { code: 'KeyA', ...CTRL });
    await until(() => expect(picked(grid())).toBe(3));
    press('Escape');
    press('Delete');
    await until(() => expect(grid().querySelector('[data-cookie-name="cart"]')).toBeNull());
    expect(steps).toHaveLength(1);
    press('я', { code: 'KeyZ', ...CTRL });
    await until(() => row('cart'));
    row('cart').focus();
    press('у', { code: 'KeyE' });
    expect(await screen.findByRole('region', { name: say('editCookie') })).toBeTruthy();
  });

  test('a letter of a Latin layout counts as itself, wherever its key is, also with Caps Lock', async () => {
    const { row, press, host } = await listed();
    row('cart').focus();
    press('j', { code: 'KeyC' });
    press('ğ', { code: 'KeyE' });
    press('C', { code: 'KeyI' });
    press('C', { code: 'KeyI', shiftKey: true });
    expect(host.asked.copied).toEqual(['vv']);
    expect(screen.queryByRole('region', { name: say('editCookie') })).toBeNull();
  });
});

test('the Enter of an input method, which takes its characters, leaves the search where it is', async () => {
  const { row, press } = await listed();
  const field = screen.getByRole('searchbox');
  field.focus();
  press('Enter', { isComposing: true });
  press('ArrowDown', { isComposing: true });
  expect(document.activeElement).toBe(field);
  press('Enter');
  await until(() => expect(document.activeElement).toBe(row('sid')));
});

test('Ctrl+A that is held down selects all cookies, and no text of the page', async () => {
  const { row, press, grid } = await listed();
  row('sid').focus();
  press('a', CTRL);
  const held = new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, repeat: true, bubbles: true, cancelable: true });
  row('sid').dispatchEvent(held);
  expect(held.defaultPrevented).toBe(true);
  await until(() => expect(picked(grid())).toBe(3));
});

test('Space that is held down selects once', async () => {
  const { row, press, grid } = await listed();
  row('cart').focus();
  press(' ');
  press(' ', { repeat: true });
  await until(() => expect(picked(grid())).toBe(1));
});

test('no key acts behind a dialog, also where nothing in it has the focus', async () => {
  const { row, press, steps } = await listed();
  row('cart').focus();
  screen.getByRole('button', { name: say('deleteShown', { number: 3 }) }).click();
  await screen.findByRole('dialog');
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  for (const key of ['Delete', 'e', '+', '/']) press(key);
  expect(document.querySelector('.editor')).toBeNull();
  screen.getByRole('button', { name: say('cancel') }).click();
  await until(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(steps).toEqual([]);
  row('cart').focus();
  press('Delete');
  await until(() => expect(steps).toHaveLength(1));
});

describe('a focused row that leaves the list', () => {
  test('the next row has the focus after the page removed the cookie', async () => {
    const { row, tell } = await listed();
    row('cart').focus();
    tell(gone('cart'));
    await until(() => expect(document.activeElement).toBe(row('font')));
  });

  test('the row before it has the focus where it was the last', async () => {
    const { row, tell } = await listed();
    row('font').focus();
    tell(gone('font'));
    await until(() => expect(document.activeElement).toBe(row('cart')));
  });

  test('the next row has the focus after the page changed the cookie so that the search hides it', async () => {
    const { row, tell } = await listed();
    search('v');
    await until(() => expect(document.querySelector('[data-cookie-name="sid"]')).toBeNull());
    row('cart').focus();
    tell({ cookie: cookie('cart', { value: 'other' }), removed: false, cause: 'explicit' });
    await until(() => expect(document.activeElement).toBe(row('font')));
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('v');
  });

  test('a field that has the focus keeps it', async () => {
    const { row, tell, grid } = await listed();
    row('cart').focus();
    const field = screen.getByRole('searchbox');
    field.focus();
    tell(gone('cart'));
    await until(() => expect(grid().getAttribute('aria-rowcount')).toBe('3'));
    expect(document.activeElement).toBe(field);
  });
});

test('a row that the search hides is neither edited nor copied nor deleted, and an arrow enters the shown rows', async () => {
  const { row, press, steps, host } = await listed();
  row('sid').focus();
  const field = screen.getByRole('searchbox');
  field.focus();
  search('font');
  await until(() => expect(document.querySelector('[data-cookie-name="sid"]')).toBeNull());
  field.blur();
  press('Delete');
  press('e');
  press('c');
  press('ArrowDown');
  await until(() => expect(document.activeElement).toBe(row('font')));
  expect(steps).toEqual([]);
  expect(host.asked.copied).toEqual([]);
  expect(screen.queryByRole('region', { name: say('editCookie') })).toBeNull();
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('font');
});
