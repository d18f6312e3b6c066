import { expect, test } from 'vitest';
import { isCookie } from '../../../src/handlers/stored/is-cookie.ts';
import { cookie } from '../../fixtures/cookie.ts';

test.each([
  [null, true],
  [0, true],
  [-1, true],
  [1e17, true],
  [-1e300, false],
  [Number.NaN, false],
])('a cookie with the expiry %d in a record: %s', (expiryTime, isRead) => {
  expect(isCookie(cookie('a', { expiryTime }))).toBe(isRead);
});
