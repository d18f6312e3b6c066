import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { until } from '../fixtures/until.ts';
import { adding, description, JAR, listed, save, type } from './editor-stage.ts';

describe('adding', () => {
  test('starts from the page', async () => {
    const { steps } = await adding();
    expect(document.activeElement).toBe(screen.getByLabelText('Name'));
    type('Name', 'fresh');
    await save();
    await until(() => expect(steps).toHaveLength(1));
    expect(steps[0]).toMatchObject({
      kind: 'add',
      exchanges: [
        {
          before: [],
          after: [
            {
              name: 'fresh',
              domain: 'shop.example',
              hostOnly: true,
              path: '/',
              sameSite: 'lax',
              secure: true,
              expiryTime: null,
            },
          ],
        },
      ],
    });
  });

  test('a duplicate has all that the cookie has, and its name is at hand to be changed', async () => {
    const { steps, row } = await listed();
    row('cart').click();
    (await screen.findByRole('button', { name: 'Duplicate' })).click();
    await screen.findByRole('region', { name: 'Duplicate cookie' });
    expect(document.activeElement).toBe(screen.getByLabelText('Name'));
    await save();
    await until(() => expect(steps[0]?.exchanges).toEqual([{ before: [], after: [{ ...JAR[1], name: 'cart-copy' }] }]));
  });

  test('a pasted line fills the form and what is wrong with it stands at its field', async () => {
    const { steps } = await adding();
    type('Paste a Set-Cookie line', 'Set-Cookie: t=1; Path=/a; HttpOnly; SameSite=None; Max-Age=x\r\nSet-Cookie: u=2');
    await until(() => expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('t'));
    expect(screen.getByLabelText<HTMLInputElement>('Path').value).toBe('/a');
    expect(screen.getByLabelText<HTMLInputElement>('HttpOnly').checked).toBe(true);
    const report = description(screen.getByLabelText('Paste a Set-Cookie line'));
    expect(report).toContain('1 more line was left out');
    expect(report).toContain('max-age has a value the browser cannot read (x)');
    expect(description(screen.getByLabelText('SameSite'))).toContain('SameSite=None without Secure is rejected.');
    await save();
    expect(steps).toEqual([]);
  });
});

test('the details give the line to copy', async () => {
  const { row, host } = await listed();
  row('__Host-a').click();
  (await screen.findByRole('button', { name: 'Copy as Set-Cookie' })).click();
  await until(() => expect(host.asked.copied).toEqual(['Set-Cookie: __Host-a=v; Path=/; Secure']));
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeTruthy();
});
