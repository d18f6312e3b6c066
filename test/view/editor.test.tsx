import { screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/contract/problem.ts';
import type { Handlers } from '../../src/contract/requests.ts';
import { cookie } from '../fixtures/cookie.ts';
import { doneStep } from '../fixtures/done-step.ts';
import { until } from '../fixtures/until.ts';
import { choose, description, editing, JAR, save, type } from './editor-stage.ts';

/** Every save comes to this. */
const rejecting = (problem: Problem): Pick<Handlers, 'applyStep'> => ({
  applyStep: async () => ({ value: { results: [{ problem }], step: null } }),
});

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

  test('shows what the browser rejected at its field', async () => {
    const reasons = [{ code: 'InvalidDomain', attribute: 'domain', data: {}, section: '5.7' }] as const;
    await editing('sid', { handlers: rejecting({ code: 'rejected', reasons: [...reasons] }) });
    type('Value', 'x');
    await save();
    await until(() => expect(screen.getByLabelText('Domain').getAttribute('aria-invalid')).toBe('true'));
    expect(description(screen.getByLabelText('Domain'))).toMatch(/cannot be set here/);
  });

  test.for([
    [{ code: 'would-evict', count: 181, limit: 180 }, 'The browser has no room for this cookie'],
    [{ code: 'timeout' }, 'The browser did not answer in time'],
  ] as const)('says why it came to nothing: %j', async ([problem, told]) => {
    await editing('sid', { handlers: rejecting(problem) });
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

  test('the date control is in local time, with the same moment in UTC beside it', async () => {
    await editing('cart');
    const moment = 1_800_000_000_000;
    const local = new Date(moment - new Date(moment).getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
    const field = type('Date and time in your time zone', local);
    await until(() => expect(description(field)).toContain('Jan 15, 2027, 8:00:00'));
    expect(description(field)).toContain('UTC');
  });

  test('an expiry as text is understood or rejected where it stands', async () => {
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

  test('a partition is asked for as a site, normalised, and rejected where it is none', async () => {
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
