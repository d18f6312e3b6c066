import { describe, expect, test } from 'vitest';
import { DynamicTable } from '../../../../src/cookie/http2/dynamic-table.ts';
import type { HeaderField } from '../../../../src/cookie/http2/hpack-encoder.ts';
import { createHpackEncoder } from '../../../../src/cookie/http2/hpack-encoder.ts';

const field = (line: string): HeaderField => {
  const colon = line.indexOf(': ');
  return { name: line.slice(0, colon), value: line.slice(colon + 2) };
};
const cookie = (octets: number, first = 'n'): HeaderField => ({ name: 'cookie', value: first.padEnd(octets, '8') });
/** Of `cookie(octets)`: "8" takes 6 bits, and so does "n". */
const packed = (octets: number) => Math.ceil((octets * 6) / 8);

describe('RFC 7541, Appendix C.4: the requests of one connection', () => {
  const requests = [
    [
      [':method: GET', ':scheme: http', ':path: /', ':authority: www.example.com'],
      '828684418cf1e3c2e5f23a6ba0ab90f4ff',
    ],
    [
      [':method: GET', ':scheme: http', ':path: /', ':authority: www.example.com', 'cache-control: no-cache'],
      '828684be5886a8eb10649cbf',
    ],
    [
      [
        ':method: GET',
        ':scheme: https',
        ':path: /index.html',
        ':authority: www.example.com',
        'custom-key: custom-value',
      ],
      '828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf',
    ],
  ] as const;

  test('the requests of RFC 7541 take as many octets in Chromium', () => {
    const encoder = createHpackEncoder({ agent: 'chrome' });
    for (const [lines, encoded] of requests) {
      const { fields } = encoder.request(lines.map(field));
      expect(fields.reduce((sum, octets) => sum + octets, 0)).toBe(encoded.length / 2);
    }
  });
});

test('a table of 256 octets evicts its oldest entries (RFC 7541, Appendix C.6)', () => {
  const table = new DynamicTable(256);
  const first = [
    ':status: 302',
    'cache-control: private',
    'date: Mon, 21 Oct 2013 20:13:21 GMT',
    'location: https://www.example.com',
  ].map(field);
  for (const one of first) table.add(one);
  expect(first.map((one) => table.indexOf(one))).toEqual([65, 64, 63, 62]);
  table.add(field(':status: 307'));
  expect(first.map((one) => table.indexOf(one))).toEqual([0, 65, 64, 63]);
});

describe('a cookie that is sent repeatedly', () => {
  test.for([
    ['chrome', 30, [2 + packed(30), 1, 1]],
    ['firefox', 30, [2 + packed(30), 1, 1]],
    ['chrome', 19, [2 + packed(19), 1, 1]],
    // The index of the name takes a second octet where a literal is never indexed.
    ['firefox', 19, [3 + packed(19), 3 + packed(19), 3 + packed(19)]],
    ['firefox', 20, [2 + packed(20), 1, 1]],
    // The sizes are half of the table without "cookie" and 32, then the whole of it.
    ['firefox', 2010, [4 + packed(2010), 1, 1]],
    ['firefox', 2011, [5 + packed(2011), 5 + packed(2011), 5 + packed(2011)]],
    ['chrome', 2011, [4 + packed(2011), 1, 1]],
    ['chrome', 4058, [4 + packed(4058), 1, 1]],
    ['chrome', 4059, [4 + packed(4059), 4 + packed(4059), 4 + packed(4059)]],
  ] as const)('%s, %d octets', ([agent, octets, costs]) => {
    const encoder = createHpackEncoder({ agent });
    expect(costs.map(() => encoder.request([cookie(octets)]).fields)).toEqual(costs.map((cost) => [cost]));
  });

  test('Chromium uses Huffman code where it is shorter; Firefox always does', () => {
    // "\xe9" takes 22 bits.
    const long = { name: 'cookie', value: '\xe9'.repeat(20) };
    expect(createHpackEncoder({ agent: 'chrome' }).request([long]).fields).toEqual([2 + 20]);
    expect(createHpackEncoder({ agent: 'firefox' }).request([long]).fields).toEqual([2 + 55]);
  });
});

describe('a table that is too small for all cookies keeps none', () => {
  const four = ['a', 'b', 'c', 'd'].map((first) => cookie(100, first));
  const need = 4 * (6 + 100 + 32);
  test.for(['chrome', 'firefox'] as const)('a table of %s that is too small for all cookies keeps none', (agent) => {
    const last = (tableSize: number) => {
      const encoder = createHpackEncoder({ agent, tableSize });
      for (let i = 0; i < 3; i++) encoder.request(four);
      return encoder.request(four).fields;
    };
    expect(last(need)).toEqual([1, 1, 1, 1]);
    for (const octets of last(need - 1)) expect(octets).toBeGreaterThanOrEqual(2 + packed(100));
  });
});

describe('table sizes that the server announces', () => {
  const many = Array.from({ length: 60 }, (_, index) => cookie(100, `n${index}=`));
  test.for([
    // 5 bits of the first octet hold the size: 65,536 takes three more.
    ['chrome', [65_536], 4, 'all'],
    ['firefox', [65_536], 4, 'all'],
    // RFC 7541 §4.2: the smallest size in between is sent too.
    ['chrome', [0, 65_536], 1 + 4, 'none'],
    ['chrome', [4096], 0, 'none'],
    ['firefox', [4096], 3, 'none'],
    ['firefox', [100], 2, 'none'],
  ] as const)('%s acknowledges the sizes %j', ([agent, sizes, update, kept]) => {
    const encoder = createHpackEncoder({ agent });
    encoder.request(many);
    for (const size of sizes) encoder.announce(size);
    const { fields, frames } = encoder.request(many);
    expect(frames).toBe(9 + 5 + update + fields.reduce((sum, octets) => sum + octets, 0));
    const third = encoder.request(many).fields;
    expect(third.every((octets) => octets < 3)).toBe(kept === 'all' || sizes.at(-1) === 65_536);
  });
});

test('headers that do not fit into one frame take a frame head each', () => {
  const encoder = createHpackEncoder({ agent: 'chrome' });
  const fields = Array.from({ length: 10 }, (_, index) => cookie(4000, `${index}`));
  const { frames, fields: octets } = encoder.request(fields);
  expect(frames).toBe(octets.reduce((sum, one) => sum + one, 0) + 5 + 2 * 9);
});
