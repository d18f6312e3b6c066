import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { readCookies, writeCookies } from '../../../../src/formats/formats.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';
import { announced, changedFields } from '../changed-fields.ts';
import { anyJar } from '../random-cookies.ts';

const JSON_FORMATS = [
  'crumb',
  'chrome-json',
  'har',
  'playwright',
  'puppeteer',
  'cypress',
  'selenium',
  'tough-cookie',
  'cookiecloud',
  'cookie-quick-manager',
] as const;

/** Formats that put the cookies in another order. */
const REORDERED = ['cookiecloud', 'har'];

/** A name for each cookie by which it is found again, whatever the format changes. */
function numbered(jar: readonly Cookie[]): Cookie[] {
  return jar.map((cookie, index) => ({ ...cookie, name: `${index}.${cookie.name}` }));
}

describe.each(JSON_FORMATS)('%s', (format) => {
  test('gives back each cookie, or differs exactly as it announced before', () => {
    fc.assert(
      fc.property(anyJar, (jar) => {
        const cookies = numbered(jar);
        const { text, losses } = writeCookies(cookies, format, { now: 1_800_000_000_000 });
        const read = readCookies(text);
        expect(read.problems.map(({ code }) => code)).toEqual(cookies.length > 0 ? [] : ['noCookies']);
        if (cookies.length > 0) expect(read.format).toBe(format);
        expect(read.cookies).toHaveLength(cookies.length);
        for (const [index, cookie] of cookies.entries()) {
          const after = REORDERED.includes(format)
            ? read.cookies.find((one) => one.cookie.name.startsWith(`${index}.`))
            : read.cookies[index];
          const own = losses.filter(({ id }) => id.name === cookie.name);
          expect(announced(own)).toEqual(changedFields(cookie, after?.cookie));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('loses nothing of an ordinary cookie of the default store', () => {
    const cookies = [
      sampleCookie(),
      sampleCookie({
        name: 'id',
        domain: 'shop.test',
        hostOnly: false,
        expiryTime: 1_800_000_000_000,
        sameSite: 'lax',
      }),
      sampleCookie({ name: 'sid', secure: true, httpOnly: true, sameSite: 'none', path: '/cart' }),
    ];
    const { text, losses } = writeCookies(cookies, format, {});
    expect(losses).toEqual([]);
    const read = readCookies(text);
    expect(read.cookies.map(({ cookie }) => cookie)).toEqual(expect.arrayContaining(cookies));
    expect(read.format).toBe(format);
  });

  test('the identity of a loss holds no value', () => {
    const secret = sampleCookie({ value: 'secret\xff', storeId: 'firefox-container-2', creationTime: 1 });
    expect(JSON.stringify(writeCookies([secret], format, {}).losses)).not.toContain('secret');
  });
});

test('a text of no cookies is said to have none', () => {
  for (const format of JSON_FORMATS) {
    const read = readCookies(writeCookies([], format, {}).text);
    expect([read.cookies, read.problems]).toEqual([[], [{ code: 'noCookies', line: 1, column: 1, data: {} }]]);
  }
});
