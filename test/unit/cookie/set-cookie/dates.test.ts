import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAnyDate, parseDate } from '../../../../src/cookie/set-cookie/parse-date.ts';
import { parseMaxAge } from '../../../../src/cookie/set-cookie/parse-max-age.ts';

const iso = (text: string, agent: 'chrome' | 'firefox') => {
  const moment = parseDate(text, agent);
  return moment === null ? null : new Date(moment).toISOString().replace('.000Z', 'Z');
};
const END = '2027-12-31T23:59:59Z';

test.for<[text: string, chrome: string | null, firefox: string | null]>([
  ['Fri, 31 Dec 2027 23:59:59 GMT', END, END],
  ['Fri, 31-Dec-2027 23:59:59 GMT', END, END],
  ['Friday, 31-Dec-27 23:59:59 GMT', END, END],
  ['Fri Dec 31 23:59:59 2027', END, END],
  ['23:59:59 31 December 2027', END, END],
  ['Thu, 1 Jan 1970 0:0:0 GMT', '1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z'],
  ['1 Jan 70 00:00:00', '1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z'],
  ['1 Jan 69 00:00:00', '2069-01-01T00:00:00Z', '2069-01-01T00:00:00Z'],
  ['31 Dec 2027', null, '2027-12-31T00:00:00Z'],
  ['Fri, 31 Dec 2027 23:59:59 +0200', END, '2027-12-31T21:59:59Z'],
  ['Fri, 31 Dec 2027 23:59:59 EST', END, '2028-01-01T04:59:59Z'],
  ['Fri, 31 Dec 2027 25:59:59 GMT', null, '2028-01-01T01:59:59Z'],
  ['31 Feb 2027 00:00:00', null, '2027-03-03T00:00:00Z'],
  ['31 Dec 2027 11:59 pm', null, '2027-12-31T23:58:44Z'],
  ['31 Dec 2027 11:59', null, '2027-12-31T11:58:12Z'],
  ['31 Dec 2027 11:599', null, '2027-12-31T00:00:00Z'],
  ['31 Dec 2027 11:59:598', null, '2027-12-31T00:00:00Z'],
  ['6/16/2027 10:00:00', null, '2027-06-16T10:00:00Z'],
  ['16-6-27 10:00:00', null, '2027-06-16T10:00:00Z'],
  ['24th Nov 2027 10:00:00', null, null],
  ['1 Nov 2027x 2026 10:00:00', '2026-11-01T10:00:00Z', '2026-11-01T10:00:00Z'],
  ['1 Nov 2027 006:05:04', '2027-11-01T06:05:04Z', '2027-11-01T00:00:00Z'],
  ['1 Nov 2027 6:5:4x', null, '2027-11-01T06:05:04Z'],
  ['2027-12-31', null, null],
  ['2027-12-31T23:59:59Z', null, null],
  ['1830297599', null, null],
  ['0', null, null],
  ['-1', null, null],
  ['soon', null, null],
  ['', null, null],
])('"%s" is %s in Chromium, %s in Firefox', ([text, chrome, firefox]) => {
  expect(iso(text, 'chrome')).toBe(chrome);
  expect(iso(text, 'firefox')).toBe(firefox);
});

test.for<[text: string, chrome: string | null, firefox: string | null]>([
  ['Thu, 01 Jan 1970 00:00:00 GMT', '1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z'],
  ['Mon, 29 Feb 2027 00:00:00 GMT', null, '2027-03-01T00:00:00Z'],
  ['Tue, 29 Feb 2028 00:00:00 GMT', '2028-02-29T00:00:00Z', '2028-02-29T00:00:00Z'],
  ['Mar, 31 Dec 2027 00:00:00 GMT', '2027-03-31T00:00:00Z', '2027-03-31T00:00:00Z'],
  ['Fri, 31 Dec 2027 23:59:60 GMT', null, '2028-01-01T00:00:00Z'],
])('"%s", in the form of HTTP dates, is %s in Chromium, %s in Firefox', ([text, chrome, firefox]) => {
  expect(iso(text, 'chrome')).toBe(chrome);
  expect(iso(text, 'firefox')).toBe(firefox);
});

test('the fast path for the date form of servers gives the same result as the full algorithm', () => {
  const two = (least: number, most: number) =>
    fc.integer({ min: least, max: most }).map((number) => `${number}`.padStart(2, '0'));
  const word = (words: string) => fc.constantFrom(...words.split(' '));
  const month = word('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
  const date = fc
    .tuple(
      word('Mon Sun'),
      two(0, 32),
      month,
      fc.integer({ min: 1960, max: 2110 }),
      two(0, 24),
      two(0, 60),
      word('- +'),
    )
    .map(([week, day, name, year, hour, minute, gap]) => {
      const between = gap === '-' ? '-' : ' ';
      return `${week}, ${day}${between}${name}${between}${year} ${hour}:${minute}:${minute} GMT`;
    });
  fc.assert(
    fc.property(date, fc.constantFrom('chrome' as const, 'firefox' as const), (text, agent) => {
      expect(parseDate(text, agent)).toBe(parseAnyDate(text, agent));
    }),
    { numRuns: 500 },
  );
});

const AT_ONCE = Number.NEGATIVE_INFINITY;
test.for<[text: string, chrome: number | null, firefox: number | null]>([
  ['60', 60, 60],
  ['060', 60, 60],
  ['0', AT_ONCE, AT_ONCE],
  ['-5', AT_ONCE, AT_ONCE],
  ['-', null, AT_ONCE],
  ['-x', null, AT_ONCE],
  ['+100', 100, null],
  ['3600.5', null, null],
  ['1e3', null, null],
  ['"60"', null, null],
  ['', null, null],
])('Max-Age=%s is %s in Chromium, %s in Firefox', ([text, chrome, firefox]) => {
  expect(parseMaxAge(text, 'chrome')).toBe(chrome);
  expect(parseMaxAge(text, 'firefox')).toBe(firefox);
});
