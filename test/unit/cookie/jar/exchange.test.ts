import { describe, expect, test } from 'vitest';
import { type Cookie, cookieKey } from '../../../../src/cookie/cookie.ts';
import { type Exchange, identitiesOf, leftovers, positionOf } from '../../../../src/cookie/jar/exchange.ts';
import { cookie } from '../../../fixtures/cookie.ts';

const held = (...cookies: Cookie[]) => new Map(cookies.map((one) => [cookieKey(one), one]));
const a1 = cookie('a', { value: '1' });
const a2 = cookie('a', { value: '2' });
const a3 = cookie('a', { value: '3' });
const b1 = cookie('b', { value: '1' });
const b2 = cookie('b', { value: '2' });
const c1 = cookie('c', { value: '1' });

const value: Exchange = { before: [a1], after: [a2] };
const rename: Exchange = { before: [a1], after: [b1] };
const onto: Exchange = { before: [a1, b2], after: [b1] };
const two: Exchange = { before: [a1, b1], after: [a2, b2, c1] };
const swap: Exchange = { before: [a1, b2], after: [a2, b1] };
const addition: Exchange = { before: [], after: [a1] };
const removal: Exchange = { before: [a1], after: [] };

describe('the position of a jar between the two sides of an exchange', () => {
  test.each<[what: string, exchange: Exchange, jar: Cookie[], stands: string]>([
    ['before an edit of the value', value, [a1], 'before'],
    ['after an edit of the value', value, [a2], 'after'],
    ['with a third value', value, [a3], 'neither'],
    ['with the cookie deleted', value, [], 'neither'],
    ['before a rename', rename, [a1], 'before'],
    ['with the new name written and the old one there', rename, [a1, b1], 'both'],
    ['after a rename', rename, [b1], 'after'],
    ['with both names deleted', rename, [], 'neither'],
    ['with the new name of somebody else', rename, [a1, b2], 'neither'],
    ['with the old one changed beside the new name', rename, [a3, b1], 'neither'],
    ['before a rename onto another', onto, [a1, b2], 'before'],
    ['after a rename onto another, with the old one there', onto, [a1, b1], 'both'],
    ['after a rename onto another', onto, [b1], 'after'],
    ['with only the cookie that was to be replaced', onto, [b2], 'neither'],
    ['with the free place written', two, [a1, b1, c1], 'both'],
    ['with the free place and one other written', two, [a2, b1, c1], 'both'],
    ['with one written over before the free place was', two, [a2, b1], 'neither'],
    ['with all written', two, [a2, b2, c1], 'after'],
    ['halfway through a swap', swap, [a2, b2], 'both'],
    ['halfway through a swap with a stranger', swap, [a3, b2], 'neither'],
    ['before an addition', addition, [], 'before'],
    ['after an addition', addition, [a1], 'after'],
    ['with another cookie at the identity of an addition', addition, [a2], 'neither'],
    ['before a removal', removal, [a1], 'before'],
    ['after a removal', removal, [], 'after'],
    ['with another value than was to be removed', removal, [a2], 'neither'],
  ])('the position of a jar %s', (_, exchange, jar, stands) => {
    expect(positionOf(exchange, held(...jar))).toBe(stands);
    const turned = { before: exchange.after, after: exchange.before };
    const mirrored: Record<string, string> = { before: 'after', after: 'before' };
    expect(positionOf(turned, held(...jar))).toBe(mirrored[stands] ?? stands);
  });
});

test('an expiry that differs by less than a millisecond is the same', () => {
  const soon = cookie('a', { expiryTime: 1_800_000_000_123.4 });
  const exchange = { before: [soon], after: [] };
  expect(positionOf(exchange, held({ ...soon, expiryTime: 1_800_000_000_123 }))).toBe('before');
  expect(positionOf(exchange, held({ ...soon, expiryTime: 1_800_000_000_125 }))).toBe('neither');
});

test('an identity on both sides of an exchange is named once', () => {
  expect(identitiesOf(onto).map(({ name }) => name)).toEqual(['a', 'b']);
});

test('the rest of the other side is given as the jar has it', () => {
  expect(leftovers(rename, 'after', held(a3, b1))).toEqual([a3]);
  expect(leftovers(onto, 'after', held(b2))).toEqual([]);
});
