import { within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { toOctets } from '../../../src/cookie/octets.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { stage } from '../stage.ts';

/** The names of the icons of a row. */
const iconsOf = (row: HTMLElement) =>
  within(row)
    .queryAllByRole('img')
    .map((icon) => icon.getAttribute('aria-label'));

async function opened(jar: Cookie[]) {
  const all = stage(jar);
  await until(() => expect(all.row(jar[0]?.name ?? '')).toBeTruthy());
  return all;
}

test('each attribute is an icon with its name, and an absent SameSite is none', async () => {
  const partitionKey = { topLevelSite: 'https://shop.example', hasCrossSiteAncestor: false };
  const { row } = await opened([
    cookie('plain'),
    cookie('lax', { httpOnly: true, sameSite: 'lax' }),
    cookie('chips', { secure: true, sameSite: 'none', partitionKey }),
  ]);
  const sameSite = (value: string) => say('flag_sameSite', { value });
  await until(() =>
    expect([iconsOf(row('plain')), iconsOf(row('lax')), iconsOf(row('chips'))]).toEqual([
      [],
      [say('flag_httpOnly'), sameSite('Lax')],
      [say('flag_secure'), sameSite('None'), say('flag_partitioned', { site: 'https://shop.example' })],
    ]),
  );
});

test('a row says what DevTools calls the size of its cookie', async () => {
  const { row } = await opened([cookie('four', { value: '123456' })]);
  const size = row('four').querySelector('.size [title]');
  expect(size?.textContent).toBe(say('octets', { octets: 11 }));
  expect(size?.getAttribute('title')).toBe(say('sizeTitle', { octets: 10 }));
});

test('a large cookie has the same colour in the bar and in its row, and a small one has none in both', async () => {
  const jar = Array.from({ length: 8 }, (_, at) => cookie(`c${at}`, { value: 'x'.repeat(8 - at) }));
  const { row, container } = await opened(jar);
  const colour = (element: Element | null | undefined) =>
    element instanceof HTMLElement ? element.style.getPropertyValue('--colour') : undefined;
  const inRows = jar.map(({ name }) => colour(row(name).querySelector('.weight')));
  await until(() => expect([...container.querySelectorAll('.segments > button')].map(colour)).toEqual(inRows));
  expect(inRows).toEqual([...[1, 2, 3, 4, 5, 6].map((rank) => `var(--segment-${rank})`), '', '']);
});

test('a shortened name is whole for screen readers and in its tooltip', async () => {
  const names = ['provider.of.identities.accessToken', 'provider.of.identities.refreshToken'];
  const { row } = await opened(names.map((name) => cookie(name)));
  await until(() => {
    for (const name of names) {
      const shown = row(name).querySelector('.name .raw');
      expect(shown?.children).toHaveLength(2);
      expect(shown?.textContent).toBe(name);
      expect(shown?.getAttribute('title')).toBe(name);
    }
  });
});

test('a path written from right to left changes the order of no text around it in the name of the icon', async () => {
  const path = '/\u05d0';
  const { row } = stage([cookie('elsewhere', { path: toOctets(path) })], {
    handlers: { readSettings: async () => ({ value: { extent: 'site', budget: 'nginx' } }) },
  });
  await until(() => expect(iconsOf(row('elsewhere')).join()).toContain(`\u2068${path}\u2069`));
});
