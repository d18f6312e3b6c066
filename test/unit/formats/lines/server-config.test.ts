import { describe, expect, test } from 'vitest';
import { readCookies } from '../../../../src/formats/formats.ts';

const PAGE = { url: 'https://page.example/', now: 1_800_000_000_000 };

describe('configuration of a server', () => {
  test('of nginx is read, with the host of its server', () => {
    const text =
      'server {\n  server_name shop.test www.shop.test;\n  location / {\n    add_header Set-Cookie "sid=abc; Path=/x; HttpOnly" always;\n    add_header Set-Cookie \'b="2"; Secure; Max-Age=60\';\n    add_header Set-Cookie c=3;\n    add_header X-Frame-Options DENY;\n  }\n}\n';
    const { format, cookies, problems } = readCookies(text, PAGE);
    expect([format, problems]).toEqual(['set-cookie', []]);
    expect(cookies.map(({ cookie }) => cookie)).toMatchObject([
      { name: 'sid', value: 'abc', domain: 'shop.test', hostOnly: true, path: '/x', httpOnly: true },
      { name: 'b', value: '"2"', secure: true, expiryTime: PAGE.now + 60_000 },
      { name: 'c', value: '3' },
    ]);
  });

  test('of Apache is read, with the host of the page where it names none', () => {
    const text =
      'Header always set Set-Cookie "sid=abc; Domain=shop.test"\nHeader add Set-Cookie "b=\\"2\\"; Path=/" env=x\nHeader append set-cookie c=3\n';
    expect(readCookies(text, PAGE).cookies.map(({ cookie }) => cookie)).toMatchObject([
      { name: 'sid', domain: 'shop.test', hostOnly: false },
      { name: 'b', value: '"2"', domain: 'page.example' },
      { name: 'c', value: '3' },
    ]);
  });

  test.each([
    ['nginx', 'x;\n  add_header Set-Cookie "sid=$request_id; Path=/";', 25],
    ['Apache', '\nHeader set Set-Cookie "sid=%{UNIQUE_ID}e; Path=/"', 23],
    ['an edit of every line', '\nHeader edit Set-Cookie ^(.*)$ "$1; HttpOnly; Secure"', 24],
  ])('that fills in the value is a problem with a place, and no cookie: %s', (_, text, column) => {
    expect(readCookies(text, PAGE)).toMatchObject({
      cookies: [],
      problems: [{ code: 'notPlainString', line: 2, column }],
    });
  });

  test('names no host without a page', () => {
    expect(readCookies('add_header Set-Cookie "a=1";').problems).toMatchObject([{ code: 'hostMissing', line: 1 }]);
  });
});
