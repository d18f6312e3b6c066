import { describe, expect, test } from 'vitest';
import { readCookies, writeCookies } from '../../../../src/formats/formats.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';
import { API, codesOf } from './samples.ts';

const NOW = 1_800_000_000_000;
const SESSION = { ...API, expirationDate: undefined, session: true };
const WEB_DRIVER = {
  name: 'n',
  value: 'v',
  domain: 'a.test',
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'Lax',
};

/** When the cookie of an object expires, and its warnings that are about that; or the problem. */
function expiryOf(object: object) {
  const { cookies, problems } = readCookies(JSON.stringify([object]));
  const [first] = cookies;
  if (!first) return problems.map(({ code, data }) => `${code} ${data.field}`);
  return [
    first.cookie.expiryTime,
    ...first.warnings.map(({ code }) => code).filter((code) => /^expiry|^session/.test(code)),
  ];
}

describe('an expiry is read, whatever tool wrote it', () => {
  test.each([
    ['seconds', 1_800_000_000, [NOW]],
    ['seconds with a fraction', 1_800_000_000.5, [NOW + 500]],
    ['milliseconds', NOW, [NOW, 'expiryInMilliseconds']],
    ['seconds as a text', '1800000000', [NOW]],
    ['milliseconds as a text', String(NOW), [NOW, 'expiryInMilliseconds']],
    ['ISO 8601', '2027-01-15T08:00:00.000Z', [NOW]],
    ['a date of HTTP', 'Fri, 15 Jan 2027 08:00:00 GMT', [NOW]],
    ['the end of the year 9999, rounded up', 253_402_300_800, [253_402_300_800_000]],
  ])('%s', (_, expiry, expected) => {
    expect(expiryOf({ ...API, expirationDate: expiry })).toEqual(expected);
    expect(expiryOf({ ...WEB_DRIVER, expiry })).toEqual(expected);
    expect(expiryOf({ ...WEB_DRIVER, expires: expiry })).toEqual(expected);
  });

  test.each(['tomorrow', '15.01.2027', 'Jan 15, 2027, 8:00:00 AM', 1e15, 13_444_473_600_000_000, true])(
    '%j is none, and is refused',
    (expiry) => {
      expect(expiryOf({ ...API, expirationDate: expiry })).toEqual(['badField expirationDate']);
      expect(expiryOf({ ...WEB_DRIVER, expiry })).toEqual(['badField expiry']);
    },
  );
});

describe('a session cookie', () => {
  test.each([
    ['no expiry', SESSION, [null]],
    ['0 beside session', { ...SESSION, expirationDate: 0 }, [null]],
    ['-1 beside session', { ...SESSION, expirationDate: -1 }, [null, 'sessionUnclear']],
    ['-1 alone', { ...API, expirationDate: -1 }, [null, 'sessionUnclear']],
    ['the word', { ...SESSION, expirationDate: 'Session' }, [null]],
    ['0 of the DevTools protocol', { ...WEB_DRIVER, expires: 0, session: true, size: 2 }, [null]],
    ['-1 of WebDriver', { ...WEB_DRIVER, expiry: -1 }, [null, 'sessionUnclear']],
  ])('is one that has %s', (_, object, expected) => {
    expect(expiryOf(object)).toEqual(expected);
  });

  test('is none that has 0 and is not called one: it expired', () => {
    expect(expiryOf({ ...API, expirationDate: 0 })).toEqual([0]);
  });
});

test('Postman: an expiry in a field of its own beside those of the API', () => {
  const { expirationDate: _, storeId: __, ...rest } = API;
  expect(codesOf(JSON.stringify([{ ...rest, expires: '2027-01-15T08:00:00.000Z' }]))).toMatchObject({
    cookies: [{ expiryTime: NOW, hostOnly: false }],
    warnings: [['storeMissing']],
  });
});

test('an expiry after the year 9999 is written as its end, and never as milliseconds', () => {
  const { text, losses } = writeCookies([sampleCookie({ expiryTime: 8e15 })], 'chrome-json');
  expect(losses.map(({ code }) => code)).toEqual(['expiry']);
  expect(readCookies(text).cookies).toMatchObject([{ cookie: { expiryTime: 253_402_300_799_000 }, warnings: [] }]);
});
