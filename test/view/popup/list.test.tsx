import { screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { Blocking } from '../../../src/contract/access.ts';
import { toOctets } from '../../../src/cookie/octets.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { type MessageKey, say, sayPattern } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { PAGE, stage } from '../stage.ts';

const JAR = [
  cookie('sid', { value: 'x'.repeat(50), httpOnly: true }),
  cookie('cart', { expiryTime: Date.now() + 86_400_000 * 15 }),
  cookie('font'),
];
const names = (grid: HTMLElement) =>
  [...grid.querySelectorAll<HTMLElement>('[data-cookie-name]')].map((row) => row.dataset.cookieName);

describe('names and roles that tools and assistive technology rely on', () => {
  test('the grid, its rows, the search, the button and the headline have their names', async () => {
    const { row } = stage(JAR);
    await until(() => row('sid'));
    expect(screen.getByRole('grid', { name: say('cookies') }).getAttribute('aria-rowcount')).toBe('4');
    expect(screen.getByRole('searchbox', { name: say('search') })).toBeTruthy();
    expect(screen.getByRole('button', { name: say('addCookie') })).toBeTruthy();
    const payload = screen.getByRole('region', { name: say('payload') });
    expect(payload.dataset).toMatchObject({
      octets: String('sid='.length + 50 + '; cart=v; font=v'.length),
      count: '3',
    });
    expect(row('sid').getAttribute('role')).toBe('row');
    expect(row('sid').getAttribute('aria-rowindex')).toBe('2');
  });

  test('one row is reached by Tab', async () => {
    const { grid, row } = stage(JAR);
    await until(() => row('sid'));
    expect(grid().querySelectorAll('[role="row"][tabindex="0"]')).toHaveLength(1);
  });

  test('3,000 cookies are less than 1,500 nodes, and the grid says how many there are', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => cookie(`c${at}`));
    const { grid, row } = stage(many);
    await until(() => row('c1000'));
    expect(grid().getAttribute('aria-rowcount')).toBe('3001');
    expect(document.querySelectorAll('*').length).toBeLessThan(1500);
  });
});

test('a click on a heading sorts, and the heading says so', async () => {
  const { grid, row } = stage(JAR);
  await until(() => row('sid'));
  expect(names(grid())).toEqual(['sid', 'cart', 'font']);
  screen.getByRole('button', { name: say('column_name') }).click();
  await until(() => expect(names(grid())).toEqual(['cart', 'font', 'sid']));
  const heading = screen.getByRole('columnheader', { name: say('column_name') });
  expect(heading.getAttribute('aria-sort')).toBe('ascending');
});

test('names and values from a cookie are text and cannot act or hide', async () => {
  const hostile = cookie('<img src=x>', { value: toOctets('a\u202eb\u0007<b>') });
  const { grid, row } = stage([hostile]);
  await until(() => row('<img src=x>'));
  expect(grid().querySelector('img, b')).toBeNull();
  expect(row('<img src=x>').querySelector('.value')?.textContent).toBe('a\u2039U+202E\u203ab\u2407<b>');
});

describe('live changes of the list', () => {
  test('a new, a changed and a removed row are marked', async () => {
    const { row, grid, tell } = stage(JAR);
    await until(() => expect(row('sid').closest('.app')?.textContent).toContain(say('connection_live')));
    const [sid, cart] = JAR;
    if (!sid || !cart) throw new Error('expected a jar');
    tell(
      { cookie: cookie('new'), removed: false, cause: 'explicit' },
      { cookie: { ...sid, value: 'short' }, removed: false, cause: 'explicit' },
      { cookie: cart, removed: true, cause: 'explicit' },
    );
    await until(() => expect(row('new').dataset.changed).toBe('added'));
    expect(row('sid').dataset.changed).toBe('changed');
    expect(grid().querySelector('[data-changed="removed"] .name')?.textContent).toBe('cart');
    expect(names(grid())).not.toContain('cart');
    expect(grid().getAttribute('aria-rowcount')).toBe('4');
  });

  test('4,000 changes draw the list a few times, not thousands', async () => {
    let draws = 0;
    const { grid, tell, container } = stage([cookie('first')]);
    await until(() => expect(container.textContent).toContain(say('connection_live')));
    const observer = new MutationObserver(() => draws++);
    observer.observe(grid(), { subtree: true, childList: true, attributes: true });
    for (let at = 0; at < 4000; at++) {
      tell({ cookie: cookie(`c${at % 500}`, { value: String(at) }), removed: false, cause: 'explicit' });
    }
    await until(() => expect(grid().getAttribute('aria-rowcount')).toBe('502'));
    observer.disconnect();
    expect(draws).toBeLessThan(10);
  });
});

const THIRD_PARTY = ['thirdParty_unknown', 'thirdParty_partitioned', 'thirdParty_blocked'] as const;

describe('states without a list', () => {
  test('a list without cookies says so and offers to add one', async () => {
    stage([]);
    expect(await screen.findByText(say('emptyPage'))).toBeTruthy();
    expect(screen.getByRole('button', { name: say('addFirst') })).toBeTruthy();
  });

  test('a search without a match says so and offers to clear the search', async () => {
    const { row, grid } = stage(JAR);
    await until(() => row('sid'));
    const search = screen.getByRole<HTMLInputElement>('searchbox', { name: say('search') });
    search.value = 'zzz';
    search.dispatchEvent(new Event('input', { bubbles: true }));
    (await screen.findByRole('button', { name: say('clearFilter') })).click();
    await until(() => expect(names(grid())).toHaveLength(3));
  });

  test('missing permission is explained with both schemes and the parent domain, and the button asks for both', async () => {
    const origins = ['*://shop.example/*', '*://*.shop.example/*'];
    const { host } = stage([], { listing: { access: { status: 'none', origins } } });
    (await screen.findByRole('button', { name: say('allowSite', { site: 'shop.example' }) })).click();
    screen.getByRole('button', { name: say('allowAll') }).click();
    expect(host.asked.origins).toEqual([origins, ['*://*/*']]);
    expect(screen.getByText(sayPattern('noPermission_schemes'))).toBeTruthy();
    expect(screen.getByText(sayPattern('noPermission_parent', { site: 'shop.example' }))).toBeTruthy();
    expect(await screen.findByText(say('denied'))).toBeTruthy();
  });

  test.each([
    ['a host without subdomains', ['*://localhost/*'], 'noPermission_host'],
    ['an IPv6 address in Firefox', ['*://*/*'], 'noPermission_allSites'],
  ] as const)('no permission for %s: promises what is asked for, and no subdomains', async (_, origins, key) => {
    stage([], { listing: { access: { status: 'none', origins: [...origins] }, site: 'localhost' } });
    expect(await screen.findByText(sayPattern(key, { site: 'localhost' }))).toBeTruthy();
    expect(screen.queryByText(sayPattern('noPermission_parent', { site: 'localhost' }))).toBeNull();
    const own = screen.queryByRole('button', { name: say('allowSite', { site: 'localhost' }) });
    expect(own === null).toBe(key === 'noPermission_allSites');
  });

  test.each(['https', 'http', 'host', 'hostHttps', 'hostHttp'] as const)(
    'a partial permission (%s) shows the list, what is hidden, and the button',
    async (status) => {
      const jar = JAR.map((each) => ({ ...each, hostOnly: false }));
      const scope = { page: { ...PAGE, url: 'https://www.shop.example/' }, extent: 'page' } as const;
      const access = { status, origins: ['*://*.shop.example/*'] };
      const { row, host } = stage(jar, { listing: { access, scope } });
      await until(() => row('sid'));
      const banner = await screen.findByText(
        sayPattern(`partial_${status}`, { site: 'shop.example', host: 'www.shop.example' }),
      );
      expect(
        within(banner)
          .getByRole('link', { name: say('source') })
          .getAttribute('href'),
      ).toContain('cookies#permissions');
      screen.getByRole('button', { name: say('allowSite', { site: 'shop.example' }) }).click();
      expect(host.asked.origins).toEqual([['*://*.shop.example/*']]);
    },
  );

  test.each([
    ['unsupported-page', say('problem_unsupportedPage')],
    ['first-party-isolation', say('problem_firstPartyIsolation')],
    ['disconnected', say('problem_disconnected')],
  ] as const)('the state "%s" has a text of its own', async (code, said) => {
    stage([], {
      handlers: { listCookies: async () => ({ problem: { code } }), watch: async () => ({ problem: { code } }) },
    });
    expect(await screen.findByText(said)).toBeTruthy();
  });

  test('blocked cookies are reported as certainly as is known, with a way to be certain', async () => {
    const { host } = stage(JAR, {
      handlers: {
        readBlocking: async () => ({
          value: {
            status: 'probably',
            by: null,
            thirdParty: { hosts: [], mode: 'allowed', rejected: [] },
            ask: 'contentSettings',
          },
        }),
      },
    });
    expect(await screen.findByText(sayPattern('blockedProbably'))).toBeTruthy();
    screen.getByRole('button', { name: say('askCertain') }).click();
    expect(host.asked.capabilities).toEqual(['contentSettings']);
  });

  test.each<[string, Partial<Blocking['thirdParty']>, Blocking['ask'], MessageKey | null]>([
    ['what Crumb may not see', { mode: 'unknown' }, 'contentSettings', 'thirdParty_unknown'],
    ['what no permission tells', { mode: 'unknown' }, null, null],
    ['allowed', { mode: 'allowed' }, null, null],
    ['blocked by the setting for third parties', { mode: 'blocked' }, null, 'thirdParty_partitioned'],
    ['blocked by a rule of its own', { mode: 'blocked', rejected: ['ads.test'] }, null, 'thirdParty_blocked'],
    ['partitioned', { mode: 'partitioned' }, null, 'thirdParty_partitioned'],
  ])('cookies of a frame from another site: %s', async (_, thirdParty, ask, said) => {
    const told: Blocking['thirdParty'] = { hosts: ['ads.test'], mode: 'allowed', rejected: [], ...thirdParty };
    const { row } = stage(JAR, {
      handlers: { readBlocking: async () => ({ value: { status: 'allowed', by: null, thirdParty: told, ask } }) },
    });
    await until(() => row('sid'));
    const data = { count: 1, first: 'ads.test' };
    if (said) expect((await screen.findByText(sayPattern(said, data))).title).toBe('ads.test');
    else for (const key of THIRD_PARTY) expect(screen.queryByText(sayPattern(key, data))).toBeNull();
    expect(screen.queryAllByRole('button', { name: say('askCertain') })).toHaveLength(ask ? 1 : 0);
    expect(screen.queryAllByRole('link', { name: say('source') })).toHaveLength(said ? 1 : 0);
  });

  test('a frame that is still being loaded when the popup opens is reported as soon as it is there', async () => {
    const thirdParty = { mode: 'unknown' as const, rejected: [] };
    const hostsRead = [[], ['ads.test']];
    stage(JAR, {
      handlers: {
        readBlocking: async () => ({
          value: {
            status: 'allowed',
            by: null,
            thirdParty: { ...thirdParty, hosts: hostsRead.shift() ?? ['ads.test'] },
            ask: 'contentSettings',
          },
        }),
      },
    });
    expect(await screen.findByText(sayPattern('thirdParty_unknown', { count: 1, first: 'ads.test' }))).toBeTruthy();
  });

  test.each([
    ['certainly', 'blocked', 'payloadBlocked'],
    ['probably', 'probably', 'payloadProbablyBlocked'],
  ] as const)(
    'while the browser %s blocks them, the headline says that no request sends cookies',
    async (_, status, said) => {
      stage(JAR, {
        handlers: {
          readBlocking: async () => ({
            value: {
              status,
              by: 'this-site',
              thirdParty: { hosts: [], mode: 'allowed', rejected: [] },
              ask: null,
            },
          }),
        },
      });
      expect(await screen.findByText(sayPattern(said))).toBeTruthy();
      expect(screen.queryByText(sayPattern('payloadEveryRequest'))).toBeNull();
    },
  );

  test('a bug is shown with its text', async () => {
    stage([], {
      handlers: {
        watch: () => Promise.reject(new Error('expected a tab')),
        listCookies: () => new Promise(() => undefined),
      },
    });
    expect(await screen.findByText('expected a tab')).toBeTruthy();
  });
});

test('texts that arrive after the list appear below it: nothing is inserted above the first row later', async () => {
  const jar = [cookie('sid', { value: 'v'.repeat(4050) }), ...JAR.slice(1)];
  const { container } = stage(jar, {
    handlers: {
      readBlocking: async () => ({
        value: {
          status: 'blocked',
          by: 'this-site',
          thirdParty: { hosts: [], mode: 'allowed', rejected: [] },
          ask: null,
        },
      }),
    },
  });
  const above = () => [...(container.querySelector('.main')?.children ?? [])].map(({ className }) => className);
  const first = await until(() => {
    expect(container.querySelector('[data-cookie-name]')).toBeTruthy();
    return above();
  });
  expect(first).toEqual(['find', 'list', 'notices', 'foot']);
  await until(() => expect(container.querySelector('.chip[data-severity]')).toBeTruthy());
  await until(() => expect(container.querySelector('.notices .banner')).toBeTruthy());
  expect(above()).toEqual(first);
});
