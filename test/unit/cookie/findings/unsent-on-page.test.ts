import { describe, expect, test } from 'vitest';
import type { Agent, Cookie } from '../../../../src/cookie/cookie.ts';
import { denyingSites, type SiteCookies, unsentOnPage } from '../../../../src/cookie/findings/unsent-on-page.ts';
import type { PageRequest } from '../../../../src/cookie/page-request.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const PAGE = 'https://www.shop.test/account';
const WIDGET = 'https://widget.test';
const ADS = 'https://ads.test';

const session = (more: Partial<Cookie> = {}): Cookie =>
  cookie('session', {
    domain: 'widget.test',
    value: 'q8Zk3vT1xW9bN5mL7pR2' as Cookie['value'],
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    ...more,
  });
const denied = (url: string, more: Partial<PageRequest> = {}): PageRequest => ({
  url,
  status: 401,
  by: 'script',
  ...more,
});

function found(requests: PageRequest[], cookies: Record<string, SiteCookies>, agent: Agent = 'chrome') {
  const sites = new Map(Object.entries(cookies));
  return unsentOnPage({ requests, cookies: sites, pageUrl: PAGE, agent, now: 1_800_000_000_000, registrableDomain });
}
const reported = (all: ReturnType<typeof found>) =>
  all.map(({ request, reasons, fix }) => [request.url, reasons.map(({ code }) => code).join(' '), fix?.change ?? null]);

describe('a frame', () => {
  const ofWidget = (more: Partial<Cookie> = {}, thirdParty: SiteCookies['thirdParty'] = 'allowed') => ({
    'widget.test': { jar: [session(more)], thirdParty },
  });

  test('of another site does not get its Lax session, neither for its document nor for its scripts', () => {
    const document = denied(`${WIDGET}/`, { by: 'frame', hasStorageAccess: true });
    const script = denied(`${WIDGET}/api`, { frames: [WIDGET], hasStorageAccess: true });
    expect(reported(found([document], ofWidget()))).toEqual([[`${WIDGET}/`, 'SchemefulSameSiteLax', 'SameSite=None']]);
    expect(reported(found([script], ofWidget()))).toEqual([[`${WIDGET}/api`, 'SchemefulSameSiteLax', 'SameSite=None']]);
    expect(reported(found([script], ofWidget(), 'firefox'))).toEqual([
      [`${WIDGET}/api`, 'SameSiteLax', 'SameSite=None'],
    ]);
  });

  test('of another site that embeds the page’s own site makes its requests cross-site', () => {
    const jar = [session({ domain: 'www.shop.test', sameSite: 'strict' })];
    const own = { 'shop.test': { jar, thirdParty: null } };
    expect(found([denied('https://www.shop.test/api')], own)).toEqual([]);
    const inside = denied('https://www.shop.test/api', { frames: [ADS, 'https://www.shop.test'] });
    expect(reported(found([inside], own))).toEqual([
      ['https://www.shop.test/api', 'SchemefulSameSiteStrict', 'SameSite=None'],
    ]);
  });

  test('is told of the setting for third-party cookies where it is known that no exception applies', () => {
    const none = { sameSite: 'none' } as const;
    const request = (hasStorageAccess?: boolean) =>
      denied(`${WIDGET}/api`, { frames: [WIDGET], ...(hasStorageAccess !== undefined && { hasStorageAccess }) });
    expect(reported(found([request(false)], ofWidget(none, 'blocked')))).toEqual([
      [`${WIDGET}/api`, 'UserPreferences', 'Partitioned'],
    ]);
    expect(reported(found([request(false)], ofWidget(none, 'partitioned'), 'firefox'))).toEqual([
      [`${WIDGET}/api`, 'PartitionMismatch', 'Partitioned'],
    ]);
    for (const hasAccess of [true, undefined]) {
      expect(found([request(hasAccess)], ofWidget(none, 'blocked'))).toEqual([]);
      expect(found([request(hasAccess)], ofWidget(none, 'partitioned'), 'firefox')).toEqual([]);
    }
  });

  test('has a session of its own host, and what it was served is nothing to tell of', () => {
    const other = 'https://api.widget.test/me';
    expect(reported(found([denied(other, { frames: [WIDGET] })], ofWidget({ sameSite: 'none' })))).toEqual([
      [other, 'DomainMismatch', 'Domain=widget.test'],
    ]);
    expect(found([denied(other, { frames: [WIDGET], status: 200 })], ofWidget({ sameSite: 'none' }))).toEqual([]);
  });
});

test('each site is judged by its own cookies, and a site whose cookies are not known not at all', () => {
  const requests = [denied(`${WIDGET}/me`), denied('https://api.shop.test/me'), denied(`${ADS}/me`)];
  const all = found(requests, {
    'shop.test': { jar: [session({ domain: 'www.shop.test' })], thirdParty: null },
    'widget.test': { jar: [session()], thirdParty: null },
  });
  expect(reported(all).map(([url]) => url)).toEqual(['https://api.shop.test/me', `${WIDGET}/me`]);
});

test('the cookies of at most four other sites that denied are read', () => {
  const many = Array.from({ length: 9 }, (_, at) => denied(`https://api.site${at}.test/me`));
  const requests = [denied('https://api.shop.test/me'), denied(`${ADS}/served`, { status: 200 }), ...many];
  expect([...denyingSites(requests, PAGE, registrableDomain)]).toEqual(
    [0, 1, 2, 3].map((at) => [`site${at}.test`, `https://api.site${at}.test/me`]),
  );
});
