import { expect, test } from 'vitest';
import { readCookies, writeCookies } from '../../../src/formats/formats.ts';

test.each([
  ['', undefined, 'netscape'],
  ['hello', 'cookies.csv', 'csv'],
  ['hello', 'request.sh', 'curl'],
] as const)('%j of %s is not recognised, and the nearest format is named', (text, fileName, format) => {
  expect(readCookies(text, { fileName })).toEqual({
    format,
    cookies: [],
    problems: [{ code: 'notRecognised', line: 1, column: 1, data: {} }],
  });
});

test('a file that is named as JSON and is none is called so, at the place', () => {
  const problems = [{ code: 'notJson', line: 1, column: 1, data: {} }];
  expect(readCookies('hello', { fileName: 'cookies.json' }).problems).toEqual(problems);
});

test('a cookie without a domain is of the host of the URL that the caller knows', () => {
  const text = '[{"name":"n","value":"v","path":"/","secure":true}]';
  const { cookies } = readCookies(text, { url: 'https://www.shop.test/a' });
  expect(cookies.map(({ cookie }) => [cookie.domain, cookie.hostOnly])).toEqual([['www.shop.test', true]]);
  expect(readCookies(text).problems).toMatchObject([{ code: 'missingField', data: { field: 'domain' } }]);
});

test('a format that is not known is a bug of the caller', () => {
  expect(() => writeCookies([], 'nothing' as 'crumb')).toThrow('nothing');
});
