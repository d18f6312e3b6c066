import { expect, test } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { isSameCookie } from '../../../../src/cookie/jar/differences.ts';
import { sampleCookie } from '../sample-cookie.ts';

const PARTITION = { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: false };

test.for<[title: string, other: Cookie | null, isSame: boolean]>([
  ['an equal one', sampleCookie(), true],
  ['one that was created later', sampleCookie({ creationTime: 2 }), true],
  ['one of another value', sampleCookie({ value: 'other' }), false],
  ['one with Secure', sampleCookie({ secure: true }), false],
  ['one that expires', sampleCookie({ expiryTime: 1 }), false],
  ['one of another path', sampleCookie({ path: '/dir' }), false],
  ['one of another store', sampleCookie({ storeId: '1' }), false],
  ['one of a partition', sampleCookie({ partitionKey: PARTITION }), false],
  ['none', null, false],
])('a cookie and %s are the same: %s', ([, other, isSame]) => {
  expect(isSameCookie(sampleCookie(), other)).toBe(isSame);
  expect(isSameCookie(other, sampleCookie())).toBe(isSame);
});

test('no cookie equals no cookie', () => expect(isSameCookie(null, null)).toBe(true));
