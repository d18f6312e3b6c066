import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { cookie } from '../fixtures/cookie.ts';
import { until } from '../fixtures/until.ts';
import { stage } from './stage.ts';

const JAR = [
  cookie('sid', { value: 'x'.repeat(50) }),
  cookie('cart', { value: '%7B%7D' }),
  cookie('__Host-a', { secure: true }),
];

async function listed(options?: Parameters<typeof stage>[1]) {
  const all = stage(JAR, options);
  await until(() => all.row('sid'));
  return all;
}

describe('keys', () => {
  test('arrows, Home and End move the focus from row to row', async () => {
    const { row, press } = await listed();
    row('sid').focus();
    for (const [key, name] of [
      ['ArrowDown', 'cart'],
      ['ArrowDown', '__Host-a'],
      ['ArrowUp', 'cart'],
      ['End', '__Host-a'],
      ['Home', 'sid'],
    ] as const) {
      press(key);
      await until(() => expect((document.activeElement as HTMLElement | null)?.dataset.cookieName).toBe(name));
    }
  });

  test('"/" goes to the search, Enter from there to the first row', async () => {
    const { press, row } = await listed();
    press('/');
    await until(() => expect(document.activeElement).toBe(screen.getByRole('searchbox')));
    press('Enter');
    await until(() => expect(document.activeElement).toBe(row('sid')));
  });

  test('Enter opens the details, Escape goes back to the row', async () => {
    const { press, row } = await listed();
    row('cart').focus();
    press('Enter');
    await screen.findByRole('region', { name: 'Cookie details' });
    press('Escape');
    await until(() => expect(document.activeElement).toBe(row('cart')));
    expect(screen.queryByRole('region', { name: 'Cookie details' })).toBeNull();
  });

  test('while typing, keys are text', async () => {
    const { press } = await listed();
    screen.getByRole('searchbox').focus();
    press('a');
    expect(screen.queryByRole('region', { name: 'Add cookie' })).toBeNull();
  });
});

test('details show the value as sent beside the decoded one, which is no field', async () => {
  const { row } = await listed();
  row('cart').click();
  const raw = await screen.findByRole('region', { name: 'Value, as sent' });
  expect(raw.querySelector('pre')?.textContent).toBe('%7B%7D');
  const decoded = screen.getByRole('region', { name: 'URL-decoded, to read only' });
  expect(decoded.textContent).toContain('{}');
  expect(decoded.querySelector('input, textarea')).toBeNull();
});
