import { expect, test } from 'vitest';
import { judgeRandomOctets, randomOctets } from '../../oracle/judge-random-octets.ts';
import { Random } from '../../oracle/random.ts';

test('2,000 strings of random octets make nothing throw', () => {
  judgeRandomOctets('npm test', 2_000);
});

test('the strings are the same each time, of every length up to 10,000, and of every octet', () => {
  const strings = (seed: string) => {
    const random = new Random(seed);
    return Array.from({ length: 500 }, () => randomOctets(random));
  };
  const some = strings('a');
  expect(strings('a')).toEqual(some);
  expect(strings('b')).not.toEqual(some);
  for (const [least, most] of [
    [0, 10],
    [10, 100],
    [100, 1_000],
    [1_000, 10_001],
  ] as const) {
    const share = some.filter(({ length }) => least <= length && length < most).length / some.length;
    expect(share, `${least} to ${most}`).within(0.15, 0.35);
  }
  expect(new Set(some.join('')).size).toBe(256);
});
