import { fireEvent, screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/contract/problem.ts';
import type { Handlers } from '../../../src/contract/requests.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { doneStep } from '../../fixtures/done-step.ts';
import { say, sayPattern } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { choose, description, editing, JAR, save, type } from './editor-stage.ts';

/** The result of every save. */
const rejecting = (problem: Problem): Pick<Handlers, 'applyStep'> => ({
  applyStep: async () => ({ value: { results: [{ problem }], step: null } }),
});

describe('saving in the editor', () => {
  test('Save writes only what was typed, as one exchange', async () => {
    const { steps } = await editing('sid');
    type(say('attribute_value'), 'new');
    await save();
    await until(() => expect(steps).toHaveLength(1));
    expect(steps[0]).toMatchObject({
      kind: 'edit',
      exchanges: [{ before: [JAR[0]], after: [{ ...JAR[0], value: 'new' }] }],
    });
    expect(await screen.findByText(say('saved'))).toBeTruthy();
  });

  test('Enter in the value saves, and Ctrl+Enter in any field also reloads the page once the cookie is stored', async () => {
    const done: string[] = [];
    await editing('sid', {
      handlers: {
        async applyStep(step) {
          done.push(`stored ${step.exchanges[0]?.after[0]?.value}`);
          return { value: doneStep(step) };
        },
        async reloadPage({ url }) {
          done.push(`reloaded ${url}`);
          return { value: null };
        },
      },
    });
    const value = type(say('attribute_value'), 'new');
    fireEvent.keyDown(value, { key: 'Enter', isComposing: true });
    fireEvent.keyDown(value, { key: 'Enter' });
    expect(await screen.findByText(say('saved'))).toBeTruthy();
    expect(done).toEqual(['stored new']);
    fireEvent.keyDown(document.body, { key: 'e' });
    await until(() => screen.getByLabelText(say('attribute_path')));
    fireEvent.keyDown(type(say('attribute_value'), 'newer'), { key: 'Enter', ctrlKey: true });
    await until(() => expect(done.slice(1)).toEqual(['stored newer', 'reloaded https://shop.example/shop/item']));
  });

  test('Enter in the value saves nothing where nothing was typed', async () => {
    const { steps } = await editing('sid');
    fireEvent.keyDown(screen.getByLabelText(say('attribute_value')), { key: 'Enter' });
    type(say('attribute_path'), '/x');
    await save();
    await until(() => expect(steps).toHaveLength(1));
  });

  test('Save asks before it replaces another cookie', async () => {
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
    type(say('attribute_name'), 'cart');
    await save();
    const dialog = await screen.findByRole('dialog', { name: say('problem_exists', { name: 'cart' }) });
    within(dialog)
      .getByRole('button', { name: say('replaceCookie') })
      .click();
    await until(() => expect(asked).toEqual([[JAR[0]], [JAR[0], other]]));
  });

  test('a rejection by the browser is shown at its field', async () => {
    const reasons = [{ code: 'InvalidDomain', attribute: 'domain', data: {}, section: '5.7' }] as const;
    await editing('sid', { handlers: rejecting({ code: 'rejected', reasons: [...reasons] }) });
    type(say('attribute_value'), 'x');
    await save();
    await until(() => expect(screen.getByLabelText(say('attribute_domain')).getAttribute('aria-invalid')).toBe('true'));
    expect(description(screen.getByLabelText(say('attribute_domain')))).toMatch(sayPattern('reason_InvalidDomain'));
  });

  test.for([
    [{ code: 'would-evict', count: 181, limit: 180 }, say('problem_wouldEvict')],
    [{ code: 'timeout' }, say('problem_timeout')],
  ] as const)('a failed save says why: %j', async ([problem, told]) => {
    await editing('sid', { handlers: rejecting(problem) });
    type(say('attribute_value'), 'x');
    await save();
    expect((await screen.findByText(told)).closest('[role="alert"]')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>(say('attribute_value')).value).toBe('x');
  });

  test('a save whose reply got lost is looked up: not begun, not saved, nothing lost of what was typed', async () => {
    await editing('sid', { handlers: { applyStep: async () => ({ problem: { code: 'disconnected' } }) } });
    type(say('attribute_value'), 'x');
    await save();
    expect(await screen.findByText(say('lostNotStored'))).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>(say('attribute_value')).value).toBe('x');
  });

  test('fields that the browser stored differently are named one by one', async () => {
    const stored = { ...cookie('sid'), value: 'new', sameSite: 'lax' } as const;
    await editing('sid', {
      handlers: {
        applyStep: async (step) => ({
          value: { ...doneStep(step), results: [{ value: { now: [stored], altered: ['sameSite'] } }] },
        }),
      },
    });
    type(say('attribute_value'), 'new');
    choose(say('attribute_sameSite'), 'strict');
    await save();
    const row = (await screen.findByRole('rowheader', { name: say('attribute_sameSite') })).closest('tr');
    expect([...(row?.cells ?? [])].map(({ textContent }) => textContent)).toEqual([
      say('attribute_sameSite'),
      say('sameSite_strict'),
      say('sameSite_lax'),
    ]);
    expect(screen.getByText(say('savedAltered', { fields: say('attribute_sameSite') }))).toBeTruthy();
  });
});

describe('the form of the editor', () => {
  test('Escape with unsaved text moves to Cancel first, and only then leaves', async () => {
    const { press } = await editing('sid');
    type(say('attribute_value'), 'mine').focus();
    await until(() => expect(document.querySelector('form[data-dirty]')).toBeTruthy());
    press('Escape');
    expect(document.activeElement?.textContent).toBe(say('cancel'));
    press('Escape');
    await screen.findByRole('region', { name: say('details') });
  });

  test('a fault is shown at the guilty field, which it describes, and nothing is written', async () => {
    const { steps } = await editing('__Host-a');
    const secure = screen.getByRole<HTMLInputElement>('checkbox', { name: say('check_secure') });
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
    const field = type(say('expiryLocal'), local);
    await until(() => expect(description(field)).toContain('Jan 15, 2027, 8:00:00'));
    expect(description(field)).toContain('UTC');
  });

  test('an expiry typed as text is understood or rejected at its field', async () => {
    const { steps } = await editing('cart');
    const field = type(say('expiryTyped'), '1800000000');
    await until(() => expect(description(field)).toMatch(/ · .*Jan 15, 2027/));
    const form = say('expiryReadAs', { form: say('expiryForm_seconds') });
    expect(description(field).startsWith(`${form} · `)).toBe(true);
    type(say('expiryTyped'), 'in 3 parsecs');
    await until(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    expect(description(field)).toContain(say('expiryTypedWrong'));
    type(say('expiryTyped'), 'never');
    await until(() => expect(description(field)).toContain(say('expiryTypedNever')));
    type(say('expiryTyped'), 'next monday');
    await until(() => expect(description(field)).toContain(say('expiryTypedVague')));
    await save();
    expect(steps).toEqual([]);
  });

  test('an expiry beyond the cap is announced before it is saved', async () => {
    await editing('cart');
    type(say('expiryTyped'), '+2y');
    expect((await screen.findByText(sayPattern('foreseen_ExpiryCapped', { days: 400 }))).textContent).toMatch(/20\d\d/);
  });

  test('a partition is entered as a site, normalised, and rejected where it is none', async () => {
    const { steps } = await editing('__Host-a');
    screen.getByLabelText(say('check_partitioned')).click();
    const site = await screen.findByLabelText<HTMLInputElement>(say('partitionSite'));
    expect(site.value).toBe('https://shop.example');
    type(say('partitionSite'), 'news.example');
    await until(() => expect(description(site)).toContain(say('partitionWrong_site')));
    type(say('partitionSite'), 'https://www.news.example:8443/today');
    await until(() => expect(description(site)).toContain(say('partitionWrong_ancestor')));
    screen.getByLabelText(say('check_hasCrossSiteAncestor')).click();
    await until(() => expect(description(site)).toBe(say('partitionSiteNow', { site: 'https://news.example' })));
    await save();
    await until(() =>
      expect(steps[0]?.exchanges[0]?.after[0]?.partitionKey).toEqual({
        topLevelSite: 'https://news.example',
        hasCrossSiteAncestor: true,
      }),
    );
  });

  test('the store is a choice only where there are several', async () => {
    await editing('sid');
    const store = screen.getByRole('group', { name: say('attribute_store') });
    expect(store.textContent).toContain(say('storeDefault'));
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
    const select = await screen.findByLabelText<HTMLSelectElement>(say('attribute_store'));
    expect([...select.options].map(({ text }) => text)).toEqual([
      say('storeDefault'),
      say('storeContainer', { number: 2 }),
    ]);
    choose(say('attribute_store'), 'firefox-container-2');
    await save();
    await until(() => expect(steps[0]?.exchanges[0]?.after[0]?.storeId).toBe('firefox-container-2'));
  });

  test('the Set-Cookie line follows what is typed', async () => {
    await editing('sid');
    type(say('attribute_value'), 'typed');
    const line = screen.getByRole('region', { name: say('setCookieLine') });
    await until(() => expect(line.querySelector('pre')?.textContent).toBe('Set-Cookie: sid=typed; Path=/'));
  });
});

describe('store anyway', () => {
  test('"store anyway" is offered in Firefox where only a rule for servers rejects the cookie', async () => {
    const { steps } = await editing('__Host-a', { host: { agent: 'firefox' } });
    screen.getByRole('checkbox', { name: say('check_secure') }).click();
    const anyway = await screen.findByRole('button', { name: say('storeAnyway') });
    expect(description(anyway)).toContain(say('storeAnyway_why'));
    anyway.click();
    await until(() => expect(steps[0]).toMatchObject({ anyway: true, exchanges: [{ after: [{ secure: false }] }] }));
  });

  test('"store anyway" is not offered when something else is wrong as well', async () => {
    await editing('__Host-a', { host: { agent: 'firefox' } });
    screen.getByRole('checkbox', { name: say('check_secure') }).click();
    await screen.findByRole('button', { name: say('storeAnyway') });
    type(say('attribute_value'), 'a;b');
    await until(() => expect(screen.queryByRole('button', { name: say('storeAnyway') })).toBeNull());
  });

  test('"store anyway" is never offered in Chromium', async () => {
    await editing('__Host-a');
    screen.getByRole('checkbox', { name: say('check_secure') }).click();
    await until(() => expect(document.getElementById('fault-flags')).toBeTruthy());
    expect(screen.queryByRole('button', { name: say('storeAnyway') })).toBeNull();
  });
});
