import { expect, test } from 'vitest';
import { readCookies } from '../../../../src/formats/formats.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';
import { API, codesOf, OTHER, SID } from './samples.ts';

test('Cookie-Editor 1.13: null for a store and a SameSite that are not set', () => {
  const session = { ...API, expirationDate: undefined, session: true, sameSite: null, storeId: null };
  expect(codesOf(JSON.stringify([API, session], null, 4))).toEqual({
    format: 'chrome-json',
    problems: [],
    cookies: [sampleCookie(SID), sampleCookie({ ...SID, expiryTime: null, sameSite: 'unset' })],
    warnings: [[], ['storeMissing', 'duplicate']],
  });
});

test('EditThisCookie fork 1.7.11: the same with ids', () => {
  const text = JSON.stringify([{ ...API, sameSite: 'unspecified', id: 1 }], null, 4);
  expect(codesOf(text)).toEqual({
    format: 'chrome-json',
    problems: [],
    cookies: [sampleCookie({ ...SID, sameSite: 'unset' })],
    warnings: [[]],
  });
});

test('Get cookies.txt LOCALLY: a cookie that "Export all" writes twice is read once', () => {
  const partitioned = { ...API, partitionKey: OTHER };
  const { cookies, warnings } = codesOf(JSON.stringify([API, partitioned, API]));
  expect(cookies).toEqual([sampleCookie(SID), sampleCookie({ ...SID, partitionKey: OTHER })]);
  expect(warnings).toEqual([[], []]);
});

test('CookieTin 1.0.0: firstPartyDomain of Firefox, whose partitions have no cross-site ancestor', () => {
  const text = JSON.stringify([
    { ...API, storeId: 'firefox-default', firstPartyDomain: '', partitionKey: { topLevelSite: 'https://other.test' } },
  ]);
  expect(codesOf(text)).toEqual({
    format: 'chrome-json',
    problems: [],
    cookies: [
      sampleCookie({
        ...SID,
        storeId: 'firefox-default',
        partitionKey: { topLevelSite: 'https://other.test', hasCrossSiteAncestor: false },
      }),
    ],
    warnings: [[]],
  });
});

test('J2TEAM: the URL beside the list is the host of a cookie without a domain', () => {
  const { domain: _, hostOnly: __, ...bare } = API;
  expect(codesOf(JSON.stringify({ url: 'https://www.shop.test/a', cookies: [API, bare] }))).toEqual({
    format: 'chrome-json',
    problems: [],
    cookies: [sampleCookie(SID), sampleCookie({ ...SID, domain: 'www.shop.test', hostOnly: true })],
    warnings: [[], ['domainAssumed']],
  });
});

test('CookieCloud: each domain, and what its own download leaves out', () => {
  const { expirationDate: _, hostOnly: __, domain: ___, ...bare } = API;
  const text = JSON.stringify({
    cookie_data: { 'shop.test': [API], 'www.shop.test': [{ ...bare, domain: 'www.shop.test' }, bare] },
    local_storage_data: {},
    update_time: '2026-01-01T00:00:00.000Z',
  });
  const own = sampleCookie({ ...SID, domain: 'www.shop.test', hostOnly: true, expiryTime: null });
  expect(codesOf(text)).toEqual({
    format: 'cookiecloud',
    problems: [],
    cookies: [sampleCookie(SID), own],
    warnings: [[], ['hostOnlyAssumed', 'expiryMissing']],
  });
});

test('Cookie Quick Manager: all values are strings, and the host is a URL', () => {
  const text = JSON.stringify([
    {
      'Host raw': 'https://.shop.test/',
      'Name raw': 'sid',
      'Path raw': '/',
      'Content raw': 'a b=',
      Expires: '15-01-2027 08:00:00',
      'Expires raw': '1800000000',
      'Send for': 'Encrypted connections only',
      'Send for raw': 'true',
      'HTTP only raw': 'true',
      'SameSite raw': 'no_restriction',
      'This domain only': 'Valid for subdomains',
      'This domain only raw': 'false',
      'Store raw': 'firefox-default',
      'First Party Domain': '',
    },
    {
      'Host raw': 'http://www.shop.test/',
      'Name raw': 'n',
      'Path raw': '/',
      'Content raw': 'v',
      'Expires raw': '0',
      'Send for raw': 'false',
      'HTTP only raw': 'false',
      'SameSite raw': 'unspecified',
      'This domain only raw': 'true',
      'Store raw': 'firefox-default',
      'First Party Domain': '',
    },
  ]);
  expect(codesOf(text)).toEqual({
    format: 'cookie-quick-manager',
    problems: [],
    cookies: [
      sampleCookie({ ...SID, expiryTime: 1_800_000_000_000, storeId: 'firefox-default' }),
      sampleCookie({ storeId: 'firefox-default' }),
    ],
    warnings: [[], []],
  });
});

test('the only list of cookies of an object is read, and each cookie says from which key', () => {
  const text = JSON.stringify({ meta: { by: 'a tool' }, accounts: [{ user: 'a', cookies: [API] }] });
  const { format, cookies } = readCookies(text);
  expect(format).toBe('chrome-json');
  expect(cookies).toEqual([
    { cookie: sampleCookie(SID), warnings: [{ code: 'takenFromKey', data: { key: 'accounts[0].cookies' } }] },
  ]);
});

test('of several lists none is taken: the problem names them, and the place of the second', () => {
  const text = JSON.stringify({ a: [API], b: { c: [API] } }, null, 1);
  expect(readCookies(text)).toMatchObject({
    cookies: [],
    problems: [{ code: 'severalLists', line: 18, column: 8, data: { count: 2, keys: 'a, b.c' } }],
  });
});

test('a cookie alone is read too', () => {
  expect(codesOf(JSON.stringify(API)).cookies).toEqual([sampleCookie(SID)]);
});

test('a cookie whose expiry is in the field of another tool keeps it', () => {
  const text = JSON.stringify([
    API,
    { ...API, name: 'b', expirationDate: undefined, session: undefined, storeId: undefined, expires: 5 },
  ]);
  expect(codesOf(text).cookies.map(({ expiryTime }) => expiryTime)).toEqual([1_800_000_000_500, 5000]);
});
