import { expect, test } from 'vitest';
import { decodeValue } from '../../../src/decode/decode.ts';
import { octetsOf } from './octets-of.ts';

/** Layers that say how something is written, and not by what. */
const ENCODINGS: ReadonlySet<string> = new Set([
  'base64',
  'base64url',
  'hex',
  'plus-encoding',
  'number',
  'unix-time',
  'deflate',
  'messagepack',
]);
const VALUES = 100_000;

const WRITINGS: readonly ((octets: Buffer) => string)[] = [
  (octets) => octets.toString('base64'),
  (octets) => octets.toString('base64url'),
  (octets) => octets.toString('base64').replace(/=+$/, ''),
  (octets) => octets.toString('latin1'),
];

test('random values are no session or token: of 100,000 at most one in a thousand', async () => {
  let labelled = 0;
  for (let seed = 0; seed < VALUES; seed++) {
    const value = WRITINGS[seed % WRITINGS.length]?.(octetsOf(seed)) ?? '';
    const { layers } = await decodeValue(value, { name: 'token' });
    if (layers.some(({ code }) => !ENCODINGS.has(code))) labelled++;
  }
  expect(labelled).toBeLessThanOrEqual(VALUES / 1000);
});
