import { screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { cookie } from '../fixtures/cookie.ts';
import { stage, until } from './stage.ts';

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

async function editing(name: string, options?: Parameters<typeof stage>[1]) {
  const all = await listed(options);
  all.row(name).focus();
  all.press('e');
  await screen.findByRole('region', { name: 'Edit cookie' });
  return all;
}

function type(label: string, text: string): HTMLInputElement {
  const field = screen.getByLabelText<HTMLInputElement>(label);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return field;
}

const save = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).click();

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

  test('Delete asks once, naming the cookie; only then it is removed', async () => {
    const removed: string[] = [];
    const { press, row } = await listed({
      handlers: {
        async removeCookie({ name }) {
          removed.push(name);
          return { value: null };
        },
      },
    });
    row('cart').focus();
    press('Delete');
    const dialog = await screen.findByRole('dialog', { name: 'Delete the cookie “cart”?' });
    expect(removed).toEqual([]);
    within(dialog).getByRole('button', { name: 'Delete cookie' }).click();
    await until(() => expect(removed).toEqual(['cart']));
    await until(() => expect(screen.queryByRole('dialog')).toBeNull());
    await until(() => expect(document.activeElement).toBe(row('__Host-a')));
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

describe('the editor', () => {
  test('Escape while something was typed leads to Cancel first, and only then leaves', async () => {
    const { press } = await editing('sid');
    type('Value', 'mine').focus();
    await until(() => expect(document.querySelector('form[data-dirty]')).toBeTruthy());
    press('Escape');
    expect(document.activeElement?.textContent).toBe('Cancel');
    press('Escape');
    await screen.findByRole('region', { name: 'Cookie details' });
  });

  test('writes only what was typed', async () => {
    const { edits } = await editing('sid');
    type('Value', 'new');
    await until(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(false));
    save();
    await until(() => expect(edits).toEqual([{ before: JAR[0], after: { ...JAR[0], value: 'new' } }]));
    expect(await screen.findByText(/read back from the browser/)).toBeTruthy();
  });

  test('shows a fault at the guilty field and writes nothing', async () => {
    const { edits } = await editing('__Host-a');
    const secure = screen.getByLabelText<HTMLInputElement>('Secure');
    secure.click();
    await until(() => expect(secure.getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getAllByRole('alert')).not.toHaveLength(0);
    save();
    expect(edits).toEqual([]);
  });

  test('shows what the browser refused at its field', async () => {
    const reasons = [{ code: 'InvalidDomain', attribute: 'domain', data: {}, section: '5.7' }] as const;
    await editing('sid', {
      handlers: { writeCookie: async () => ({ problem: { code: 'refused', reasons: [...reasons] } }) },
    });
    type('Value', 'x');
    await until(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(false));
    save();
    await until(() => expect(screen.getByLabelText('Domain').getAttribute('aria-invalid')).toBe('true'));
  });

  test('asks before it replaces another cookie', async () => {
    const replaced: unknown[] = [];
    await editing('sid', {
      handlers: {
        async writeCookie({ replace, after }) {
          replaced.push(replace);
          return replace ? { value: { cookie: after, altered: [] } } : { problem: { code: 'exists', cookie: after } };
        },
      },
    });
    type('Name', 'cart');
    await until(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(false));
    save();
    const dialog = await screen.findByRole('dialog', { name: /another cookie “cart”/ });
    within(dialog).getByRole('button', { name: 'Replace it' }).click();
    await until(() => expect(replaced).toEqual([undefined, true]));
  });

  test('keeps what is typed when the cookie changes, and says so', async () => {
    const { tell } = await editing('sid');
    const field = type('Value', 'mine');
    tell({ cookie: cookie('sid', { value: 'theirs' }), removed: false, cause: 'explicit' });
    expect(await screen.findByText('This cookie changed underneath')).toBeTruthy();
    expect(field.value).toBe('mine');
    expect(within(screen.getByRole('region', { name: 'Edit cookie' })).getByText('theirs')).toBeTruthy();
  });

  test('adds with the defaults of the page', async () => {
    const { edits, press, row } = await listed();
    row('sid').focus();
    press('a');
    await screen.findByRole('region', { name: 'Add cookie' });
    type('Name', 'fresh');
    save();
    await until(() => expect(edits).toHaveLength(1));
    expect(edits[0]).toMatchObject({
      before: null,
      after: {
        name: 'fresh',
        domain: 'shop.example',
        hostOnly: true,
        path: '/',
        sameSite: 'lax',
        secure: true,
        expiryTime: null,
      },
    });
  });
});
