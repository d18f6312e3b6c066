import { describe, expect, test } from 'vitest';
import { readCookies, writeCookies } from '../../../../src/formats/formats.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';

const GOOD =
  '{"name":"n","value":"v","domain":"www.shop.test","path":"/","hostOnly":true,"secure":false,"httpOnly":false,"session":true,"storeId":"0","sameSite":"unspecified"}';
const withField = (field: string) => `[${GOOD},\n${GOOD.replace(/\}$/, `,${field}}`)}]`;

/** Each is read in less than this, in milliseconds, on a busy machine. */
const SOON = 8000;

function readSoon(text: string) {
  const from = performance.now();
  const read = readCookies(text);
  expect(performance.now() - from).toBeLessThan(SOON);
  return read;
}

const NO_COOKIE = [
  ['an empty object', '{}', 'notRecognised', 1, 1],
  ['a bracket alone', '[', 'notJson', 1, 2],
  ['a brace alone', '{', 'notJson', 1, 2],
  ['nothing but a key', '{"cookies"', 'notJson', 1, 11],
  ['a comma too many', '[1,]', 'notJson', 1, 4],
  ['two commas', '[1,,2]', 'notJson', 1, 4],
  ['a member without a value', '{"a":}', 'notJson', 1, 6],
  ['a key without quotes', '{a:1}', 'notJson', 1, 2],
  ['single quotes', "{'a':1}", 'notJson', 1, 2],
  ['a comment', '[\n// no\n]', 'notJson', 2, 1],
  ['two values', '[] []', 'notJson', 1, 4],
  ['the wrong bracket', '[1}', 'notJson', 1, 3],
  ['a string that does not end', '["a', 'notJson', 1, 4],
  ['a line break in a string', '["a\nb"]', 'notJson', 1, 4],
  ['NUL in a string', '["a\0b"]', 'notJson', 1, 4],
  ['NUL between values', '[1\0]', 'notJson', 1, 3],
  ['an unknown escape', '["\\x41"]', 'notJson', 1, 3],
  ['half an escape', '["\\u12"]', 'notJson', 1, 3],
  ['a number with a zero before it', '[01]', 'notJson', 1, 3],
  ['a number without digits', '[-]', 'notJson', 1, 2],
  ['NaN', '[NaN]', 'notJson', 1, 2],
  ['a word', '[truth]', 'notJson', 1, 2],
  ['a byte order mark inside', '[\ufeff1]', 'notJson', 1, 2],
  ['lines that end with CR and LF', '[\r\n1,\r\nx]', 'notJson', 3, 1],
  ['lines that end with CR', '[\r1,\rx]', 'notJson', 3, 1],
  ['cookies cut in the middle', `[${GOOD},\n${GOOD.slice(0, 40)}`, 'notJson', 2, 41],
  ['nesting that is cut', '['.repeat(100_000), 'tooDeep', 1, 101],
  ['deep lists', '['.repeat(100_000) + ']'.repeat(100_000), 'tooDeep', 1, 101],
  ['deep objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'tooDeep', 1, 501],
  ['deep nesting beside cookies', `{"cookies":[${GOOD}],"x":${'['.repeat(200)}${']'.repeat(200)}}`, 'tooDeep', 1, 280],
  ['a list of numbers', '[1,2,3]', 'notRecognised', 1, 1],
  ['a list of lists', '[[],[[]]]', 'notRecognised', 1, 1],
  ['header fields', '[{"name":"Accept","value":"b"}]', 'notRecognised', 1, 1],
  ['pairs without a host', '[{"name":"a","value":"b"}]', 'missingField', 1, 2],
  ['cookies that are no list', '{"cookies":5}', 'notRecognised', 1, 1],
  ['only the prototype', '{"__proto__":{"cookies":5}}', 'notRecognised', 1, 1],
  ['CookieCloud without domains', '{"cookie_data":[]}', 'badField', 1, 16],
  ['CookieCloud with a wrong domain', '{"cookie_data":{"a.test":5}}', 'badField', 1, 26],
  ['CookieCloud with null', '{"cookie_data":null}', 'badField', 1, 16],
  ['a version that is a list', '{"format":"crumb-cookies","version":[1]}', 'badField', 1, 37],
  ['a huge version', '{"format":"crumb-cookies","version":1e308}', 'newerVersion', 1, 37],
  ['a list of null', '{"cookies":[null]}', 'notCookie', 1, 13],
  ['a list of lists of cookies', `{"cookies":[[${GOOD}]]}`, 'notCookie', 1, 13],
] as const;

describe('texts that give no cookie', () => {
  test.each(NO_COOKIE)('%s', (_, text, code, line, column) => {
    const { cookies, problems } = readSoon(text);
    expect(cookies).toEqual([]);
    expect(problems).toMatchObject([{ code, line, column }]);
  });
});

const WRONG_FIELDS = [
  ['"name":null', 'missingField', 'name'],
  ['"name":5', 'badField', 'name'],
  ['"name":{"toString":1}', 'badField', 'name'],
  ['"value":["v"]', 'badField', 'value'],
  ['"value":true', 'badField', 'value'],
  ['"value":"\\ud800"', 'badField', 'value'],
  ['"name":"\\udc00a"', 'badField', 'name'],
  ['"domain":""', 'badField', 'domain'],
  ['"domain":"."', 'badField', 'domain'],
  ['"domain":"..shop.test"', 'badField', 'domain'],
  ['"domain":"a b"', 'badField', 'domain'],
  ['"domain":"shop.test\\u0000"', 'badField', 'domain'],
  ['"domain":"https://shop.test"', 'badField', 'domain'],
  ['"domain":"shop.test:80"', 'badField', 'domain'],
  ['"domain":5', 'badField', 'domain'],
  ['"domain":null', 'missingField', 'domain'],
  ['"path":{}', 'badField', 'path'],
  ['"hostOnly":"true"', 'badField', 'hostOnly'],
  ['"secure":1', 'badField', 'secure'],
  ['"httpOnly":"false"', 'badField', 'httpOnly'],
  ['"session":0', 'badField', 'session'],
  ['"sameSite":"sometimes"', 'badField', 'sameSite'],
  ['"sameSite":3', 'badField', 'sameSite'],
  ['"sameSite":"__proto__"', 'badField', 'sameSite'],
  ['"expirationDate":"tomorrow"', 'badField', 'expirationDate'],
  ['"expirationDate":1e999', 'badField', 'expirationDate'],
  ['"expirationDate":-1e999', 'badField', 'expirationDate'],
  ['"expirationDate":1e300', 'badField', 'expirationDate'],
  ['"storeId":0', 'badField', 'storeId'],
  ['"partitionKey":5', 'badField', 'partitionKey'],
  ['"partitionKey":[]', 'badField', 'partitionKey'],
  ['"partitionKey":"shop.test"', 'badField', 'partitionKey'],
  ['"partitionKey":{"topLevelSite":5}', 'badField', 'partitionKey'],
  ['"partitionKey":{"topLevelSite":"https://a.test","hasCrossSiteAncestor":"no"}', 'badField', 'partitionKey'],
] as const;

describe('a cookie with a wrong field is refused at its place, and the one before it is read', () => {
  test.each(WRONG_FIELDS)('%s', (field, code, name) => {
    const text = withField(field);
    const { cookies, problems } = readSoon(text);
    expect(cookies.map(({ cookie }) => cookie)).toEqual([sampleCookie()]);
    const line = text.split('\n')[1] ?? '';
    const column = code === 'missingField' ? 1 : line.lastIndexOf(field) + field.indexOf(':') + 2;
    expect(problems).toEqual([{ code, line: 2, column, data: { field: name } }]);
  });
});

const COUNT = NO_COOKIE.length + WRONG_FIELDS.length;
test(`${COUNT} malformed texts that are JSON, or nearly, are tried here`, () => {
  expect(COUNT).toBeGreaterThan(60);
});

describe('what is strange and sound', () => {
  test.each([
    ['a member named __proto__', '"__proto__":{"secure":true,"storeId":"9"}', {}],
    ['a member named constructor', '"constructor":5,"hasOwnProperty":5', {}],
    ['NUL, as an escape', '"value":"a\\u0000b"', { value: 'a\0b' }],
    ['a pair of surrogates', '"value":"\\ud83c\\udf6a"', { value: '\xf0\x9f\x8d\xaa' }],
    ['the last of two members', '"value":"x","value":"y"', { value: 'y' }],
    ['a domain in other letters', '"domain":"WWW.Bücher.test"', { domain: 'www.xn--bcher-kva.test' }],
    ['an empty partition', '"partitionKey":{}', {}],
    ['a number with an exponent', '"session":false,"expirationDate":1.8E9', { expiryTime: 1_800_000_000_000 }],
    ['a value of a megabyte', `"value":"${'v'.repeat(1 << 20)}"`, { value: 'v'.repeat(1 << 20) }],
  ])('%s', (_, field, fields) => {
    const { cookies, problems } = readSoon(`[${GOOD.replace(/\}$/, `,${field}}`)}]`);
    expect(problems).toEqual([]);
    expect(cookies).toEqual([{ cookie: sampleCookie(fields), warnings: [] }]);
  });

  test('a byte order mark before the text', () => {
    expect(readSoon(`\ufeff[${GOOD}]`).cookies).toHaveLength(1);
    expect(readSoon('\ufeff[x').problems).toMatchObject([{ line: 1, column: 2 }]);
  });
});

describe('texts that are long', () => {
  test('a text of 50 MB is refused', () => {
    const { cookies, problems } = readSoon(`[${' '.repeat(50_000_000)}]`);
    expect([cookies, problems.map(({ code }) => code)]).toEqual([[], ['tooLarge']]);
  });

  test('as many brackets as a text may have', () => {
    expect(readSoon('['.repeat(33_000_000)).problems).toMatchObject([{ code: 'tooDeep' }]);
  });

  test('30,000 cookies: the first 20,000 are read, and the place of the next is named', () => {
    const { cookies, problems } = readSoon(
      `[${Array.from({ length: 30_000 }, (_, at) => GOOD.replace('"n"', `"${at}"`)).join(',\n')}]`,
    );
    expect(cookies).toHaveLength(20_000);
    expect(problems).toEqual([{ code: 'tooMany', line: 20_001, column: 1, data: { limit: 20_000 } }]);
  });

  test('30,000 wrong cookies: 1000 problems and the number of the others', () => {
    const { problems } = readSoon(`[${GOOD},${Array.from({ length: 30_000 }, () => '5').join(',\n')}]`);
    expect(problems).toHaveLength(1001);
    expect(problems[999]).toMatchObject({ code: 'notCookie', line: 1000 });
    expect(problems[1000]).toEqual({ code: 'moreProblems', line: 1001, column: 1, data: { count: 29_000 } });
  });

  test('20,000 lists of cookies', () => {
    const lists = Array.from({ length: 20_000 }, (_, at) => `"k${at}":[${GOOD}]`);
    expect(readSoon(`{${lists.join(',')}}`).problems).toMatchObject([
      { code: 'severalLists', data: { count: 20_000 } },
    ]);
  });

  test('10,000 cookies are written and read again', () => {
    const jar = Array.from({ length: 10_000 }, (_, at) => sampleCookie({ name: `n${at}` }));
    const { text, losses } = writeCookies(jar, 'chrome-json', {});
    expect(losses).toEqual([]);
    expect(readSoon(text).cookies).toHaveLength(10_000);
  });
});
