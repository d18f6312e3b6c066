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
    ['Markdown with the name in bold', `**Set-Cookie:** ${SID}`, SID, 0],
    ['Markdown with the name in bold and the line as code', `- **Set-Cookie**: \`${SID}\``, SID, 0],
    ['PHP', `header('Set-Cookie: ${SID}', false);`, SID, 0],
    ['Node', `response.setHeader('Set-Cookie', '${SID}');`, SID, 0],
    ['Node with a list', `res.setHeader("Set-Cookie", ["${SID}", "b=2"])`, SID, 1],
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
    [
      'a response that Postman stored',
      JSON.stringify({
        response: [{ cookie: [{ key: 'sid', value: '1', domain: 'a.test', path: '/', httpOnly: true }] }],
      }),
      'sid=1; Domain=a.test; Path=/; HttpOnly',
      0,
    ],
    ['a log with times', `2026-11-30T10:00:00.123Z stdout F < Set-Cookie: ${SID}`, SID, 0],
    ['a log of docker compose', `web-1  | 2026-11-30 10:00:00 [debug] set-cookie: ${SID}`, SID, 0],
    ['the wire log of a client', `DEBUG wire - http-outgoing-0 << "Set-Cookie: ${SID}[\\r][\\n]"`, SID, 0],
    ['JSON in a log', JSON.stringify({ level: 30, res: { headers: { 'set-cookie': SID } } }), SID, 0],
    ['JSON in a string of JSON', JSON.stringify(JSON.stringify({ headers: { 'Set-Cookie': SID } })), SID, 0],
    ['a part of such a string', `"headers":"{\\"Set-Cookie\\":\\"${SID}\\"}"`, SID, 0],
    ['a coloured terminal', `\x1b[36mset-cookie\x1b[0m: ${SID}`, SID, 0],
    ['grep, diff and a comment', `resp.txt:12:+# Set-Cookie: ${SID}`, SID, 0],
    ['a folded line', 'Set-Cookie: sid=1;\n  Path=/;\n  HttpOnly', SID, 0],
    ['a continued line', 'set-cookie: sid=1; \\\n  Path=/; HttpOnly\nserver: x', SID, 0],
    [
      'a date that a mail broke',
      'a=1; Expires=Fri,\n15 Jan 2027 08:00:00 GMT',
      'a=1; Expires=Fri, 15 Jan 2027 08:00:00 GMT',
      0,
    ],
    ['names and values in turns', `vary\nset-cookie\nset-cookie\n${SID}\nset-cookie\nb=2\nserver\nx`, SID, 1],
    ['a field of markup', `<add name="Set-Cookie" value="${SID}" />`, SID, 0],
    ['a part of a HAR', `"headers": [\n{\n"name": "Set-Cookie",\n"value": "${SID}"\n}]`, SID, 0],
    [
      'an entry of a HAR, not the cookies of its request',
      JSON.stringify({
        request: { cookies: [{ name: 'z', value: '1' }], headers: [] },
        response: {
          headers: [
            { name: 'Server', value: 'x' },
            { name: 'Set-Cookie', value: SID },
          ],
        },
      }),
      SID,
      0,
    ],
    [
      "headers in Firefox's DevTools",
      JSON.stringify({ 'Antwort-Kopfzeilen (1 KB)': { headers: [{ name: 'set-cookie', value: SID }] } }),
      SID,
      0,
    ],
    [
      "cookies in Firefox's DevTools",
      JSON.stringify({ 'Cookies de la réponse': { sid: { httpOnly: true, path: '/', samesite: 'Lax', value: '1' } } }),
      'sid=1; Path=/; HttpOnly; SameSite=Lax',
      0,
    ],
    [
      'a stored cookie of Firefox',
      'sid:"1"\nDomain:".a.test"\nExpires / Max-Age:"Session"\nHostOnly:false\nHttpOnly:true\nPath:"/"\nSecure:true',
      'sid=1; Domain=a.test; Path=/; Secure; HttpOnly',
      0,
    ],
    [
      "a row of Chromium's table",
      'sid\t1\ta.test\t/\tSitzung\t4\t✓\t✓\tNone\thttps://b.test\t✓\tMedium',
      'sid=1; Path=/; Secure; HttpOnly; SameSite=None; Partitioned',
      0,
    ],
    [
      'a cookie of cookieStore',
      '{"domain":null,"expires":1800000000000,"name":"a","path":"/","partitioned":true,"sameSite":"strict","secure":true,"value":"1"}',
      'a=1; Path=/; Expires=Fri, 15 Jan 2027 08:00:00 GMT; Secure; SameSite=Strict; Partitioned',
      0,
    ],
    ['cookies of a function in the cloud', JSON.stringify({ statusCode: 200, cookies: [SID, 'b=2'] }), SID, 1],
    ['cookies.txt with spaces', 'a.test FALSE / FALSE 0 sid 1', 'sid=1; Path=/', 0],
    ['configuration without quotes', 'add_header Set-Cookie sid=1;Path=/;', 'sid=1;Path=/;', 0],
    ['a constant of a library', `headers.add(HttpHeaders.SET_COOKIE, "${SID}");`, SID, 0],
    ['strings of octets', `(b'set-cookie', b'${SID}'), (b'date', b'x')`, SID, 0],
    ['a map of Java', `{Set-Cookie=[${SID}], Date=[x]}`, SID, 0],
    ['a map of Go', `map[Date:[x] Set-Cookie:[${SID}]]`, SID, 0],
    ['two lines in one string', `"Set-Cookie"=>"${SID}\\nb=2"`, SID, 1],
    ['a head as one string', `HTTP/1.1 200 OK\\r\\nSet-Cookie: ${SID}\\r\\n\\r\\n`, SID, 0],
    ['escapes of a string', 'document.cookie = "a=\\u00e9\\x41"', 'a=\u00e9A', 0],
    ['a list that a console prints', `(2) ['${SID}', 'b=2']`, SID, 1],
    ['binaries of Erlang', `{<<"set-cookie">>, <<"${SID}">>}`, SID, 0],
    ['a table of Markdown', `| Set-Cookie | ${SID} |`, SID, 0],
    ['a bracket with spaces', `{ Set-Cookie: [ ${SID} ] }`, SID, 0],
    ['a line in quotes', `"${SID}",`, SID, 0],
    ['a fence of Markdown', `\`\`\`http\nSet-Cookie: ${SID}\n\`\`\``, SID, 0],
    ['a Cookie header of one cookie', 'Cookie: sid=1', 'sid=1', 0],
    ['several lines', 'a=1; Path=/\nb=2', 'a=1; Path=/', 1],
    [
      'what curl -v says of a cookie that it stored',
      '* Added cookie sid="1" for domain a.test, path /app, expire 1800000000',
      'sid=1; Path=/app; Expires=Fri, 15 Jan 2027 08:00:00 GMT',
      0,
    ],
    [
      'the same of the end of the session',
      '* Replaced cookie sid="" for domain a.test, path /, expire 0',
      'sid=; Path=/',
      0,
    ],
    [
      'a line broken before a time',
      'Set-Cookie: sid=1; Expires=Fri, 15 Jan 2027\n 08:00:00 GMT; Path=/',
      'sid=1; Expires=Fri, 15 Jan 2027 08:00:00 GMT; Path=/',
      0,
    ],
    [
      'a line broken before a month',
      'Set-Cookie: sid=1; Expires=Fri, 15\n Jan 2027 08:00:00 GMT; Path=/\nSet-Cookie: b=2',
      'sid=1; Expires=Fri, 15 Jan 2027 08:00:00 GMT; Path=/',
      1,
    ],
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
    '"foo"=1',
    'my_cookie=true',
    'state=header(x);Path=/',
    'session cookie=1',
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
    ['a Cookie header of a command', "-H 'Cookie: a=1; b=2'", 'cookieHeader'],
    ['two lines of a request of DevTools', ':method\nGET\ncookie\na=1; b=2', 'cookieHeader'],
    ['cookies that an API received', '{"headers":{"Cookie":"a=1; b=2"}}', 'cookieHeader'],
    ['a command after a prompt', 'me@host:~$ curl -I https://shop.test/', 'command'],
    ['a request of page JavaScript', 'await fetch("https://shop.test/", {"headers":{"cookie":"a=1"}})', 'command'],
    ['fields in turns that set none', 'cache-control\nno-store\nserver\nnginx', 'noSetCookie'],
    ['a field that names it', 'access-control-expose-headers: Set-Cookie\nserver: x=1', 'noSetCookie'],
    ['Express', "res.cookie('sid', '1', { httpOnly: true, path: '/' });", 'code'],
    ['Django', "response.set_cookie('sid', '1', httponly=True)", 'code'],
    ['PHP that computes it', "header('Set-Cookie: sid=' . $id . '; Path=/');", 'code'],
    ['JavaScript that computes it', 'document.cookie = "sid=" + id + "; path=/";', 'code'],
    ['a template of JavaScript', `document.cookie = \`sid=\${token}; path=/\``, 'code'],
    ['a template in a header field', `res.setHeader('Set-Cookie', [\`sid=\${token}; Path=/\`])`, 'code'],
    ['configuration of HAProxy that looks for it', 'rspirep ^(set-cookie:.*) \\1;\\ Secure', 'code'],
    ['Rails', 'cookies[:sid] = { value: "1", httponly: true }', 'code'],
    ['Spring', 'ResponseCookie.from("sid", "1").httpOnly(true).build()', 'code'],
    ['configuration that edits it', 'Header always edit Set-Cookie "(.*)" "$1; Secure"', 'code'],
    ['configuration of nginx with a variable', 'add_header Set-Cookie "sid=$request_id; Path=/";', 'code'],
    ['configuration of Apache with a variable', 'Header set Set-Cookie "sid=%{UNIQUE_ID}e; Path=/"', 'code'],
    ['a setting', "SESSION_COOKIE_SAMESITE = 'None'", 'code'],
    ['a condition of nginx', 'if ($http_cookie ~* "sid=1") { return 403; }', 'code'],
    ['a setting of an environment', 'SESSION_COOKIE_DOMAIN=".a.test"', 'code'],
    ['an object of JavaScript', "{ name: 'sid', value: '1' }", 'code'],
    ['configuration that sends cookies', 'proxy_set_header Cookie "a=1; b=2";', 'cookieHeader'],
    ['a HAR of a request alone', '{"headers":[{"name":"cookie","value":"a=1"}]}', 'cookieHeader'],
    ['a page', '<html><head><title>x=1</title></head>', 'text'],
    ['configuration in XML', '<cookie-config><http-only>true</http-only></cookie-config>', 'text'],
    ['a sentence', 'Hello, how are you?', 'text'],
    ['JSON without a cookie', '{"id":1,"items":[1,2]}', 'json'],
  ] as const)('%s', (_, text, problem) => {
    expect(readPastedText(text)).toEqual({ problem });
  });
});

test('nothing is found in an empty text', () => {
  expect([readPastedText(''), readPastedText(' \n\t')]).toEqual([null, null]);
});

test('a line is what a person typed, whatever is in its value', () => {
  const parts = [
    'set-cookie',
    'Set-Cookie:',
    'cookie:',
    'document.cookie',
    '{"a":1}',
    '\\n',
    'path',
    'fetch(',
    '=',
    '"',
    "'",
    '<',
    '[',
    ')',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts)), fc.constantFrom('', '; Path=/; HttpOnly'), (value, attributes) => {
      const line = `a=${value.join('')}${attributes}`;
      expect(readPastedText(line)).toEqual({ line, dropped: 0 });
      expect(readPastedText(`Set-Cookie: ${line}`)).toEqual({ line, dropped: 0 });
    }),
  );
});

test.each(['set-cookie ', 'set-cookie: "', ';\n path\n', '{"a":', '"\\', '\\', 'cookie.a', 'a@ ', 'set-cookie, \n'])(
  'a long text of %j is read in a moment',
  (text) => {
    const start = performance.now();
    readPastedText(text.repeat(65_536 / text.length));
    expect(performance.now() - start).toBeLessThan(1000);
  },
);

test('no text throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 200 }), (text) => {
      const found = readPastedText(text);
      if (found && 'line' in found) expect(typeof found.line).toBe('string');
    }),
  );
});
