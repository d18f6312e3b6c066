import { screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../src/cookie/limits/limits.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say, sayPattern } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { type Stage, stage } from '../stage.ts';

const NEAR = cookie('near', { value: 'x'.repeat(3600) });
const JAR = [
  NEAR,
  cookie('dup', { value: 'there', path: '/shop' }),
  cookie('dup', { value: 'here' }),
  cookie('plain', { value: 'x'.repeat(20) }),
];

const chip = (name: string | RegExp) => screen.findByRole('button', { name });
const values = ({ grid }: Stage) =>
  [...grid().querySelectorAll('[data-cookie-name] .value')].map((value) => value.textContent.slice(0, 10));
const ALL = ['xxxxxxxxxx', 'xxxxxxxxxx', 'there', 'here'];

/** The text about the pressed warning, and its link. */
function explanation({ container }: Stage): { said: string; href: string; opensElsewhere: boolean } | null {
  const text = container.querySelector<HTMLElement>('.warnings .finding');
  if (!text) return null;
  const link = within(text).getByRole<HTMLAnchorElement>('link');
  return {
    said: (text.querySelector('p')?.textContent ?? '').replace(link.textContent, '').trim(),
    href: link.href,
    opensElsewhere: link.target === '_blank' && link.rel === 'noreferrer',
  };
}

test('a note is no chip among the warnings and marks no row', async () => {
  const { container } = stage([cookie('brief', { expiryTime: Date.now() + 3_600_000 })]);
  await screen.findByText(say('noWarnings'));
  expect(container.querySelector('.chip[data-severity]')).toBeNull();
  expect(container.querySelector('[data-cookie-name] .icon')).toBeNull();
});

describe('a warning as a filter', () => {
  test('a pressed warning filters the list and shows what happens, what to do and the source; pressed again, it ends', async () => {
    const all = stage(JAR);
    const near = await chip(say('finding_NearMaxSize', { limit: 4096 }));
    expect(explanation(all)).toBeNull();
    near.click();
    await until(() => expect(values(all)).toEqual(['xxxxxxxxxx']));
    expect(near.getAttribute('aria-pressed')).toBe('true');
    const data = { octets: 3604, limit: 4096, left: 492 };
    const { text } = all.host;
    expect(explanation(all)).toEqual({
      said: `${text('finding_NearMaxSize_why', data)} ${text('finding_NearMaxSize_do')}`,
      href: LIMITS.pairOctets.source,
      opensElsewhere: true,
    });
    near.click();
    await until(() => expect(values(all)).toEqual(ALL));
    expect(near.getAttribute('aria-pressed')).toBe('false');
    expect(explanation(all)).toBeNull();
  });

  test('a pressed warning replaces another', async () => {
    const all = stage(JAR);
    (await chip(say('finding_NearMaxSize', { limit: 4096 }))).click();
    const dup = await chip(`${say('finding_SameName')} 2`);
    dup.click();
    await until(() => expect(values(all)).toEqual(['there', 'here']));
    expect(explanation(all)?.said).toContain(
      say('finding_SameName_why', { count: 2, name: 'dup', domain: 'shop.example', path: '/shop' }),
    );
    expect(screen.getAllByRole('button', { pressed: true }).map(({ textContent }) => textContent)).toEqual([
      `${say('filter_all')} 4`,
      `${say('finding_SameName')}2`,
    ]);
  });

  test('a warning about shared names explains each of them', async () => {
    const twice = ['dup', 'other'].flatMap((name) => [cookie(name, { path: '/shop' }), cookie(name)]);
    const { container } = stage(twice);
    (await chip(`${say('finding_SameName')} 4`)).click();
    await until(() => {
      const told = [...container.querySelectorAll('.warnings .finding')].map(({ textContent }) => textContent);
      const why = (name: string) => sayPattern('finding_SameName_why', { count: 2, name });
      expect(told).toEqual(['dup', 'other'].map((name) => expect.stringMatching(why(name))));
    });
  });

  test('a warning about the whole header does not filter the list', async () => {
    const all = stage(JAR, {
      handlers: { readSettings: async () => ({ value: { extent: 'page', budget: 4000 } }) },
    });
    (await chip(say('finding_HeaderNearBudget', { share: 91 }))).click();
    await until(() =>
      expect(explanation(all)?.said).toContain(say('finding_HeaderNearBudget_why', { octets: 3654, budget: 4000 })),
    );
    expect(values(all)).toEqual(ALL);
  });

  test('a warning ends when its last cookie is removed, and does not come back with another one', async () => {
    const all = stage(JAR);
    (await chip(say('finding_NearMaxSize', { limit: 4096 }))).click();
    await until(() => expect(values(all)).toEqual(['xxxxxxxxxx']));
    await until(() => expect(all.container.textContent).toContain(say('connection_live')));
    all.tell({ cookie: NEAR, removed: true, cause: 'explicit' });
    await until(() => expect(values(all)).toEqual(ALL.slice(1)));
    expect(explanation(all)).toBeNull();
    all.tell({ cookie: NEAR, removed: false, cause: 'explicit' });
    expect((await chip(say('finding_NearMaxSize', { limit: 4096 }))).getAttribute('aria-pressed')).toBe('false');
    expect(values(all)).toEqual(ALL);
  });

  test('a warning ends where its cookies are not listed', async () => {
    const elsewhere = cookie('elsewhere', { path: '/elsewhere', value: 'x'.repeat(3600) });
    const all = stage([elsewhere, ...JAR.slice(1)], {
      handlers: { readSettings: async () => ({ value: { extent: 'site', budget: 'nginx' } }) },
    });
    (await chip(say('finding_NearMaxSize', { limit: 4096 }))).click();
    await until(() => expect(values(all)).toEqual(['xxxxxxxxxx']));
    const scope = screen.getByRole<HTMLSelectElement>('combobox', { name: say('scope') });
    scope.value = 'page';
    scope.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => expect(values(all)).toEqual(ALL.slice(1)));
    expect(screen.queryByRole('button', { name: say('finding_NearMaxSize', { limit: 4096 }) })).toBeNull();
  });
});
