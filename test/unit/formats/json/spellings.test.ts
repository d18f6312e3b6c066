import { describe, expect, test } from 'vitest';
import { readCookies } from '../../../../src/formats/formats.ts';
import { API, codesOf, EXPECTED } from './samples.ts';

const BARE = { name: 'n', value: 'v', path: '/', expires: 1_800_000_000 };

describe('fields that tools spell otherwise', () => {
  test.each([
    ['rookiepy', { domain: '.shop.test', secure: true, http_only: true, same_site: 1 }],
    ['lower case', { domain: '.shop.test', secure: true, httponly: true, samesite: 'lax' }],
    ['Java', { domain: '.shop.test', isSecure: true, isHttpOnly: true, sameSite: 'Lax' }],
    ["Firefox's files", { host: '.shop.test', secure: true, httponly: true, sameSite: 1 }],
  ])('of %s are read, and nothing is said to be missing', (_, fields) => {
    const { cookies, problems } = readCookies(JSON.stringify([{ ...BARE, ...fields }]), { url: 'https://page.test/' });
    expect(problems).toEqual([]);
    expect(cookies).toEqual([{ cookie: EXPECTED, warnings: [] }]);
  });

  test('do not count beside the field itself, and are named where they are wrong', () => {
    const fields = { ...BARE, domain: 'www.shop.test', secure: false, isSecure: true, http_only: 'x' };
    expect(readCookies(JSON.stringify([fields])).problems).toMatchObject([
      { code: 'badField', data: { field: 'http_only' } },
    ]);
    expect(codesOf(JSON.stringify([{ ...fields, http_only: false }])).cookies[0]?.secure).toBe(false);
  });

  test.each([
    [-1, 'unset'],
    [0, 'none'],
    [1, 'lax'],
    [2, 'strict'],
    [256, 'unset'],
    ['No Restriction', 'none'],
  ])('SameSite %j is %s, as both engines store it', (sameSite, meant) => {
    expect(codesOf(JSON.stringify([{ ...BARE, domain: 'a.test', sameSite }])).cookies[0]?.sameSite).toBe(meant);
  });
});

test('a partition that no site names is said to be unclear', () => {
  const cookie = { ...BARE, domain: '.shop.test', secure: true, httpOnly: true };
  for (const field of ['partitionKeyOpaque', 'partitioned'])
    expect(codesOf(JSON.stringify([{ ...cookie, [field]: true }])).warnings).toEqual([['partitionUnclear']]);
});

test('the site of first-party isolation is said to be ignored', () => {
  const text = JSON.stringify([{ ...API, firstPartyDomain: 'other.test' }]);
  expect(readCookies(text).cookies[0]?.warnings).toEqual([
    { code: 'unknownField', data: { field: 'firstPartyDomain' } },
  ]);
});

test('an IPv6 address is read without brackets too', () => {
  expect(codesOf(JSON.stringify([{ ...API, domain: '::1', hostOnly: true }])).cookies[0]?.domain).toBe('[::1]');
});

test('a cookie with a URL in place of a domain is recognised', () => {
  expect(codesOf('[{"name":"n","value":"v","url":"https://www.shop.test/a"}]')).toMatchObject({
    problems: [],
    cookies: [{ domain: 'www.shop.test', hostOnly: true }],
  });
});

test('a value that is no text is a problem with its place, also in a list of one', () => {
  expect(readCookies('[{"name":"n","domain":"a.test",\n"value":5}]').problems).toEqual([
    { code: 'badField', line: 2, column: 9, data: { field: 'value' } },
  ]);
});

test('an empty path is /', () => {
  expect(
    codesOf(JSON.stringify([{ ...BARE, domain: '.a.test', path: '', secure: true, httpOnly: true }])),
  ).toMatchObject({
    cookies: [{ path: '/' }],
    warnings: [['pathMissing']],
  });
});

test.each([
  ['OkHttp', 'expiresAt', 1_900_000_000_000],
  ['Java', 'maxAge', 3600],
  ['Foundation', 'expiresDate', 'soon'],
])('a field of %s for when a cookie expires is said to be ignored, unless it says never', (_, field, value) => {
  const cookie = { ...API, hostOnly: true, domain: 'a.test' };
  const session = { ...cookie, expirationDate: null };
  const warningsOf = (more: object) => readCookies(JSON.stringify([{ ...session, ...more }])).cookies[0]?.warnings;
  expect(warningsOf({ [field]: value })).toContainEqual({ code: 'unknownField', data: { field } });
  expect(warningsOf({ [field]: -1 })).toEqual(warningsOf({}));
});

test.each([
  ['WebDriver', { secure: true, httpOnly: true, expiry: 1_900_000_000 }],
  ['Puppeteer', { size: 2, session: true, expires: -1 }],
  ['tough-cookie', { key: 'n', name: undefined, creation: '2026-01-01T00:00:00.000Z' }],
])('a cookie of %s without a domain is of the page alone', (_, fields) => {
  const { cookies } = readCookies(JSON.stringify([{ name: 'n', value: 'v', path: '/', ...fields }]), {
    url: 'https://www.shop.test/',
  });
  expect(cookies[0]).toMatchObject({ cookie: { domain: 'www.shop.test', hostOnly: true } });
});

test.each([
  ['127.1', '127.0.0.1'],
  ['0x7f.1', '127.0.0.1'],
  ['1.2.3.400', undefined],
  ['shop.1', undefined],
])('a domain that ends in a number is an address: %s', (domain, host) => {
  const { cookies } = readCookies(JSON.stringify([{ ...API, hostOnly: true, domain }]));
  expect(cookies[0]?.cookie.domain).toBe(host);
});

test.each([
  ['Invalid Date', null],
  ['2027-01-01T05:30:00+05:30', Date.UTC(2027, 0, 1)],
])('the expiry %j of Postman is read', (expires, time) => {
  const [found] = readCookies(
    JSON.stringify([{ name: 'n', value: 'v', domain: 'a.test', path: '/', expires }]),
  ).cookies;
  expect(found?.cookie.expiryTime).toBe(time);
});

test.each([
  ["CookieCloud's server", { encrypted: `U2FsdGVkX1${'a'.repeat(60)}==` }, 'encrypted'],
  [
    "Bruno's file",
    { domains: [{ cookies: [{ key: 'a', value: `$01:${'0af1'.repeat(8)}`, domain: 'a.test' }] }] },
    'value',
  ],
])('what %s has encrypted is no value', (_, content, field) => {
  const { cookies, problems } = readCookies(JSON.stringify(content), { url: 'https://www.shop.test/' });
  expect(cookies).toEqual([]);
  expect(problems).toMatchObject([{ code: 'encryptedValue', line: 1, data: { field } }]);
});
