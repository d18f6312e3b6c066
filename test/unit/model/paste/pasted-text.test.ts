import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPastedText } from '../../../../src/model/paste/pasted-text.ts';
import { anyCharacter } from '../../../fixtures/any-character.ts';

const SID = 'sid=1; Path=/; HttpOnly';

describe('the Set-Cookie line is found in', () => {
  test.each([
    ['the line alone', SID, SID, 0],
    ['the line with the name of the field', `Set-Cookie: ${SID}`, SID, 0],
    ['the name in lower case, as over HTTP/2', `set-cookie: ${SID}`, SID, 0],
    ['what curl -v prints', `< Set-Cookie: ${SID}`, SID, 0],
    [
      'all that curl -v prints',
      `* Connected\n> GET / HTTP/1.1\n> Host: a.test\n>\n< HTTP/1.1 200 OK\n< Server: x\n< set-cookie: ${SID}\n<`,
      SID,
      0,
    ],
    ['a response head', `HTTP/1.1 302 Found\r\nLocation: /\r\nSet-Cookie: ${SID}\r\nSet-Cookie: b=2\r\n\r\n`, SID, 1],
    ['two lines of DevTools', `set-cookie\n${SID}`, SID, 0],
    ['two lines of DevTools with a colon', `Set-Cookie:\n${SID}`, SID, 0],
    ['a row of a table', `Set-Cookie\t${SID}`, SID, 0],
    ['configuration of nginx', `add_header Set-Cookie "${SID}" always;`, SID, 0],
    ['configuration of nginx in single quotes', `    add_header Set-Cookie '${SID}';`, SID, 0],
    ['configuration of Apache', `Header always set Set-Cookie "${SID}"`, SID, 0],
    ['PHP', `header('Set-Cookie: ${SID}', false);`, SID, 0],
    ['Node', `response.setHeader('Set-Cookie', '${SID}');`, SID, 0],
    ['Node with a list', `res.setHeader("Set-Cookie", ["${SID}", "b=2"])`, SID, 0],
    ['Python', `response.headers["Set-Cookie"] = "${SID}"`, SID, 0],
    ['page JavaScript', `document.cookie = "sid=1; path=/";`, 'sid=1; path=/', 0],
    ['an object of header fields', `{"content-type":"text/html","set-cookie":["${SID}","b=2"]}`, SID, 1],
    ['a header field of a HAR', `{"name":"Set-Cookie","value":"${SID}"}`, SID, 0],
    [
      "a cookie of Chromium's API",
      '{"domain":".shop.test","expirationDate":1800000000.5,"hostOnly":false,"httpOnly":true,"name":"sid","path":"/","sameSite":"no_restriction","secure":true,"session":false,"storeId":"0","value":"1"}',
      'sid=1; Domain=shop.test; Path=/; Expires=Fri, 15 Jan 2027 08:00:00 GMT; Secure; HttpOnly; SameSite=None',
      0,
    ],
    [
      'a state of Playwright',
      '{"cookies":[{"name":"sid","value":"1","domain":"a.test","path":"/","expires":-1,"httpOnly":false,"secure":false,"sameSite":"Lax"},{"name":"b","value":"2"}],"origins":[]}',
      'sid=1; Domain=a.test; Path=/; SameSite=Lax',
      1,
    ],
    [
      'a line of cookies.txt',
      '#HttpOnly_.shop.test\tTRUE\t/\tTRUE\t1800000000\tsid\t1',
      'sid=1; Domain=shop.test; Path=/; Expires=Fri, 15 Jan 2027 08:00:00 GMT; Secure; HttpOnly',
      0,
    ],
    ['a Cookie header of one cookie', 'Cookie: sid=1', 'sid=1', 0],
    ['several lines', 'a=1; Path=/\nb=2', 'a=1; Path=/', 1],
  ] as const)('%s', (_, text, line, dropped) => {
    expect(readPastedText(text)).toEqual({ line, dropped });
  });

  test.each([
    'a="quoted"; Path=/',
    "it='s'; Path=/",
    'cart={"a":1}; Path=/',
    'a=set-cookie: b',
    'theme=Cookie: x',
    '{a}=1; Path=/',
  ])('a line that looks like something else: %s', (line) => {
    expect(readPastedText(line)).toEqual({ line, dropped: 0 });
  });
});

describe('a word says why there is none in', () => {
  test.each([
    ['a Cookie header of several cookies', 'Cookie: a=1; b=2', 'cookieHeader'],
    ['what a request of curl -v sent', '> GET / HTTP/1.1\n> Cookie: a=1; b=2', 'cookieHeader'],
    ['a URL', 'https://shop.test/?a=1', 'url'],
    ['a command', "curl 'https://shop.test/' -H 'accept: */*'", 'command'],
    ['a response that sets none', 'HTTP/2 200\ncontent-type: text/html\ncache-control: no-store', 'noSetCookie'],
    ['JSON without a cookie', '{"id":1,"items":[1,2]}', 'json'],
  ] as const)('%s', (_, text, problem) => {
    expect(readPastedText(text)).toEqual({ problem });
  });
});

test('nothing is found in an empty text', () => {
  expect([readPastedText(''), readPastedText(' \n\t')]).toEqual([null, null]);
});

test('no text throws, and a line keeps what a person typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 200 }), (text) => {
      const found = readPastedText(text);
      if (found && 'line' in found) expect(typeof found.line).toBe('string');
    }),
  );
});
