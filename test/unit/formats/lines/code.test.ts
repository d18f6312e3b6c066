import { describe, expect, test } from 'vitest';
import { readCookies } from '../../../../src/formats/formats.ts';

const PAGE = { url: 'https://page.example/' };
const read = (text: string, about = PAGE) => {
  const { format, cookies, problems } = readCookies(text, about);
  return {
    format,
    pairs: cookies.map(({ cookie: { name, value, domain } }) => [name, value, domain]),
    problems: problems.map(({ code }) => code),
  };
};
const both = (domain: string) => ({
  format: 'header',
  pairs: [
    ['a', '1', domain],
    ['b', '2', domain],
  ],
  problems: [],
});
const HEAD = "{ 'Referer': 'https://b.example/', 'Cookie': 'a=1; b=2' }";

describe('code that makes a request', () => {
  test.each([
    [
      'DevTools for Node.js',
      'fetch("https://a.example/x", {\n  "headers": {\n    "cookie": "a=1; b=2",\n    "Referer": "https://b.example/"\n  },\n  "body": null\n});',
    ],
    ['fetch on one line', "fetch('https://a.example/x',{headers:{cookie:'a=1; b=2'}})"],
    ['templates', 'fetch(`https://a.example/x`, { headers: { cookie: `a=1; b=2` } })'],
    ['Headers', 'headers.append("Cookie", "a=1; b=2");\nfetch("https://a.example", options)'],
    ['XMLHttpRequest', "x.open('GET', 'https://a.example/'); x.setRequestHeader('Cookie', 'a=1; b=2')"],
    ['axios', `axios.get('https://a.example/x', {\n  headers: ${HEAD}\n});`],
    ['axios by a configuration', `const config = { method: 'get', url: 'https://a.example/x', headers: ${HEAD} };`],
    ['node:http', "const o = { hostname: 'a.example', path: '/', headers: { 'Cookie': 'a=1; b=2' } };"],
    ['a comment', "fetch('https://a.example', { /* cookie: 'c=3' */ headers: { // it's\n cookie: 'a=1; b=2' } })"],
    ['requests', `r = requests.post("https://a.example", headers=${HEAD})`],
    [
      'requests with a dictionary',
      "cookies = {\n    'a': '1',\n    'b': '2',\n}\n\nheaders = {\n    # 'cookie': 'a=1; b=2',\n    'origin': 'https://b.example',\n}\n\nresponse = requests.get('https://a.example/x', cookies=cookies)",
    ],
    ['requests with dict()', "requests.get('https://a.example', cookies=dict(a='1', b=\"2\"))"],
    ['strings side by side', "headers = {'Cookie': 'a=1; '\n  'b=2', 'x': 'y'}\nrequests.get('https://a.example')"],
    ['strings that are added', "fetch('https://a.example', { headers: { cookie: 'a=1; ' + 'b=2' } })"],
    ['a raw string', "url = 'https://a.example/'\nheaders = {'Cookie': r'a=1; b=2'}"],
    [
      'PHP',
      "curl_setopt($ch, CURLOPT_URL, 'https://a.example/x');\ncurl_setopt($ch, CURLOPT_HTTPHEADER, [\n    'Cookie: a=1',\n]);\ncurl_setopt($ch, CURLOPT_COOKIE, 'b=2');",
    ],
    [
      'Go',
      'req, err := http.NewRequest("GET", "https://a.example/x", nil)\nreq.Header.Set("cookie", "a=1; b=2")\nreq.Header.Set("referer", "https://b.example/")',
    ],
    ['Java', 'newBuilder().uri(URI.create("https://a.example/x")).setHeader("cookie", "a=1; b=2")'],
    ['Ruby', "uri = URI('https://a.example/x')\nreq['Cookie'] = 'a=1; b=2'\nreq['referer'] = 'https://b.example'"],
    ['R', 'cookies = c(\n  a = "1",\n  b = "2"\n)\nres <- httr::GET(url = "https://a.example/x")'],
    ['JSON', '{"url":"https://a.example/","headers":{"cookie":"a=1; b=2","accept":"x"}}'],
    ['JSON with a list of fields', '{"url":"https://a.example","headers":[{"name":"Cookie","value":"a=1; b=2"}]}'],
    [
      'a list of fields with the host, as Charles and Firefox have it',
      '{"headers":[{"name":"Host","value":"a.example"},{"name":"Cookie","value":"a=1; b=2"}]}',
    ],
    ['Postman', '{"header":[{"key":"Cookie","value":"a=1; b=2"}],"url":{"raw":"https://a.example/x"}}'],
    ['a session of requests', "s.cookies.update({'a': '1', 'b': '2'})\ns.get('https://a.example')"],
    ['JSON with the fields alone', '{"accept":"x","cookie":"a=1; b=2","host":"a.example"}'],
  ])('of %s gives the cookies, with its host', (_, text) => {
    expect(read(text)).toEqual(both('a.example'));
  });

  test.each([
    "headers = {\n    'Accept': '*/*',\n    'Cookie': 'a=1; b=2',\n}",
    'cookies = {"a": "1", "b": "2"}',
    'COOKIE="a=1; b=2"',
    '{"cookieString":"a=1; b=2"}',
    '["a=1", "b=2"]',
    "[ 'a=1', 'b=2' ]",
    '{"cookies":["a=1","b=2"]}',
  ])('and names no host is read with that of the page: %j', (text) => {
    expect(read(text)).toEqual(both('page.example'));
    expect(readCookies(text).problems).toMatchObject([
      { code: 'hostMissing', line: text.startsWith('headers') ? 3 : 1, data: { count: 2 } },
    ]);
  });

  test.each([
    [
      "fetch('https://a.example', { headers: { cookie: 'a=1' } });\nfetch('https://b.example', { headers: { cookie: 'b=1' } });",
    ],
    [
      "cookies = {'a': '1'}\nrequests.get('https://a.example', cookies=cookies)\ncookies = {'b': '1'}\nrequests.get('https://b.example', cookies=cookies)",
    ],
  ])('for several hosts gives each cookie the nearest one, and says so: %j', (text) => {
    const { cookies } = readCookies(text, PAGE);
    expect(cookies.map(({ cookie }) => cookie.domain)).toEqual(['a.example', 'b.example']);
    expect(cookies.every(({ warnings }) => warnings.some(({ code }) => code === 'domainAssumed'))).toBe(true);
  });

  test.each([
    ['an escape of JSON', '{ "cookie": "v=\\u0031\\"" }', '1"'],
    ['a single quote', "{ 'cookie': 'v=it\\'s' }", "it's"],
    ['JSON in a value', '{ "cookie": "v={\\"a\\":1}" }', '{"a":1}'],
  ])('has %s', (_, text, value) => {
    expect(read(`fetch("https://a.example", ${text})`).pairs).toEqual([['v', value, 'a.example']]);
  });

  test.each([
    'x\n  "cookie": "a=1',
    'fetch("/", { headers: { "cookie": document.cookie } })',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what is read.
    'fetch("/", { headers: { cookie: `a=${x}` } })',
    'fetch("/", { headers: { cookie: "a=" + x } })',
    'headers = {"Cookie": f"a={x}"}',
    'headers = {"Cookie": "a=\\U0001F600"}',
    "cookies = {'a': token}",
  ])('whose value is not written out has a problem: %j', (text) => {
    expect(read(text)).toEqual({ format: 'header', pairs: [], problems: ['notPlainString'] });
  });

  test('without cookies says which of the commands of DevTools copies them', () => {
    const text = 'fetch("https://a.example/x", {\n  "headers": {"accept": "*/*"},\n  "credentials": "include"\n});';
    expect(read(text)).toEqual({ format: 'header', pairs: [], problems: ['requestWithoutCookies'] });
  });

  test('and names no host says that it is the one of the page', () => {
    const warnings = (text: string) => readCookies(text, PAGE).cookies[0]?.warnings.map(({ code }) => code);
    expect(warnings('cookies = {"a": "1"}')).toContain('domainAssumed');
    expect(warnings('requests.get("https://a.example", cookies={"a": "1"})')).not.toContain('domainAssumed');
  });

  test('has the place of a value that is not written out', () => {
    expect(readCookies('x\n  "cookie": "a=1', PAGE).problems).toEqual([
      { code: 'notPlainString', line: 2, column: 13, data: {} },
    ]);
  });

  test('of more than a mebibyte is not read', () => {
    const text = `fetch("https://a.example", {"cookie": "a=1"})${' '.repeat(1_048_576)}`;
    expect(readCookies(text).problems.map(({ code }) => code)).toEqual(['tooLarge']);
  });
});

test.each([
  [
    'Cookie: "foo"; b=2',
    [
      ['', '"foo"'],
      ['b', '2'],
    ],
  ],
  [
    'Cookie: a="x y"; cookie=5',
    [
      ['a', '"x y"'],
      ['cookie', '5'],
    ],
  ],
  [
    'cookie=1; cookies=2',
    [
      ['cookie', '1'],
      ['cookies', '2'],
    ],
  ],
  [
    'cookie="1"; b=2',
    [
      ['cookie', '"1"'],
      ['b', '2'],
    ],
  ],
])('%j is a Cookie header and no code', (text, expected) => {
  expect(readCookies(text, PAGE).cookies.map(({ cookie }) => [cookie.name, cookie.value])).toEqual(expected);
});

test.each([
  '["cookie", "accept"]',
  'const options = { cookies: jar }',
  'if (name == "cookie") return',
  '// cookie: "a=1"',
])('%j has no cookies', (text) => {
  expect(readCookies(text, PAGE).problems.map(({ code }) => code)).toEqual(['notRecognised']);
});

test('a list of Set-Cookie lines, as getSetCookie() gives it, is read with the attributes', () => {
  const { cookies } = readCookies('["a=1; Path=/x; Secure", "b=2; Domain=page.example; Path=/"]', PAGE);
  expect(cookies.map(({ cookie: { name, path, secure, hostOnly } }) => [name, path, secure, hostOnly])).toEqual([
    ['a', '/x', true, true],
    ['b', '/', false, false],
  ]);
});

test.each(['["a=1","b"]', '["a","b"]', '["x y=1"]', '[["a=1"]]'])('%s is no list of cookies', (text) => {
  expect(readCookies(text, PAGE)).toMatchObject({ cookies: [], problems: [{ code: 'notRecognised' }] });
});
