import { describe, expect, test } from 'vitest';
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

test.each([
  ["'a=1; b=it\\'s'", ['a=1', "b=it's"]],
  ['"[{\\"name\\":\\"a\\",\\"value\\":\\"1\\",\\"domain\\":\\"a.test\\"}]"', ['a=1']],
])('a string as the console shows it means what is in it: %j', (text, expected) => {
  const { cookies } = readCookies(text, { url: 'https://www.shop.test/' });
  expect(cookies.map(({ cookie }) => `${cookie.name}=${cookie.value}`)).toEqual(expected);
});

test('cookies of the Cookie Store API are read with the host of the page', () => {
  const text =
    '[{"domain":null,"expires":1800000000000,"name":"a","partitioned":false,"path":"/","sameSite":"lax","secure":true,"value":"1"}]';
  expect(readCookies(text, { url: 'https://www.shop.test/' })).toMatchObject({
    cookies: [{ cookie: { domain: 'www.shop.test', hostOnly: true, expiryTime: 1_800_000_000_000, sameSite: 'lax' } }],
    problems: [],
  });
});

test('a format that is not known is a bug of the caller', () => {
  expect(() => writeCookies([], 'nothing' as 'crumb')).toThrow('nothing');
});

describe('a text of a format that is known and without a cookie says so', () => {
  test.each([
    ['# Netscape HTTP Cookie File\n', 'netscape'],
    ["curl 'https://shop.test/' -H 'accept: */*'", 'curl'],
    ['Invoke-WebRequest -Uri "https://shop.test/"', 'curl'],
    ['Cookie: ', 'header'],
    ['{"log":{"entries":[]}}', 'har'],
    ['{"cookies":[],"origins":[]}', 'playwright'],
    ['[]', 'chrome-json'],
  ])('%j', (text, format) => {
    const problems = [{ code: 'noCookies', line: 1, column: 1, data: {} }];
    expect(readCookies(text)).toEqual({ format, cookies: [], problems });
  });
});

describe('whatever the format, a warning says', () => {
  const HEAD = '# Netscape HTTP Cookie File\n';
  const line = (value: string) => `.shop.test\tTRUE\t/\tFALSE\t0\tsid\t${value}\n`;
  const warnings = (text: string) =>
    readCookies(text).cookies.map(({ warnings: said }) =>
      said.map(({ code }) => code).filter((code) => !code.endsWith('Missing')),
    );

  test('that a text has a cookie twice; one that is the same is left out', () => {
    expect(warnings(HEAD + line('1') + line('1') + line('2'))).toEqual([[], ['duplicate']]);
  });

  test('that a character stands where a program could not read the text', () => {
    expect(warnings(HEAD + line('caf\ufffd'))).toEqual([['characterReplaced']]);
    expect(warnings(HEAD + line('café'))).toEqual([[]]);
  });

  test.each([
    [{ origins: [{ origin: 'https://shop.test', localStorage: [{ name: 'a', value: 'b' }] }] }, ['storageIgnored']],
    [{ origins: [{ origin: 'https://shop.test', localStorage: [], indexedDB: [{ name: 'db' }] }] }, ['storageIgnored']],
    [{ origins: [{ origin: 'https://shop.test', localStorage: [] }] }, []],
    [{ origins: [] }, []],
  ])('that storage beside the cookies is not imported: %j', (storage, expected) => {
    const cookie = { name: 'n', value: 'v', domain: 'shop.test', path: '/', expires: -1, httpOnly: true, secure: true };
    expect(warnings(JSON.stringify({ cookies: [cookie], ...storage }))).toEqual([expected]);
  });
});
