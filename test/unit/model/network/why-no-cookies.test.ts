import { describe, expect, test } from 'vitest';
import type { Blocking } from '../../../../src/contract/access.ts';
import { type WhyNoCookies, whyNoCookies } from '../../../../src/model/network/why-no-cookies.ts';
import { navigation, networkRequest } from '../../../fixtures/har.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const OWN = 'https://www.shop.example/page';
const OTHER_HOST = 'https://shop.example/';
const ADS = 'https://ads.example/';
const ALLOWED: Blocking = {
  status: 'allowed',
  by: null,
  thirdParty: { hosts: ['ads.example'], mode: 'allowed', rejected: [] },
  ask: null,
};
const ALL_SITES: Blocking = { ...ALLOWED, status: 'blocked', by: 'all-sites' };
const THIS_SITE: Blocking = { ...ALLOWED, status: 'blocked', by: 'this-site' };
const PROBABLY: Blocking = { ...ALLOWED, status: 'probably', by: 'unknown' };
const THIRD: Blocking = { ...ALLOWED, thirdParty: { hosts: ['ads.example'], mode: 'blocked', rejected: [] } };
const REJECTED: Blocking = { ...ALLOWED, thirdParty: { ...THIRD.thirdParty, rejected: ['ads.example'] } };

const omitted = (isCertain: boolean): WhyNoCookies => ({
  reason: { code: 'CredentialsOmitted', data: {}, section: 'Fetch' },
  isCertain,
});
const why = (url: string, blocking: Blocking | null, credentials: WhyNoCookies | null = null, cookie?: string) =>
  whyNoCookies(networkRequest(url, cookie === undefined ? {} : { request: { Cookie: cookie } }), credentials, {
    pageUrl: OWN,
    blocking,
    requests: [],
    agent: 'chrome',
    registrableDomain,
  })?.reason.code ?? null;

describe('why a request sends and stores no cookies, whichever there are', () => {
  test.each([
    ['the settings are not known', OWN, null, null],
    ['the settings allow them', OWN, ALLOWED, null],
    ['all sites are blocked', OWN, ALL_SITES, 'CookiesBlocked'],
    ['all sites are blocked, and the host is of another site', ADS, ALL_SITES, 'CookiesBlocked'],
    ['a rule blocks the page', OWN, THIS_SITE, 'CookiesBlocked'],
    [
      'a rule blocks the page, and the host is another one of the site',
      OTHER_HOST,
      THIS_SITE,
      'CookiesProbablyBlocked',
    ],
    ['a rule blocks the page, and the host is of another site', ADS, THIS_SITE, null],
    ['the page sees none of its cookies', OWN, PROBABLY, 'CookiesProbablyBlocked'],
    ['third-party cookies are blocked, which the verdict says', ADS, THIRD, null],
    ['a rule blocks the third party', ADS, REJECTED, 'CookiesBlocked'],
    ['a rule blocks a third party, and the host is another one', 'https://other.example/', REJECTED, null],
  ] as const)('%s', (_, url, blocking, code) => {
    expect(why(url, blocking)).toBe(code);
  });

  test('a request that sent cookies was not blocked', () => {
    expect(why(OWN, ALL_SITES, null, 'a=1')).toBeNull();
  });

  test('a proven lack of credentials is the reason before a setting, and a likely one after it', () => {
    expect(why(OWN, ALL_SITES, omitted(true))).toBe('CredentialsOmitted');
    expect(why(OWN, ALL_SITES, omitted(false))).toBe('CookiesBlocked');
    expect(why(OWN, ALLOWED, omitted(false))).toBe('CredentialsOmitted');
  });
});

test('Firefox probably blocks third-party cookies if images of other sites lack both cookies and Sec-Fetch-Storage-Access', () => {
  const image = (url: string, fields: Record<string, string> = {}) => {
    const own = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'image' };
    return networkRequest(url, { at: 200, request: { ...own, ...fields } });
  };
  const reason = (others: readonly ReturnType<typeof image>[], agent: 'chrome' | 'firefox' = 'firefox', url = ADS) => {
    const request = image(url);
    const shown = { pageUrl: OWN, blocking: ALLOWED, agent, registrableDomain };
    const requests = [navigation(OWN, { at: 100 }), ...others, request];
    return whyNoCookies(request, null, { ...shown, requests })?.reason.code ?? null;
  };
  expect(reason([])).toBe('CookiesProbablyBlocked');
  expect(reason([], 'chrome')).toBeNull();
  expect(reason([], 'firefox', OTHER_HOST)).toBeNull();
  expect(reason([image(ADS, { Cookie: 'a=1' })])).toBeNull();
  expect(reason([image(ADS, { 'Sec-Fetch-Storage-Access': 'none' })])).toBeNull();
});
