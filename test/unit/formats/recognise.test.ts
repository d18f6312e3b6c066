import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../src/cookie/octets.ts';
import { readCookies, writeCookies } from '../../../src/formats/formats.ts';
import { sampleCookie } from '../cookie/sample-cookie.ts';

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

test.each([
  ["Chromium's database", 'SQLite format 3\0\x10\0\x01\x01\0@  '],
  ["Safari's file", 'cook\0\0\0\x01\0'],
  ['UTF-16 without a byte order mark', [...'[{"name":"a"}]'].join('\0')],
])('%s is called no text', (_, text) => {
  expect(readCookies(text).problems).toEqual([{ code: 'notText', line: 1, column: 1, data: {} }]);
});

test.each([
  ['set-cookie', '\u2028Set-Cookie3: x'],
  ['netscape', '1\u2028```'],
] as const)('a line separator of Unicode begins no line of %s', (format, value) => {
  const domain = { domain: 'shop.test', hostOnly: false };
  const jar = [sampleCookie({ ...domain, value: toOctets(value) }), sampleCookie({ ...domain, name: 'm' })];
  const { text } = writeCookies(jar, format, {});
  expect(readCookies(text)).toMatchObject({ format, cookies: jar.map((cookie) => ({ cookie })), problems: [] });
});

test.each([
  ['a quote', '"', false],
  ['a variable', '$(x)', false],
  ['the name of the field', 'Cookie:', true],
])(
  'a Cookie header whose first name begins like %s is read again, or its cookies are said to be lost',
  (_, name, isRead) => {
    const jar = [sampleCookie({ name, value: '1' }), sampleCookie({ name: 'b' })];
    const { text, losses } = writeCookies(jar, 'header', {});
    const { cookies } = readCookies(text, { url: 'https://www.shop.test/' });
    const names = cookies.map(({ cookie }) => cookie.name);
    if (isRead) expect(names).toEqual([name, 'b']);
    else expect(names).not.toContain(name);
    expect(losses.filter(({ code }) => code === 'unreadable')).toHaveLength(isRead ? 0 : 2);
  },
);
