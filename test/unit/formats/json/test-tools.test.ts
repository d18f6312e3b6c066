import { describe, expect, test } from 'vitest';
import { readCookies } from '../../../../src/formats/formats.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';
import { codesOf, OTHER, SID } from './samples.ts';

test('Playwright 1.65: -1 is a session, no sameSite is none, and an absent ancestor flag is true', () => {
  const cookies = [
    {
      name: 'sid',
      value: 'a b=',
      domain: '.shop.test',
      path: '/',
      expires: 1_800_000_000.5,
      httpOnly: true,
      secure: true,
      sameSite: 'None',
    },
    { name: 'n', value: 'v', domain: 'www.shop.test', path: '/', expires: -1, httpOnly: false, secure: false },
    {
      name: 'p',
      value: 'v',
      domain: 'www.shop.test',
      path: '/',
      expires: -1,
      httpOnly: false,
      secure: true,
      partitionKey: 'https://other.test',
    },
    {
      name: 'q',
      value: 'v',
      domain: 'www.shop.test',
      path: '/',
      expires: -1,
      httpOnly: false,
      secure: true,
      partitionKey: 'https://shop.test',
      _crHasCrossSiteAncestor: false,
    },
  ];
  const origins = [{ origin: 'https://www.shop.test', localStorage: [{ name: 'a', value: 'b' }] }];
  expect(codesOf(JSON.stringify({ cookies, origins }))).toEqual({
    format: 'playwright',
    problems: [],
    cookies: [
      sampleCookie(SID),
      sampleCookie(),
      sampleCookie({ name: 'p', secure: true, partitionKey: OTHER }),
      sampleCookie({
        name: 'q',
        secure: true,
        partitionKey: { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: false },
      }),
    ],
    warnings: [['storageIgnored'], ['storageIgnored'], ['partitionUnclear', 'storageIgnored'], ['storageIgnored']],
  });
  expect(codesOf(JSON.stringify(cookies)).format).toBe('playwright');
});

test.each([
  ['a string', 'https://other.test', ['partitionUnclear']],
  ['the object of the DevTools protocol', OTHER, []],
  ['the object of Puppeteer', { sourceOrigin: 'https://other.test', hasCrossSiteAncestor: true }, []],
] as const)('Puppeteer 24: a partition as %s', (_, partitionKey, warnings) => {
  const cookie = {
    name: 'sid',
    value: 'a b=',
    domain: '.shop.test',
    path: '/',
    expires: 1_800_000_000.5,
    size: 7,
    httpOnly: true,
    secure: true,
    session: false,
    sameSite: 'None',
    priority: 'Medium',
    sourceScheme: 'Secure',
    partitionKey,
  };
  expect(codesOf(JSON.stringify([cookie]))).toEqual({
    format: 'puppeteer',
    problems: [],
    cookies: [sampleCookie({ ...SID, partitionKey: OTHER })],
    warnings: [warnings],
  });
});

test('Puppeteer: a partition as a string beside the flag of Playwright', () => {
  const cookie = {
    name: 'n',
    value: 'v',
    domain: 'www.shop.test',
    path: '/',
    expires: -1,
    size: 2,
    httpOnly: false,
    secure: false,
    session: true,
    partitionKey: 'https://other.test',
    _crHasCrossSiteAncestor: true,
  };
  const { cookies, warnings } = codesOf(JSON.stringify([cookie]));
  expect(cookies).toEqual([sampleCookie({ partitionKey: OTHER })]);
  expect(warnings).toEqual([[]]);
});

test('Cypress 15: expiry and the words of the API', () => {
  const text = JSON.stringify([
    {
      name: 'sid',
      value: 'a b=',
      path: '/',
      domain: '.shop.test',
      hostOnly: false,
      httpOnly: true,
      secure: true,
      expiry: 1_800_000_000.5,
      sameSite: 'no_restriction',
    },
    {
      name: 'n',
      value: 'v',
      path: '/',
      domain: 'www.shop.test',
      httpOnly: false,
      secure: false,
      sameSite: 'unspecified',
    },
  ]);
  expect(codesOf(text)).toEqual({
    format: 'cypress',
    problems: [],
    cookies: [sampleCookie(SID), sampleCookie()],
    warnings: [[], ['hostOnlyAssumed']],
  });
});

test('Selenium: expiry, and what WebDriver does not say', () => {
  const text = JSON.stringify([
    {
      domain: '.shop.test',
      expiry: 1_800_000_000,
      httpOnly: true,
      name: 'sid',
      path: '/',
      sameSite: 'None',
      secure: true,
      value: 'a b=',
    },
    { domain: 'www.shop.test', httpOnly: false, name: 'n', path: '/', secure: false, value: 'v' },
  ]);
  expect(codesOf(text)).toEqual({
    format: 'selenium',
    problems: [],
    cookies: [sampleCookie({ ...SID, expiryTime: 1_800_000_000_000 }), sampleCookie()],
    warnings: [[], ['hostOnlyAssumed', 'sameSiteMissing']],
  });
});

const TOUGH = {
  key: 'sid',
  value: 'a b=',
  expires: '2027-01-15T08:00:00.500Z',
  domain: 'shop.test',
  path: '/',
  secure: true,
  httpOnly: true,
  hostOnly: false,
  pathIsDefault: false,
  creation: '2026-01-01T00:00:00.000Z',
  lastAccessed: '2026-01-01T00:00:00.000Z',
  sameSite: 'none',
};

test('tough-cookie 6.1: an absent flag is false, and maxAge counts from the creation', () => {
  const cookies = [
    TOUGH,
    { key: 'n', value: 'v', domain: 'www.shop.test', path: '/', hostOnly: true, creation: '2026-01-01T00:00:00.000Z' },
    { ...TOUGH, key: 'm', maxAge: 60 },
    { ...TOUGH, key: 'gone', maxAge: '-Infinity' },
    { ...TOUGH, key: 'late', maxAge: 60, creation: undefined },
  ];
  const jar = {
    version: 'tough-cookie@6.1.0',
    storeType: 'MemoryCookieStore',
    rejectPublicSuffixes: true,
    enableLooseMode: false,
    allowSpecialUseDomain: true,
    prefixSecurity: 'silent',
    cookies,
  };
  const created = Date.UTC(2026, 0, 1);
  expect(codesOf(JSON.stringify(jar), 5000)).toEqual({
    format: 'tough-cookie',
    problems: [],
    cookies: [
      sampleCookie(SID),
      sampleCookie(),
      sampleCookie({ ...SID, name: 'm', expiryTime: created + 60_000 }),
      sampleCookie({ ...SID, name: 'gone', expiryTime: 0 }),
      sampleCookie({ ...SID, name: 'late', expiryTime: 65_000 }),
    ],
    warnings: [[], [], [], [], []],
  });
  expect(codesOf(JSON.stringify(cookies)).warnings.at(-1)).toEqual(['expiryMissing']);
});

test('Insomnia: the jar among the resources of an export, and the key that it was taken from', () => {
  const text = JSON.stringify({
    _type: 'export',
    __export_format: 4,
    resources: [
      { _id: 'wrk', name: 'Shop', headers: [{ name: 'a', value: 'b' }] },
      { _type: 'cookie_jar', cookies: [{ ...TOUGH, id: '1' }] },
    ],
  });
  const { format, cookies } = readCookies(text);
  expect(format).toBe('tough-cookie');
  expect(cookies).toEqual([
    { cookie: sampleCookie(SID), warnings: [{ code: 'takenFromKey', data: { key: 'resources[1].cookies' } }] },
  ]);
  expect(codesOf(JSON.stringify([TOUGH])).format).toBe('tough-cookie');
});

describe('WebDriver BiDi', () => {
  const fields = { name: 'a', value: '1', domain: '.a.test', path: '/', size: 2, httpOnly: true, secure: true };

  test('as WebdriverIO 9 gives it keeps the expiry', () => {
    const { format, cookies, warnings } = codesOf(
      JSON.stringify([{ ...fields, sameSite: 'default', expiry: 1_800_000_000, 'goog:session': false }]),
    );
    expect(format).toBe('selenium');
    expect(cookies).toMatchObject([{ value: '1', sameSite: 'unset', expiryTime: 1_800_000_000_000 }]);
    expect(warnings).toEqual([[]]);
  });

  test('has values as texts or octets, and the partition of Chromium', () => {
    const values = [
      { type: 'string', value: 'é' },
      { type: 'base64', value: '/w==' },
    ];
    const cookies = values.map((value) => ({ ...fields, value, sameSite: 'none', 'goog:partitionKey': OTHER }));
    expect(codesOf(JSON.stringify({ result: { cookies } })).cookies).toMatchObject([
      { value: '\xc3\xa9', partitionKey: OTHER },
      { value: '\xff', partitionKey: OTHER },
    ]);
  });

  test.each([{ type: 'base64', value: '/' }, { type: 'string', value: '\ud800' }, { type: 'x', value: '' }, {}])(
    'with the value %j is refused',
    (value) => {
      expect(codesOf(JSON.stringify([{ ...fields, value }])).problems).toEqual(['badField']);
    },
  );
});
