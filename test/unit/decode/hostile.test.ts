import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeValue } from '../../../src/decode/decode.ts';
import { DECODE_BOUNDS } from '../../../src/decode/format/decode-bounds.ts';
import { codesOf, decode } from './decoded.ts';
import { flaskSession, standard, url } from './made-values.ts';

const MEGABYTE = 1024 * 1024;
const deep = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);

describe('what inflates beyond the bound is cut off', () => {
  test('gzip and zlib are named and not read', async () => {
    for (const bomb of [gzipSync, deflateSync].map((compress) => standard(compress(Buffer.alloc(2 * MEGABYTE))))) {
      const { layers, payload } = await decode(bomb);
      expect(layers.at(-1)?.data).toEqual({ tooLarge: true, limit: DECODE_BOUNDS.inflated });
      expect(payload).toBeNull();
    }
  });

  test('a session that does so is none, as its JSON is not known', async () => {
    const bomb = flaskSession(`"${' '.repeat(2 * MEGABYTE)}"`, 'k', { compressed: true });
    expect(await codesOf(bomb, { name: 'session' })).toEqual([]);
    expect(await codesOf(standard(deflateRawSync(Buffer.alloc(2 * MEGABYTE, 'a'))))).toEqual(['base64']);
  });

  test('what is compressed again and again is inflated three times', async () => {
    let value: Buffer = Buffer.from('{"a":1}');
    for (let times = 0; times < 10; times++) value = deflateSync(value);
    const { layers } = await decode(standard(value));
    expect(layers.filter(({ code }) => code === 'zlib')).toHaveLength(3);
  });

  test('as much as the bound is read', async () => {
    const { payload } = await decode(standard(gzipSync('a'.repeat(DECODE_BOUNDS.inflated))));
    expect(payload).toHaveLength(DECODE_BOUNDS.inflated);
  });
});

describe('what is nested too deep is not read', () => {
  const levels = DECODE_BOUNDS.depth;

  test('JSON', async () => {
    expect(await codesOf(deep('[', ']', levels))).toEqual(['json']);
    expect(await codesOf(deep('[', ']', levels + 1))).toEqual([]);
    expect(await codesOf(deep('{"a":', '}', 50_000))).toEqual([]);
  });

  test('PHP, MessagePack and Erlang terms', async () => {
    const php = `${'a:1:{i:0;'.repeat(5000)}i:1;${'}'.repeat(5000)}`;
    expect(await codesOf(php)).toEqual([]);
    const pack = Buffer.concat([Buffer.alloc(3000, 0x91), Buffer.from([1])]);
    expect(await codesOf(standard(pack))).not.toContain('messagepack');
    const term = Buffer.concat([Buffer.from([0x83]), Buffer.alloc(3000, Buffer.from([0x68, 1])), Buffer.from([0x6a])]);
    const signed = `${url('HS256')}.${url(term)}.${url(Buffer.alloc(32))}`;
    expect(await codesOf(signed)).toEqual(['phoenix-signed', 'base64url']);
  });

  test('layers', async () => {
    let value = 'x';
    for (let level = 0; level < 30; level++) value = standard(`${value} `);
    expect((await decode(value)).layers.length).toBeLessThanOrEqual(DECODE_BOUNDS.layers);
  });
});

test('a key can be __proto__ and changes nothing', async () => {
  const values = [
    'a=1&__proto__=x',
    encodeURIComponent('{"__proto__":{"a":1}}'),
    encodeURIComponent('a:1:{s:9:"__proto__";i:1;}'),
    '__proto__=1|a=2',
  ];
  for (const value of values) {
    const { payload } = await decode(value);
    expect(Object.keys(Object(payload))).toContain('__proto__');
    expect(Object.getPrototypeOf(payload)).toBe(Object.prototype);
  }
});

// Each would take an expression that goes back and forth hours.
const LONG: [title: string, value: string][] = [
  ['letters', 'a'.repeat(100_000)],
  ['dots', '.'.repeat(100_000)],
  ['letters and dots', 'a.'.repeat(50_000)],
  ['colons', 'aaaaaa:'.repeat(15_000)],
  ['backslashes in quotes', `"${'\\'.repeat(99_999)}"`],
  ['quotes', '"'.repeat(100_000)],
  ['percents', '%'.repeat(100_000)],
  ['escapes of escapes', `%${'25'.repeat(50_000)}`],
  ['pluses', 'a+'.repeat(50_000)],
  ['pairs', 'a=1&'.repeat(25_000)],
  ['pairs without values', `${'a='.repeat(50_000)}&&`],
  ['numbers and dashes', '-1234567890'.repeat(9000)],
  ['minus signs', `${'-a'.repeat(50_000)}!`],
  ['brackets', '[{"'.repeat(30_000)],
  ['open braces', '{a:1,'.repeat(20_000)],
  ['base64', `${'QUJD'.repeat(25_000)}!`],
  ['a header', `s:${'a.'.repeat(50_000)}`],
  ['chunks of hex', `${'ab'.repeat(50_000)}--`],
  ['PHP', 's:9:"'.repeat(20_000)],
  ['segments', `C${'A'.repeat(40)}${'.A'.repeat(50_000)}`],
  ['tildes', `DBAA${'~A'.repeat(50_000)}`],
  ['commas', ','.repeat(100_000)],
  ['bars and hex', `|${'ab'.repeat(20)}`.repeat(2400)],
  ['signed PHP', `a:1:{${`}${'ab'.repeat(20)}`.repeat(2400)}`],
  ['signed messages', `${'ab'.repeat(20)}$[["__json_message",${'["__json_message",'.repeat(5000)}`],
  ['NaN and strings that do not end', `[NaN,${'\\"'.repeat(50_000)}`],
  [
    'sessions of Pyramid',
    Buffer.from(`${'x'.repeat(64)}${'[1763800000,1763800000,{'.repeat(3000)}`).toString('base64'),
  ],
];

test.each(LONG)('a long value of %s is read in little time', async (_, value) => {
  const names = [
    'n',
    '__cf_bm',
    'JSESSIONID',
    '_dd_s',
    'CookieConsent',
    'OptanonConsent',
    'KEYCLOAK_SESSION',
    'AWSALB',
  ];
  const start = performance.now();
  for (const name of names) await decode(value, { name });
  // An expression that is not linear takes minutes; a busy machine takes a second.
  expect(performance.now() - start).toBeLessThan(8000);
});

test('a value beyond the bound is only its text', async () => {
  const value = `{"a":"${'x'.repeat(DECODE_BOUNDS.octets)}"}`;
  expect(await decode(value)).toEqual({ layers: [], payload: value });
});

test('what is no octets, and what is no UTF-8, is a text at least', async () => {
  for (const value of ['\ud800', '日本', '%FF%FE', '\xff\xfe', '"\ud83d"', '\0', '{"a":"日本"}'])
    expect(typeof (await decode(value)).payload).toBe('string');
});

test('siblings and keys of any kind are bounded', async () => {
  const siblings = Array.from({ length: 5000 }, (_, index) => ({
    name: `authjs.session-token.${index}`,
    value: 'x'.repeat(4000),
  }));
  const decoded = await decodeValue('x', { name: 'authjs.session-token.0', siblings, keys: Array(1000).fill('k') });
  expect(decoded.layers[0]?.code).toBe('chunks');
});
