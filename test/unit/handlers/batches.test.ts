import { expect, test } from 'vitest';
import type { Exchange } from '../../../src/cookie/jar/exchange.ts';
import { batches } from '../../../src/handlers/write/exchange/batches.ts';
import { cookie } from '../../fixtures/cookie.ts';

const items = (count: number, octets: number): { exchange: Exchange }[] =>
  Array.from({ length: count }, (_, at) => {
    const before = cookie(`n${at}`, { value: 'a'.repeat(octets) });
    return { exchange: { before: [before], after: [{ ...before, httpOnly: true }] } };
  });
const sizes = (count: number, octets: number) => batches(items(count, octets), 'after').map((batch) => batch.length);

test('a hundred ordinary cookies are written together, and of the largest ones only as many as return in time', () => {
  expect(sizes(250, 40)).toEqual([100, 100, 50]);
  expect(sizes(50, 4_000)).toEqual([24, 24, 2]);
  expect(sizes(3, 300_000)).toEqual([1, 1, 1]);
});
