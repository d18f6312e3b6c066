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
