import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cookieKey } from '../../../../src/cookie/cookie.ts';
import type { FormatCode } from '../../../../src/formats/format/format-code.ts';
import { readCookies, writeCookies } from '../../../../src/formats/formats.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { anyCookie } from './any-cookie.ts';

const URL = 'https://shop.example/';
const FORMATS: FormatCode[] = ['netscape', 'header', 'curl', 'set-cookie', 'document-cookie', 'csv'];

describe.each(FORMATS)('a text written as %s', (format) => {
  test('is recognised, and gives back the pairs of an ordinary jar', () => {
    const jar = [cookie('sid', { httpOnly: true, secure: true }), cookie('path', { value: 'a=b' }), cookie('domain')];
    const { text } = writeCookies(jar, format, { url: URL });
    const back = readCookies(text, { url: URL });
    expect(back).toMatchObject({ format, problems: [] });
    expect(back.cookies.map(({ cookie: found }) => [found.name, found.value, found.domain])).toEqual(
      jar.map(({ name, value, domain }) => [name, value, domain]),
    );
  });

  test('is recognised with any cookies in it that are not left out', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyCookie, { minLength: 1, maxLength: 4, selector: cookieKey }), (jar) => {
        const named = jar.map((one, at) => ({ ...one, name: `n${at}${one.name}` }));
        const { text, losses } = writeCookies(named, format, { url: URL });
        const omitted = losses.filter(({ code }) => code === 'omitted').length;
        if (omitted === named.length) return;
        const back = readCookies(text, { url: URL });
        expect(back, text).toMatchObject({ format, problems: [] });
        expect(back.cookies).toHaveLength(named.length - omitted);
      }),
      { numRuns: 150 },
    );
  });
});

test('a cookies.txt file for Wget is read as any other', () => {
  const jar = [cookie('a'), cookie('b', { httpOnly: true })];
  const { text, losses } = writeCookies(jar, 'netscape-wget', {});
  expect(losses.map(({ code }) => code)).toEqual(['httpOnly']);
  expect(readCookies(text)).toMatchObject({
    format: 'netscape',
    problems: [],
    cookies: [{}, { cookie: { httpOnly: false } }],
  });
});

test.each(['', 'hello', '<a href="x">y</a>', 'SELECT a = 1', '\0\0', 'https://a.example/?b=1', '{'])(
  '%j is in no format',
  (text) => {
    const { cookies, problems } = readCookies(text);
    expect(cookies).toEqual([]);
    expect(problems).toHaveLength(1);
  },
);
