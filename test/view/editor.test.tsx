import { screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { Handlers, Problem } from '../../src/contract.ts';
import { cookie } from '../fixtures/cookie.ts';
import { doneStep } from '../fixtures/done-step.ts';
import { stage, until } from './stage.ts';

const JAR = [
  cookie('sid', { value: 'x'.repeat(50) }),
  cookie('cart', { value: '%7B%7D', expiryTime: Date.now() + 86_400_000 }),
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

async function adding(options?: Parameters<typeof stage>[1]) {
  const all = await listed(options);
  all.row('sid').focus();
  all.press('a');
  await screen.findByRole('region', { name: 'Add cookie' });
  return all;
}

/** Every save comes to this. */
const refusing = (problem: Problem): Pick<Handlers, 'applyStep'> => ({
  applyStep: async () => ({ value: { results: [{ problem }], step: null } }),
});

function type(label: string, text: string): HTMLInputElement {
  const field = screen.getByLabelText<HTMLInputElement>(label);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return field;
}

function choose(label: string, value: string): void {
  const field = screen.getByLabelText<HTMLSelectElement>(label);
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
async function save(): Promise<void> {
  await until(() => expect(button('Save').disabled).toBe(false));
  button('Save').click();
}

/** What a field is described by, as assistive technology reads it; every id it names must be there. */
function description(field: Element): string {
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids
    .map((id) => {
      const found = document.getElementById(id);
      if (!found) throw new Error(`expected an element with the id ${id}, got none`);
      return found.textContent;
    })
    .join(' ');
}

describe('saving', () => {
  test('writes only what was typed, as one exchange', async () => {
    const { steps } = await editing('sid');
    type('Value', 'new');
    await save();
    await until(() => expect(steps).toHaveLength(1));
    expect(steps[0]).toMatchObject({
      kind: 'edit',
      exchanges: [{ before: [JAR[0]], after: [{ ...JAR[0], value: 'new' }] }],
    });
    expect(await screen.findByText(/read back from the browser/)).toBeTruthy();
  });

  test('asks before it replaces another cookie', async () => {
    const other = cookie('cart', { value: 'other' });
    const asked: unknown[] = [];
    await editing('sid', {
      handlers: {
        async applyStep(step) {
          asked.push(step.exchanges[0]?.before);
          if (asked.length === 1) {
            return { value: { results: [{ problem: { code: 'exists', cookie: other } }], step: null } };
          }
          return { value: doneStep(step) };
        },
      },
    });
    type('Name', 'cart');
    await save();
    const dialog = await screen.findByRole('dialog', { name: /another cookie “cart”/ });
    within(dialog).getByRole('button', { name: 'Replace it' }).click();
    await until(() => expect(asked).toEqual([[JAR[0]], [JAR[0], other]]));
  });

  test('shows what the browser refused at its field', async () => {
    const reasons = [{ code: 'InvalidDomain', attribute: 'domain', data: {}, section: '5.7' }] as const;
    await editing('sid', { handlers: refusing({ code: 'refused', reasons: [...reasons] }) });
    type('Value', 'x');
    await save();
    await until(() => expect(screen.getByLabelText('Domain').getAttribute('aria-invalid')).toBe('true'));
    expect(description(screen.getByLabelText('Domain'))).toMatch(/cannot be set here/);
  });

  test.for([
    [{ code: 'would-evict', count: 181, limit: 180 }, 'The browser has no room for this cookie'],
    [{ code: 'no-answer' }, 'The browser did not answer in time'],
  ] as const)('says why it came to nothing: %j', async ([problem, told]) => {
    await editing('sid', { handlers: refusing(problem) });
    type('Value', 'x');
    await save();
    expect((await screen.findByText(told)).closest('[role="alert"]')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Value').value).toBe('x');
  });

  test('whose answer got lost is looked up: not begun, not saved, nothing lost of what was typed', async () => {
    await editing('sid', { handlers: { applyStep: async () => ({ problem: { code: 'disconnected' } }) } });
    type('Value', 'x');
    await save();
    expect(await screen.findByText('Not saved: Crumb was cut off before it began')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Value').value).toBe('x');
  });

  test('tells field by field what the browser stored otherwise', async () => {
    const stored = { ...cookie('sid'), value: 'new', sameSite: 'lax' } as const;
    await editing('sid', {
      handlers: {
        applyStep: async (step) => ({
          value: { ...doneStep(step), results: [{ value: { now: [stored], altered: ['sameSite'] } }] },
        }),
      },
    });
    type('Value', 'new');
    choose('SameSite', 'strict');
    await save();
    const row = (await screen.findByRole('rowheader', { name: 'SameSite' })).closest('tr');
    expect([...(row?.cells ?? [])].map(({ textContent }) => textContent)).toEqual(['SameSite', 'Strict', 'Lax']);
    expect(screen.getByText(/Saved, but the browser changed: SameSite\./)).toBeTruthy();
  });
});

describe('the form', () => {
  test('Escape while something was typed leads to Cancel first, and only then leaves', async () => {
    const { press } = await editing('sid');
    type('Value', 'mine').focus();
    await until(() => expect(document.querySelector('form[data-dirty]')).toBeTruthy());
    press('Escape');
    expect(document.activeElement?.textContent).toBe('Cancel');
    press('Escape');
    await screen.findByRole('region', { name: 'Cookie details' });
  });

  test('shows a fault at the guilty field, described by it, and writes nothing', async () => {
    const { steps } = await editing('__Host-a');
    const secure = screen.getByLabelText<HTMLInputElement>('Secure');
    secure.click();
    await until(() => expect(secure.getAttribute('aria-invalid')).toBe('true'));
    expect(description(secure)).toMatch(/__Host-/);
    expect(document.getElementById('fault-flags')?.getAttribute('role')).toBe('alert');
    await save();
    expect(steps).toEqual([]);
  });

  test('an expiry as text is understood or refused where it stands', async () => {
    const { steps } = await editing('cart');
    const field = type('Expiry as text', '1800000000');
    await until(() => expect(description(field)).toMatch(/^Read as seconds since 1970 · .*Jan 15, 2027/));
    type('Expiry as text', 'in 3 days');
    await until(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    expect(description(field)).toMatch(/not understood, and nothing is guessed/);
    await save();
    expect(steps).toEqual([]);
  });

  test('an expiry beyond the cap is announced before it is saved', async () => {
    await editing('cart');
    type('Expiry as text', '+2y');
    expect((await screen.findByText(/Will be cut to 400 days, the most a browser keeps: /)).textContent).toMatch(
      /20\d\d/,
    );
  });

  test('a partition is asked for as a site, normalised, and refused where it is none', async () => {
    const { steps } = await editing('__Host-a');
    screen.getByLabelText('Partitioned').click();
    const site = await screen.findByLabelText<HTMLInputElement>('Top-level site');
    expect(site.value).toBe('https://shop.example');
    type('Top-level site', 'news.example');
    await until(() => expect(description(site)).toMatch(/Give the scheme and the site/));
    type('Top-level site', 'https://www.news.example:8443/today');
    await until(() => expect(description(site)).toMatch(/always lives below another site/));
    screen.getByLabelText('below another site').click();
    await until(() => expect(description(site)).toBe('Stored under https://news.example'));
    await save();
    await until(() =>
      expect(steps[0]?.exchanges[0]?.after[0]?.partitionKey).toEqual({
        topLevelSite: 'https://news.example',
        hasCrossSiteAncestor: true,
      }),
    );
  });

  test('the store is a choice only where there is one', async () => {
    await editing('sid');
    const store = screen.getByRole('group', { name: 'Store' });
    expect(store.textContent).toContain('Default');
    expect(within(store).queryByRole('combobox')).toBeNull();
  });

  test('another store is chosen by its name', async () => {
    const { steps } = await editing('sid', {
      handlers: {
        listStores: async () => ({
          value: [
            { storeId: '0', kind: 'default' },
            { storeId: 'firefox-container-2', kind: 'container' },
          ],
        }),
      },
    });
    const select = await screen.findByLabelText<HTMLSelectElement>('Store');
    expect([...select.options].map(({ text }) => text)).toEqual(['Default', 'Container 2']);
    choose('Store', 'firefox-container-2');
    await save();
    await until(() => expect(steps[0]?.exchanges[0]?.after[0]?.storeId).toBe('firefox-container-2'));
  });

  test('the Set-Cookie line follows what is typed', async () => {
    await editing('sid');
    type('Value', 'typed');
    const line = screen.getByRole('region', { name: 'Set-Cookie line' });
    await until(() => expect(line.querySelector('pre')?.textContent).toBe('Set-Cookie: sid=typed; Path=/'));
  });
});

describe('store anyway', () => {
  test('is offered in Firefox where only a rule for servers speaks against it', async () => {
    const { steps } = await editing('__Host-a', { host: { agent: 'firefox' } });
    screen.getByLabelText('Secure').click();
    const anyway = await screen.findByRole('button', { name: 'Store anyway' });
    expect(description(anyway)).toMatch(/No server could set this cookie/);
    anyway.click();
    await until(() => expect(steps[0]).toMatchObject({ anyway: true, exchanges: [{ after: [{ secure: false }] }] }));
  });

  test('is not offered when something else is wrong as well', async () => {
    await editing('__Host-a', { host: { agent: 'firefox' } });
    screen.getByLabelText('Secure').click();
    await screen.findByRole('button', { name: 'Store anyway' });
    type('Value', 'a;b');
    await until(() => expect(screen.queryByRole('button', { name: 'Store anyway' })).toBeNull());
  });

  test('is never offered in Chromium', async () => {
    await editing('__Host-a');
    screen.getByLabelText('Secure').click();
    await until(() => expect(document.getElementById('fault-flags')).toBeTruthy());
    expect(screen.queryByRole('button', { name: 'Store anyway' })).toBeNull();
  });
});

describe('a change underneath', () => {
  const theirs = cookie('sid', { value: 'theirs', httpOnly: true });

  async function conflicting() {
    const all = await editing('sid');
    const field = type('Value', 'mine');
    all.tell({ cookie: theirs, removed: false, cause: 'explicit' });
    expect((await screen.findByText('This cookie changed underneath')).getAttribute('role')).toBe('alert');
    return { ...all, field };
  }

  test('keeps what is typed and shows both versions, field by field', async () => {
    const { field, steps } = await conflicting();
    expect(field.value).toBe('mine');
    const rows = [...screen.getByRole('table').querySelectorAll('tbody tr')];
    expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
      ['Value', 'theirs', 'mine'],
      ['HttpOnly', 'yes', 'no'],
    ]);
    expect(screen.getByLabelText<HTMLInputElement>('Value: Yours').checked).toBe(true);
    expect(screen.getByLabelText<HTMLInputElement>('HttpOnly: In the browser now').checked).toBe(true);
    expect(steps).toEqual([]);
  });

  test.for([
    ['Merge', { value: 'mine', httpOnly: true }],
    ['Keep mine', { value: 'mine', httpOnly: false }],
  ] as const)('%s takes %j, and only Save writes it, on the new ground', async ([name, kept]) => {
    const { steps } = await conflicting();
    button(name).click();
    await until(() => expect(screen.queryByText('This cookie changed underneath')).toBeNull());
    expect(steps).toEqual([]);
    await save();
    await until(() => expect(steps[0]?.exchanges).toEqual([{ before: [theirs], after: [{ ...theirs, ...kept }] }]));
  });

  test('Keep theirs shows theirs, and there is nothing left to save', async () => {
    const { field } = await conflicting();
    button('Keep theirs').click();
    await until(() => expect(field.value).toBe('theirs'));
    expect(screen.getByLabelText<HTMLInputElement>('HttpOnly').checked).toBe(true);
    expect(button('Save').disabled).toBe(true);
  });

  test('once it is answered the focus is back in the field', async () => {
    const { field } = await conflicting();
    field.focus();
    button('Merge').focus();
    button('Merge').click();
    await until(() => expect(document.activeElement).toBe(field));
  });

  test('a chosen side counts for its field', async () => {
    const { steps } = await conflicting();
    screen.getByLabelText('HttpOnly: Yours').click();
    screen.getByLabelText('Value: In the browser now').click();
    await until(() => expect(screen.getByLabelText<HTMLInputElement>('HttpOnly: Yours').checked).toBe(true));
    button('Merge').click();
    await save();
    await until(() => expect(steps[0]?.exchanges[0]?.after).toEqual([{ ...theirs, httpOnly: false }]));
  });

  test('a cookie that is gone can be added again with what was typed', async () => {
    const { steps, tell } = await editing('sid');
    type('Value', 'mine');
    tell({ cookie: cookie('sid'), removed: true, cause: 'explicit' });
    await screen.findByText('This cookie is gone');
    button('Add it again').click();
    await until(() => expect(screen.queryByText('This cookie is gone')).toBeNull());
    await save();
    await until(() =>
      expect(steps[0]).toMatchObject({ kind: 'add', exchanges: [{ before: [], after: [{ value: 'mine' }] }] }),
    );
  });
});

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
    expect(description(screen.getByLabelText('SameSite'))).toContain('SameSite=None without Secure is refused.');
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
