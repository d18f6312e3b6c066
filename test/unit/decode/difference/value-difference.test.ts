import { describe, expect, test } from 'vitest';
import { pathText } from '../../../../src/decode/difference/path-text.ts';
import { valueDifferences } from '../../../../src/decode/difference/value-difference.ts';
import type { Sibling } from '../../../../src/decode/format/value.ts';
import { djangoSession, flaskSession, jwt } from '../made-values.ts';

/** The places at which the contents of two values differ; null: they have no difference by key. */
async function places(
  before: string,
  after: string,
  { name = 'cart', siblings = [], siblingsAfter = siblings }: Given = {},
): Promise<string[] | null> {
  const found = await valueDifferences(
    { name, value: before, siblings },
    { name, value: after, siblings: siblingsAfter },
  );
  return found?.first.map(({ path, kind }) => `${kind} ${pathText(path)}`) ?? null;
}
interface Given {
  name?: string;
  siblings?: Sibling[];
  siblingsAfter?: Sibling[];
}

const CART = '{"items":[{"qty":1}]}';
const LATER = CART.replace('1', '2');
const LONG = JSON.stringify({ items: [{ qty: 2, notes: 'x'.repeat(300) }] });

describe('two values of one format differ by key', () => {
  test.each([
    ['JSON', CART, LATER],
    ['percent-encoded JSON', encodeURIComponent(CART), encodeURIComponent(LATER)],
    ['JSON that is percent-encoded now', CART, encodeURIComponent(LATER)],
    ['a session of Flask', flaskSession(CART, 'k'), flaskSession(LATER, 'k', { time: 1_763_900_000 })],
    ['a session of Django', djangoSession(CART, 'k'), djangoSession(LATER, 'k', true)],
    [
      'the claims of a token',
      jwt({ alg: 'HS256' }, JSON.parse(CART), 'k'),
      jwt({ alg: 'HS256' }, JSON.parse(LATER), 'k'),
    ],
    [
      'PHP serialize',
      'a:1:{s:5:"items";a:1:{i:0;a:1:{s:3:"qty";i:1;}}}',
      'a:1:{s:5:"items";a:1:{i:0;a:1:{s:3:"qty";i:2;}}}',
    ],
  ])('%s', async (_, before, after) => expect(await places(before, after)).toEqual(['changed items[0].qty']));

  test('a session that is compressed since it became large', async () => {
    const after = flaskSession(LONG, 'k', { compressed: true });
    expect(await places(flaskSession(CART, 'k'), after, { name: 'session' })).toEqual([
      'changed items[0].qty',
      'added items[0].notes',
    ]);
  });

  test('a value in parts, with the others of its moment', async () => {
    const [first, second] = [CART.slice(0, 12), CART.slice(12)];
    const found = await places(second, second.replace('1', '2'), {
      name: 'appSession.1',
      siblings: [{ name: 'appSession.0', value: first }],
    });
    expect(found).toEqual(['changed items[0].qty']);
  });
});

test('a session that is signed again with the same content has no difference', async () => {
  const after = flaskSession(CART, 'k', { time: 1_763_900_000 });
  expect(await places(flaskSession(CART, 'k'), after, { name: 'session' })).toEqual([]);
});

test.each([
  ['two formats', CART, flaskSession(CART, 'k')],
  ['two texts', 'red', 'blue'],
  ['JSON and no value', CART, ''],
  ['lists that may be none', 'a,b', 'a,c'],
  ['a part whose other parts are not known', 'chunks-2', 'chunks-3'],
])('%s have no difference by key', async (_, before, after) => expect(await places(before, after)).toBeNull());
