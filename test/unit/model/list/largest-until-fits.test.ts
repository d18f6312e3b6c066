import { expect, test } from 'vitest';
import { headerOctets } from '../../../../src/cookie/sizes.ts';
import { largestUntilFits } from '../../../../src/model/list/largest-until-fits.ts';
import { cookie } from '../../../fixtures/cookie.ts';

const sized = (name: string, length: number) => cookie(name, { value: 'x'.repeat(length) });
const JAR = [sized('a', 10), sized('b', 300), sized('c', 20), sized('d', 200)];

test.each([
  [headerOctets(JAR), []],
  [headerOctets(JAR) - 1, ['b']],
  [300, ['b']],
  [60, ['b', 'd']],
  [20, ['b', 'd', 'c']],
  [0, ['b', 'd', 'c', 'a']],
])('for a limit of %i octets the largest are: %j', (budget, names) => {
  const { cookies, left } = largestUntilFits(JAR, budget);
  expect(cookies.map(({ name }) => name)).toEqual(names);
  expect(left).toBe(headerOctets(JAR.filter((one) => !cookies.includes(one))));
  expect(left).toBeLessThanOrEqual(budget);
});

test('nothing is to be deleted where no cookie is sent', () => {
  expect(largestUntilFits([], 0)).toEqual({ cookies: [], left: 0 });
});
