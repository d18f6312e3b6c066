import { describe, expect, test } from 'vitest';
import { readCookies, writeCookies } from '../../../../src/formats/formats.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';

const ABOUT = { url: 'https://shop.test/x', now: 1_800_000_000_000 };
/** Values that look like a text in another format. */
const VALUES = [
  '{"cookie":"a=1"}',
  '{"cookies":"all"}',
  '{"headers":{"Cookie":"x"}}',
  '[{"name":"a","value":"b","domain":"c.example"}]',
  'setCookie("a", "b")',
  '{"name":"a","value":"b","domain":"c.example"}',
  'document.cookie="a=1"',
  'curl https://a.example -b a=1',
  'Set-Cookie: a=1',
  'fetch("https://a.example")',
  'cookies={"a":"1"}',
  'New-Object System.Net.Cookie("a","b")',
  'Cookie: a=1',
  'name,value,domain',
];
const FORMATS = ['header', 'curl', 'set-cookie', 'document-cookie', 'netscape', 'csv'] as const;

describe.each(FORMATS)('%s', (format) => {
  test.each(VALUES)('is read as what it is with a value like %j', (value) => {
    const cookie = (name: string, content: string) =>
      sampleCookie({ name, value: content, domain: 'shop.test', hostOnly: true, path: '/' });
    for (const jar of [
      [cookie('n', value)],
      [cookie('first', '1'), cookie('n', value)],
      [cookie('n', value), cookie('last', '2')],
    ]) {
      const { text, losses } = writeCookies(jar, format, ABOUT);
      expect(losses.filter(({ code }) => code === 'value' || code === 'omitted')).toEqual([]);
      const back = readCookies(text, ABOUT);
      expect(back, text).toMatchObject({ format, problems: [] });
      expect(back.cookies.map(({ cookie: { name, value: read } }) => [name, read])).toEqual(
        jar.map(({ name, value: written }) => [name, written]),
      );
    }
  });
});

test.each([
  'consent={"cookies":"all"}; sid=1',
  'sid=1; consent={"cookie":"a"}',
  'GET / HTTP/1.1\nHost: shop.test\nCookie: consent={"cookies":"all"}; sid=1',
  'consent\t{"cookies":"all"}\tshop.test\t/\tSession\t20\t\t✓\t\t\t\tMedium\nsid\t1\tshop.test\t/\tSession\t4\t\t✓\tLax\t\t\tMedium',
])('a value that is JSON about cookies is the value of a cookie: %j', (text) => {
  const { cookies } = readCookies(text, ABOUT);
  expect(cookies.map(({ cookie }) => cookie.name).sort()).toEqual(['consent', 'sid']);
});

test.each([
  ["url='https://a.example';cookies={'a':'1'}", 'a.example'],
  ['headers={"Cookie":"a=1"}', 'shop.test'],
  ['r=requests.get("https://a.example",cookies={"a":"1"})', 'a.example'],
  ['x={"cookie":"a=1; b=2","url":"https://a.example"}', 'a.example'],
  ['x=1;document.cookie="a=1"', 'shop.test'],
])('code on one line is no Cookie header: %j', (text, domain) => {
  expect(readCookies(text, ABOUT).cookies[0]?.cookie).toMatchObject({ name: 'a', value: '1', domain });
});

test('a name that begins like JSON is read again as it was', () => {
  const jar = [sampleCookie({ name: '[1', value: '2' })];
  const { text } = writeCookies(jar, 'header', ABOUT);
  expect(readCookies(text, ABOUT).cookies[0]?.cookie).toMatchObject({ name: '[1', value: '2' });
});

test.each([
  ['header', '```'],
  ['csv', '```'],
  ['header', 'Set-Cookie3:'],
  ['csv', 'Set-Cookie3:'],
] as const)('a %s whose first cookie has the name %j is read again as it was', (format, name) => {
  const { text } = writeCookies([sampleCookie({ name })], format, ABOUT);
  expect(readCookies(text, ABOUT)).toMatchObject({ format, cookies: [{ cookie: { name, value: 'v' } }], problems: [] });
});

test.each(['set-cookie', 'document-cookie', 'netscape'] as const)(
  '%s does not have a cookie that is too long to be read again, and says so',
  (format) => {
    const jar = [sampleCookie({ name: 'a' }), sampleCookie({ name: 'b', value: 'x'.repeat(65_530) })];
    const { text, losses } = writeCookies(jar, format, ABOUT);
    expect(losses.filter(({ id }) => id.name === 'b').map(({ code }) => code)).toEqual(['tooLong', 'omitted']);
    const back = readCookies(text, ABOUT);
    expect(back).toMatchObject({ cookies: [{ cookie: { name: 'a' } }], problems: [] });
  },
);
