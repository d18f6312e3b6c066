import { describe, expect, test } from 'vitest';
import { readCookies } from '../../../../src/formats/formats.ts';
import { codesOf, EXPECTED } from './samples.ts';

const NET = { Name: 'n', Value: 'v', Domain: '.shop.test', Path: '/', Secure: true, HttpOnly: true, SameSite: 'Lax' };
const SYSTEM = {
  Comment: '',
  CommentUri: null,
  Discard: false,
  Expired: false,
  Port: '',
  TimeStamp: '2026-01-01T00:00:00.1234567+01:00',
  Version: 0,
};

describe('a cookie in the words of .NET and Go', () => {
  test.each([
    ['System.Net.Cookie', { ...NET, ...SYSTEM, Expires: '2027-01-15T09:00:00+01:00' }],
    ['Windows PowerShell', { ...NET, ...SYSTEM, Expires: '/Date(1800000000000)/' }],
    ['Selenium', { ...NET, Expiry: '2027-01-15T08:00:00Z' }],
    ['ASP.NET Core', { ...NET, Expires: '2027-01-15T08:00:00.0000000Z', SameSite: 1 }],
    [
      'Go',
      { ...NET, Expires: '2027-01-15T08:00:00Z', RawExpires: '', MaxAge: 0, SameSite: 2, Raw: '', Unparsed: null },
    ],
  ])('of %s is read', (_, object) => {
    for (const text of [JSON.stringify([object]), JSON.stringify(object)])
      expect(codesOf(text)).toEqual({ format: 'chrome-json', problems: [], cookies: [EXPECTED], warnings: [[]] });
  });

  test.each(['0001-01-01T00:00:00', '0001-01-01T00:00:00Z', '/Date(-62135596800000)/', null])(
    'is a session cookie with the expiry %j',
    (Expires) => {
      expect(codesOf(JSON.stringify([{ ...NET, Expires }])).cookies[0]?.expiryTime).toBe(null);
    },
  );

  test.each([
    [0, 'unset'],
    [1, 'unset'],
    [2, 'lax'],
    [3, 'strict'],
    [4, 'none'],
  ])('has SameSite %j of Go, which is %s', (SameSite, meant) => {
    expect(codesOf(JSON.stringify([{ ...NET, SameSite, RawExpires: '' }])).cookies[0]?.sameSite).toBe(meant);
  });

  test('says that a lifetime counts from a moment that is not known', () => {
    expect(codesOf(JSON.stringify([{ ...NET, MaxAge: 60, RawExpires: '' }])).warnings).toEqual([['expiryUnclear']]);
  });

  test('is expired if Go deletes it', () => {
    const read = codesOf(JSON.stringify([{ ...NET, MaxAge: -1, RawExpires: '' }]));
    expect(read).toMatchObject({ cookies: [{ expiryTime: 0 }], warnings: [['deletion']] });
  });

  test('has the place of a wrong field', () => {
    expect(readCookies(JSON.stringify([{ ...NET, Secure: 'x' }])).problems).toMatchObject([
      { code: 'badField', column: 68, data: { field: 'Secure' } },
    ]);
  });
});

test.each(['2027-01-15T08:00:00', '2027-01-15 08:00:00', '2027-01-15T08:00:00.000'])(
  'an expiry without a time zone is taken as UTC, and a warning says so: %s',
  (expires) => {
    const cookie = { name: 'n', value: 'v', domain: 'a.test', path: '/', secure: true, httpOnly: true, expires };
    expect(codesOf(JSON.stringify([cookie]))).toMatchObject({
      cookies: [{ expiryTime: 1_800_000_000_000 }],
      warnings: [['zoneAssumed']],
    });
    const csv = `name,value,domain,expires\nn,v,a.test,${expires}`;
    expect(codesOf(csv).warnings[0]).toContain('zoneAssumed');
  },
);

test('a cookie of Go with Partitioned is said to have a partition that the text does not name', () => {
  const cookie = {
    Name: 'a',
    Value: 'b',
    Domain: '.a.test',
    Path: '/',
    Partitioned: true,
    SameSite: 1,
    RawExpires: '',
  };
  const [found] = readCookies(JSON.stringify([{ ...cookie, Secure: true, HttpOnly: true }])).cookies;
  expect(found?.warnings).toEqual([{ code: 'partitionUnclear', data: {} }]);
});
