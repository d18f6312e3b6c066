import { expect, test } from 'vitest';
import { codesOf, decode } from './decoded.ts';

const cases: [value: string, code: string, payload: unknown, data: object][] = [
  // RFC 9562 appendix A: examples of each version.
  [
    'c232ab00-9414-11ec-b3c8-9f6bdeced846',
    'uuid',
    'c232ab00-9414-11ec-b3c8-9f6bdeced846',
    { version: 1, time: '2022-02-22T19:22:22.000Z' },
  ],
  [
    '1ec9414c-232a-6b00-b3c8-9f6bdeced846',
    'uuid',
    '1ec9414c-232a-6b00-b3c8-9f6bdeced846',
    { version: 6, time: '2022-02-22T19:22:22.000Z' },
  ],
  [
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
    'uuid',
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
    { version: 7, time: '2022-02-22T19:22:22.000Z' },
  ],
  ['919108f7-52d1-4320-9bac-f847db4148a8', 'uuid', '919108f7-52d1-4320-9bac-f847db4148a8', { version: 4 }],
  // The example of github.com/ulid/spec.
  ['01ARZ3NDEKTSV4RRFFQ69G5FAV', 'ulid', '01ARZ3NDEKTSV4RRFFQ69G5FAV', { time: '2016-07-30T23:54:10.259Z' }],
  ['1763800000', 'unix-time', 1_763_800_000, { unit: 's', time: '2025-11-22T08:26:40.000Z' }],
  ['1763800000123', 'unix-time', 1_763_800_000_123, { unit: 'ms', time: '2025-11-22T08:26:40.123Z' }],
  ['192.0.2.1', 'ip-address', '192.0.2.1', { version: 4 }],
  ['2001:db8::8a2e:370:7334', 'ip-address', '2001:db8::8a2e:370:7334', { version: 6 }],
  ['::ffff:192.0.2.1', 'ip-address', '::ffff:192.0.2.1', { version: 6 }],
  ['42', 'number', 42, {}],
  ['-0.5', 'number', -0.5, {}],
  ['2026-11-28T09:00:00.000Z', 'date-time', '2026-11-28T09:00:00.000Z', { time: '2026-11-28T09:00:00.000Z' }],
  ['1,2,3', 'list', [1, 2, 3], { separator: ',', items: 3 }],
  ['news|sport|', 'list', ['news', 'sport', ''], { separator: '|', items: 3 }],
  ['123.1.1790000000000', 'list', [123, 1, 1_790_000_000_000], { separator: '.', items: 3 }],
  ['ID=0ea4:T=1790000000:S=ALNI_M', 'key-value-list', { ID: '0ea4', T: '1790000000', S: 'ALNI_M' }, { separator: ':' }],
];

test.each(cases)('%s is %s', async (value, code, payload, data) => {
  const decoded = await decode(value);
  expect(decoded.layers.map((layer) => layer.code)).toEqual([code]);
  expect(decoded.payload).toEqual(payload);
  expect(decoded.layers[0]?.data).toMatchObject(data);
});

test('a number of ten digits is a time with more certainty if the name says so', async () => {
  const certaintyOf = async (name: string) => (await decode('1763800000', { name })).layers[0]?.certainty;
  expect([await certaintyOf('n'), await certaintyOf('last_visit')]).toEqual(['guess', 'likely']);
});

test('a number that JavaScript would write otherwise stays a text', async () => {
  for (const value of ['1.10', '2.0', '-0', '123456789012345.123456789012345']) {
    const { layers, payload } = await decode(value);
    expect(layers).toMatchObject([{ code: 'number', certainty: 'guess' }]);
    expect(payload).toBe(value);
  }
  expect((await decode('1763800000.123456789')).payload).toBe('1763800000.123456789');
});

test('an IP address is a guess where a version or words look the same, unless the name says so', async () => {
  const certaintyOf = async (value: string, name = 'n') => (await decode(value, { name })).layers[0]?.certainty;
  for (const value of ['1.2.3.4', '1::2', 'add::bad', '00:1B:44:11:3A:B7:FF:FE'])
    expect(await certaintyOf(value)).toBe('guess');
  expect(await certaintyOf('1.2.3.4', 'client_ip')).toBe('likely');
  expect(await certaintyOf('1.2.3.4', 'zip_tool')).toBe('guess');
  expect(await certaintyOf('2001:db8::1')).toBe('likely');
});

test('a date alone is less certain than one with a time', async () => {
  const certaintyOf = async (value: string) => (await decode(value)).layers[0]?.certainty;
  expect(await certaintyOf('2026-11-28T09:00:00Z')).toBe('certain');
  expect(await certaintyOf('2026-11-28')).toBe('likely');
  expect(await certaintyOf('4111-11-11')).toBe('guess');
});

// Things that only look like one of them.
test.each([
  '0042',
  '12345678901234567890',
  '1.02.3.x',
  '1:2',
  'de:AT',
  ':::',
  '1::2::3',
  '91ARZ3NDEKTSV4RRFFQ69G5FAV',
  '01ARZ3NDEKTSV4RRFFQ69G5FAU',
  'z232ab00-9414-11ec-b3c8-9f6bdeced846',
  'Hello, world',
  '2026-02-31T09:00:00Z',
  // Numbers whose digits are letters in hex.
  '4532656771234567',
  '734255652371245678',
  // Numbers that would be deflate or MessagePack.
  '53750000252962330242',
  '3300606253431560',
  '86484506401739543144236839',
  'UTC+2',
  'GMT+01',
  'j:1',
  'j:true',
  'en-GB',
  'true',
  '',
  // One thing each, with what separates items of lists too: versions, a time of the day, dates, prices.
  '1.2.3',
  '10.20.30',
  '12:30:45',
  '11/30/2026',
  '2026-13-45',
  '1.299,00',
  '$1,299.00',
  'rgb(1,2,3)',
  '1.299.000,00',
  // Short ids at random, which are base64 of some letters or of MessagePack by chance.
  'R9uE5pmj',
  'lDVNWpEB',
  'zYwoRj5oJyw',
  // One brace alone.
  '{123e4567-e89b-42d3-a456-426614174000',
])('%j has no layer', async (value) => {
  expect(await codesOf(value)).toEqual([]);
  expect((await decode(value)).payload).toBe(value);
});

test('what is no IP address and no date is a list of numbers at most', async () => {
  for (const value of ['999.1.1.1', '01.02.03.04'])
    expect((await decode(value)).layers.every(({ code }) => code === 'list')).toBe(true);
});
