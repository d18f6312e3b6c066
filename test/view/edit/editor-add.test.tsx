import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { adding, description, JAR, listed, save, type } from './editor-stage.ts';

describe('adding a cookie', () => {
  test('a new cookie starts from the page', async () => {
    const { steps } = await adding();
    expect(document.activeElement).toBe(screen.getByLabelText(say('attribute_name')));
    type(say('attribute_name'), 'fresh');
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

  test('a duplicate has all fields of the cookie, and its name has the focus', async () => {
    const { steps, row } = await listed();
    row('cart').click();
    (await screen.findByRole('button', { name: say('duplicate') })).click();
    await screen.findByRole('region', { name: say('duplicateCookie') });
    expect(document.activeElement).toBe(screen.getByLabelText(say('attribute_name')));
    await save();
    await until(() => expect(steps[0]?.exchanges).toEqual([{ before: [], after: [{ ...JAR[1], name: 'cart-copy' }] }]));
  });

  test('a pasted line fills the form, and each fault appears at its field', async () => {
    const { steps } = await adding();
    type(say('pasteLine'), 'Set-Cookie: t=1; Path=/a; HttpOnly; SameSite=None; Max-Age=x\r\nSet-Cookie: u=2');
    await until(() => expect(screen.getByLabelText<HTMLInputElement>(say('attribute_name')).value).toBe('t'));
    expect(screen.getByLabelText<HTMLInputElement>(say('attribute_path')).value).toBe('/a');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: say('check_httpOnly') }).checked).toBe(true);
    const report = description(screen.getByLabelText(say('pasteLine')));
    expect(report).toContain(say('pastedDropped', { count: 1 }));
    expect(report).toContain(say('note_AttributeMalformed', { attribute: 'max-age', value: 'x' }));
    expect(description(screen.getByLabelText(say('attribute_sameSite')))).toContain(say('reason_SameSiteNoneInsecure'));
    await save();
    expect(steps).toEqual([]);
  });

  test('what curl prints fills the form from its first Set-Cookie line', async () => {
    await adding();
    type(say('pasteLine'), '< HTTP/1.1 200 OK\n< Content-Type: text/html\n< Set-Cookie: t=1; Path=/a\n<');
    await until(() => expect(screen.getByLabelText<HTMLInputElement>(say('attribute_name')).value).toBe('t'));
    expect(description(screen.getByLabelText(say('pasteLine')))).toContain(say('pasted'));
  });

  test('a Cookie header fills in nothing, and a word says why', async () => {
    await adding();
    const before = screen.getByLabelText<HTMLInputElement>(say('attribute_name')).value;
    type(say('pasteLine'), 'Cookie: a=1; b=2');
    await until(() =>
      expect(description(screen.getByLabelText(say('pasteLine')))).toBe(say('pasteRejected_cookieHeader')),
    );
    expect(screen.getByLabelText<HTMLInputElement>(say('attribute_name')).value).toBe(before);
  });
});

test('the details have the Set-Cookie line to copy', async () => {
  const { row, host } = await listed();
  row('__Host-a').click();
  (await screen.findByRole('button', { name: say('copySetCookie') })).click();
  await until(() => expect(host.asked.copied).toEqual(['Set-Cookie: __Host-a=v; Path=/; Secure']));
  expect(await screen.findByRole('button', { name: say('copied') })).toBeTruthy();
});
