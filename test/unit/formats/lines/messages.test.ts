import { describe, expect, test } from 'vitest';
import { readCookies, writeCookies } from '../../../../src/formats/formats.ts';
import { cookie } from '../../../fixtures/cookie.ts';

const PAGE = { url: 'https://page.example/' };
const read = (text: string, about: { url?: string } = {}) => {
  const { format, cookies, problems } = readCookies(text, about);
  return {
    format,
    pairs: cookies.map(({ cookie: { name, value, domain } }) => `${domain} ${name}=${value}`),
    problems: problems.map(({ code, line, column }) => `${code} ${line}:${column}`),
  };
};

describe('a request and its response', () => {
  test.each([
    ['curl -v', '> GET / HTTP/2\n> Host: a.example\n> cookie: a=1; b=2\n>\n< HTTP/2 200\n< set-cookie: b=3; Path=/\n'],
    [
      'Fiddler',
      'GET https://a.example/ HTTP/1.1\r\nCookie: a=1; b=2\r\n\r\nHTTP/1.1 200 OK\r\nSet-Cookie: b=3; Path=/\r\n\r\n',
    ],
  ])('of %s give also the cookies that were sent and not set', (_, text) => {
    expect(read(text, PAGE)).toEqual({
      format: 'set-cookie',
      pairs: ['a.example b=3', 'a.example a=1'],
      problems: [],
    });
  });

  test('need a host for what was sent', () => {
    expect(read('Cookie: a=1\nSet-Cookie: b=3; Domain=a.example')).toEqual({
      format: 'set-cookie',
      pairs: ['a.example b=3'],
      problems: ['hostMissing 1:9'],
    });
  });
});

test('a list of cookies with what is not in a header is none', () => {
  expect(read('sid=abc (domain: .a.example, path: /)\nb=2 (domain: a.example, path: /)', PAGE)).toMatchObject({
    pairs: [],
    problems: ['notRecognised 1:1'],
  });
  const { text } = writeCookies([cookie('a', { value: '1 (domain: x)' })], 'header');
  expect(read(text, PAGE).pairs).toEqual(['page.example a=1 (domain: x)']);
});

describe('a variable', () => {
  test.each(['COOKIE=a=1; b=2', 'SITE_COOKIE=a=1; b=2\n'])(
    'whose value is a Cookie header is no cookie: %j',
    (text) => {
      expect(read(text, PAGE).pairs).toEqual(['page.example a=1', 'page.example b=2']);
    },
  );

  test.each(['COOKIE=abc; b=2', 'my_cookie=a=1; b=2', 'Cookie: COOKIE=a=1; b=2'])('may be a cookie: %j', (text) => {
    expect(read(text, PAGE).pairs).toHaveLength(2);
    expect(read(text, PAGE).pairs[0]).toMatch(/cookie=/i);
  });

  test('is not written in place of a cookie with such a name', () => {
    const { text } = writeCookies([cookie('COOKIE', { value: 'a=1' })], 'header');
    expect(text).toBe('Cookie: COOKIE=a=1');
  });
});
