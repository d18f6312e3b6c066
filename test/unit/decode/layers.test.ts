import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { codesOf, decode } from './decoded.ts';
import { octets, standard, url } from './made-values.ts';

const CART = '{"cart":[{"sku":"A1","qty":2},{"sku":"B2","qty":1}],"name":"Zoë"}';
const content = JSON.parse(CART);

describe('an encoding is undone', () => {
  const cases: [title: string, value: string, codes: string[], payload: unknown][] = [
    ['JSON as JavaScript encodes it', encodeURIComponent(CART), ['percent-encoding', 'json'], content],
    [
      'JSON encoded twice',
      encodeURIComponent(encodeURIComponent(CART)),
      ['percent-encoding', 'percent-encoding', 'json'],
      content,
    ],
    // js-cookie leaves all but what a cookie must not have.
    ['JSON as js-cookie encodes it', '{%22a%22:%22x+y%22}', ['percent-encoding', 'json'], { a: 'x+y' }],
    ['a string of JSON', encodeURIComponent('"dark"'), ['percent-encoding', 'json'], 'dark'],
    ['JSON as it is', octets(CART), ['json'], content],
    ['a form encoding', 'Zo%C3%AB+Doe%21', ['plus-encoding', 'percent-encoding'], 'Zoë Doe!'],
    ['a form encoding of a plus', 'a+b%2Bc', ['plus-encoding', 'percent-encoding'], 'a b+c'],
    ['a plus beside those of spaces', 'C%2B%2B+and+Java', ['plus-encoding', 'percent-encoding'], 'C++ and Java'],
    ['words with plus', 'John+Doe', ['plus-encoding'], 'John Doe'],
    ['base64 with padding', standard('{"a":12}'), ['base64', 'json'], { a: 12 }],
    ['base64 without padding', url(CART), ['base64url', 'json'], content],
    [
      'base64 in percent-encoding',
      encodeURIComponent(standard('{"a":1234}')),
      ['percent-encoding', 'base64', 'json'],
      { a: 1234 },
    ],
    ['base64 of a text', standard('hello, world'), ['base64'], 'hello, world'],
    ['hex of JSON', Buffer.from(CART).toString('hex'), ['hex', 'json'], content],
    ['gzip', standard(gzipSync(CART)), ['base64', 'gzip', 'json'], content],
    ['deflate', Buffer.from(deflateRawSync(CART)).toString('hex'), ['hex', 'deflate', 'json'], content],
    ['zlib of a text', Buffer.from(deflateSync('words and words')).toString('hex'), ['hex', 'zlib'], 'words and words'],
    ['a query', 'a=1&b=x%20y&a=2&c=', ['query-string'], { a: ['1', '2'], b: 'x y', c: '' }],
    ['a query in percent-encoding', 'a%3D1%26b%3D2', ['percent-encoding', 'query-string'], { a: '1', b: '2' }],
    ['pairs with three bars', 'typ=typein|||src=(direct)', ['key-value-list'], { typ: 'typein', src: '(direct)' }],
  ];
  test.each(cases)('%s', async (_, value, codes, payload) => {
    expect(await codesOf(value)).toEqual(codes);
    expect((await decode(value)).payload).toEqual(payload);
  });

  test('a layer is as certain as what is inside it', async () => {
    const { layers } = await decode(standard(standard('{"a":12}')));
    expect(layers.map(({ code, certainty }) => `${code} ${certainty}`)).toEqual([
      'base64 certain',
      'base64 certain',
      'json certain',
    ]);
  });

  test('a layer says how many octets it has', async () => {
    const { layers } = await decode(encodeURIComponent('{"a":1}'));
    expect(layers.map(({ octets }) => octets)).toEqual([17, 7]);
  });
});

test('JSON says which numbers a payload cannot have exactly', async () => {
  const long = '9'.repeat(400);
  const { layers } = await decode(
    `{"a":-12345678901234567890,"b":9007199254740992,"c":"12345678901234567890","d":0.12345678901234567,"e":${long}}`,
  );
  expect(layers).toMatchObject([{ code: 'json', data: { inexactNumbers: ['-12345678901234567890', long] } }]);
});

test('numbers that Python writes and JSON lacks are texts, within strings they are as they are', async () => {
  const { layers, payload } = await decode('{"NaN": NaN, "a": ["-Infinity\\"NaN", -Infinity]}');
  expect(layers).toMatchObject([{ code: 'json', certainty: 'likely' }]);
  expect(payload).toEqual({ NaN: 'NaN', a: ['-Infinity"NaN', '-Infinity'] });
  expect(await codesOf('{NaN: 1}')).toEqual([]);
});

test('a URL within JSON has escapes that are not those of the value', async () => {
  const { layers, payload } = await decode('{"next":"%2Fa%20b"}');
  expect(layers.map(({ code }) => code)).toEqual(['json']);
  expect(payload).toEqual({ next: '%2Fa%20b' });
});

test('a URL has escapes of its own, which are not those of the value', async () => {
  for (const url of ['https://a.test/?next=%2Fcart%20x', '/cart?next=%2Fa']) {
    const { layers, payload } = await decode(encodeURIComponent(url));
    expect(layers.map(({ code }) => code)).toEqual(['percent-encoding']);
    expect(payload).toBe(url);
    expect((await decode(url)).layers).toMatchObject([{ code: 'percent-encoding', certainty: 'guess' }]);
  }
  expect((await decode(encodeURIComponent(encodeURIComponent('https://a.test/')))).payload).toBe('https://a.test/');
});

describe('quotes are undone by the rules of those who write them', () => {
  // Made by werkzeug 3.1.8 (`dump_cookie`) and Python 3.11 (`http.cookies`).
  const cases: [value: string, code: string, payload: unknown][] = [
    ['"{\\"Sugar\\": 3\\054 \\"Flour\\": 1}"', 'werkzeug-quoted', { Sugar: 3, Flour: 1 }],
    ['"\\346\\227\\245\\346\\234\\254 x"', 'werkzeug-quoted', '日本 x'],
    ['"x\\054y\\073z"', 'werkzeug-quoted', 'x,y;z'],
    ['"back\\\\slash"', 'werkzeug-quoted', 'back\\slash'],
    ['"\\377 \\361"', 'python-quoted', 'ÿ ñ'],
    ['"a=b/c"', 'python-quoted', 'a=b/c'],
    ['"plain"', 'quoted-string', 'plain'],
    ['"a,b"', 'quoted-string', 'a,b'],
  ];
  test.each(cases)('%s is %s', async (value, code, payload) => {
    const decoded = await decode(value);
    expect(decoded.layers[0]?.code).toBe(code);
    expect(decoded.payload).toEqual(payload);
  });

  test('what both would write is named with the other', async () => {
    const { layers } = await decode('"a\\054b"');
    expect(layers).toMatchObject([
      { code: 'werkzeug-quoted', certainty: 'likely', data: { alsoWrittenBy: ['python-quoted'] } },
    ]);
  });

  test('what has nothing to escape may be in quotes of another server', async () => {
    expect((await decode('"v=2&id=7"')).layers[0]).toMatchObject({ code: 'python-quoted', certainty: 'guess' });
  });

  test("what both would write is Python's beside the cookies of Django", async () => {
    const siblings = [{ name: 'csrftoken', value: 'x' }];
    expect(await codesOf('"a\\054b"', { siblings })).toEqual(['python-quoted']);
  });

  test('a string of JSON with escapes of its own is no quoted value', async () => {
    expect(await codesOf('"a\\nb\\u00e9"')).toEqual(['json']);
  });
});

test('a few letters are no content of deflate, which random octets can be', async () => {
  expect(await codesOf(deflateRawSync('%@ and more').toString('hex'))).toEqual(['hex', 'deflate']);
  expect(await codesOf(Buffer.concat([deflateRawSync('%@'), Buffer.alloc(6, 0xb4)]).toString('hex'))).toEqual(['hex']);
});

describe('MessagePack', () => {
  // The examples of msgpack.org and of its specification.
  test.each([
    ['82a7636f6d70616374c3a6736368656d6100', { compact: true, schema: 0 }],
    ['83a161cb3ff8000000000000a162d1ff85a163c0', { a: 1.5, b: -123, c: null }],
    ['82a16ecf7fffffffffffffffa162c403010203', { n: '9223372036854775807', b: 'AQID' }],
    ['82a174d6ff5a4af6a5a178920102', { t: '2018-01-02T03:04:05.000Z', x: [1, 2] }],
    // 32 bits of nanoseconds and 64 of seconds.
    ['81a174c70cff00000000fffffffffffffffe', { t: '1969-12-31T23:59:58.000Z' }],
  ])('%s', async (hex, payload) => {
    const decoded = await decode(standard(Buffer.from(hex, 'hex')));
    expect(decoded.layers.at(-1)?.code).toBe('messagepack');
    expect(decoded.payload).toEqual(payload);
  });

  test('is a guess without a name in it', async () => {
    const certaintyOf = async (hex: string) =>
      (await decode(standard(Buffer.from(hex, 'hex')))).layers.at(-1)?.certainty;
    expect(await certaintyOf('82a161010203')).toBe('likely');
    expect(await codesOf(standard(Buffer.from('85010203040506070809a161', 'hex')))).toEqual(['base64', 'messagepack']);
    expect(await certaintyOf('85010203040506070809a161')).toBe('guess');
    expect(await codesOf(standard(Buffer.from('82010203a161', 'hex')))).not.toContain('messagepack');
  });

  test('is nothing if an octet is left or missing', async () => {
    const whole = Buffer.from('82a7636f6d70616374c3a6736368656d6100', 'hex');
    for (const octets of [Buffer.concat([whole, Buffer.from([0])]), whole.subarray(0, -1)])
      expect(await codesOf(standard(octets))).not.toContain('messagepack');
  });
});

describe("PHP's serialize()", () => {
  // The examples of the manual, www.php.net/serialize.
  test.each([
    ['a:2:{s:1:"a";i:1;s:1:"b";d:0.5;}', { a: 1, b: 0.5 }],
    ['a:2:{i:0;b:1;i:1;N;}', [true, null]],
    ['N;', null],
    ['d:INF;', 'INF'],
    ['d:NAN;', 'NAN'],
    ['a:1:{i:5;s:3:"\xc3\xa9x";}', { 5: 'éx' }],
    ['s:6:"a";s:1";', 'a";s:1'],
    ['O:8:"stdClass":2:{s:1:"a";i:1;s:4:"\0*\0b";a:0:{}}', { a: 1, b: [] }],
  ])('%s', async (value, payload) => {
    const decoded = await decode(encodeURIComponent(value).replaceAll('%C3%83%C2%A9', '%C3%A9'));
    expect(decoded.layers.at(-1)?.code).toBe('php-serialize');
    expect(decoded.payload).toEqual(payload);
  });

  test.each(['a:2:{s:1:"a";i:1;}', 's:5:"abc";', 'a:1:{i:0;i:1;}x', 'O:3:"Foo":1:{', 'a:999999999:{}', 'i:;'])(
    '%s is none',
    async (value) => expect(await codesOf(value)).not.toContain('php-serialize'),
  );
});
