import { expect, test } from 'vitest';
import { readCookies } from '../../../src/formats/formats.ts';

/** An export of Insomnia 11, with the lines of one cookie. */
const file = (...lines: string[]) =>
  [
    'type: collection.insomnia.rest/5.0',
    'collection:',
    '  - url: https://other.test/',
    '    headers:',
    '      - name: Cookie',
    '        value: z=1',
    'cookieJar:',
    '  name: Default Jar',
    '  cookies:',
    '    - id: 1',
    ...lines.map((text) => `      ${text}`),
    'environments:',
    '  data:',
    '    key: no',
    '    domain: cookie',
    '',
  ].join('\n');
const SCOPE = ['domain: www.shop.test', 'path: /', 'hostOnly: true'];

test('the jar of an export of Insomnia is read, and nothing else of it', () => {
  const text = file('key: sid', 'value: abc', ...SCOPE, 'secure: true', 'expires: 2027-01-01T00:00:00.000Z');
  const { format, cookies, problems } = readCookies(text);
  expect([format, problems]).toEqual(['tough-cookie', []]);
  expect(cookies).toMatchObject([
    {
      cookie: {
        name: 'sid',
        value: 'abc',
        domain: 'www.shop.test',
        hostOnly: true,
        secure: true,
        httpOnly: false,
        expiryTime: Date.UTC(2027, 0, 1),
      },
      warnings: [],
    },
  ]);
});

test.each([
  ["'it''s'", "it's"],
  ['"\\"a\\": \\u0041"', '"a": A'],
  ['"true"', 'true'],
  ['123', '123'],
  ['long\n        and longer', 'long and longer'],
  ['"a: b\n        c: d"', 'a: b c: d'],
])('a value is what YAML means by %j', (written, value) => {
  const { cookies, problems } = readCookies(file('key: k', `value: ${written}`, ...SCOPE));
  expect(problems).toEqual([]);
  expect(cookies.map(({ cookie }) => cookie.value)).toEqual([value]);
});

test('what is written in yet another way is refused at its place', () => {
  const place = { code: 'badField', line: 12, column: 14, data: { field: 'value' } };
  for (const written of ['>-', "'open", '"open']) {
    expect(readCookies(file('key: k', `value: ${written}`, ...SCOPE)).problems).toEqual([place]);
  }
});
