import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { toOctets, toText } from '../../../src/cookie/octets.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { stage } from '../stage.ts';

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

describe('keys of the list', () => {
  test('arrow keys, Home and End move the focus from row to row', async () => {
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

  test('"/" goes to the search, and Enter from there to the first row', async () => {
    const { press, row } = await listed();
    press('/');
    await until(() => expect(document.activeElement).toBe(screen.getByRole('searchbox')));
    press('Enter');
    await until(() => expect(document.activeElement).toBe(row('sid')));
  });

  test('Enter opens the details, and Escape goes back to the row', async () => {
    const { press, row } = await listed();
    row('cart').focus();
    press('Enter');
    await screen.findByRole('region', { name: say('details') });
    press('Escape');
    await until(() => expect(document.activeElement).toBe(row('cart')));
    expect(screen.queryByRole('region', { name: say('details') })).toBeNull();
  });

  test('in a text field, keys are text', async () => {
    const { press } = await listed();
    screen.getByRole('searchbox').focus();
    press('a');
    expect(screen.queryByRole('region', { name: say('addCookie') })).toBeNull();
  });
});

test('details show the value as sent beside the decoded one, which is no field', async () => {
  const { row } = await listed();
  row('cart').click();
  const raw = await screen.findByRole('region', { name: say('valueRaw') });
  expect(raw.querySelector('pre')?.textContent).toBe('%7B%7D');
  const decoded = await screen.findByRole('region', { name: say('valueDecoded') });
  expect(decoded.textContent).toContain('{}');
  expect(decoded.querySelector('input, textarea')).toBeNull();
});

describe('exact sizes in the details', () => {
  async function sizes(name: string, more: Parameters<typeof cookie>[1]) {
    const { row, container } = stage([cookie(name, more)]);
    (await until(() => row(toText(name)))).click();
    const parts = await until(() => {
      const found = [...container.querySelectorAll<HTMLElement>('.sizes > div')];
      expect(found).not.toEqual([]);
      return found;
    });
    return parts.map((part) => [
      part.querySelector('dt')?.textContent,
      part.querySelector('dd')?.textContent,
      part.dataset.over,
    ]);
  }

  test('sizes are those of name, value, header and attributes, in bytes of UTF-8', async () => {
    const more = { value: toOctets('Grüße'), path: '/shop', httpOnly: true };
    expect(await sizes(toOctets('né'), more)).toEqual([
      [say('size_name'), say('octets', { octets: 3 }), undefined],
      [say('size_value'), say('octets', { octets: 7 }), undefined],
      [say('size_inHeader'), say('octets', { octets: 11 }), undefined],
      [say('size_attributes'), say('octets', { octets: '; Path=/shop; HttpOnly'.length }), undefined],
      [say('size_limit'), say('sizeOfLimit', { octets: 10, limit: 4096 }), undefined],
    ]);
  });

  test('the size of a cookie without a name counts no "="', async () => {
    expect((await sizes('', { value: 'bare' })).slice(0, 3).map(([, octets]) => octets)).toEqual([
      say('octets', { octets: 0 }),
      say('octets', { octets: 4 }),
      say('octets', { octets: 4 }),
    ]);
  });

  test('sizes over the limit are marked', async () => {
    const over = await sizes('n', { value: 'x'.repeat(4096) });
    expect(over.at(-1)).toEqual([say('size_limit'), say('sizeOfLimit', { octets: 4097, limit: 4096 }), 'true']);
  });
});
