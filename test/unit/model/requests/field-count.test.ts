import { expect, test } from 'vitest';
import type { BudgetKey } from '../../../../src/cookie/limits/budgets.ts';
import { fieldCount } from '../../../../src/model/requests/field-count.ts';
import { networkRequest } from '../../../fixtures/har.ts';

/** A request with four fields of the request line, two others and this many cookies. */
const carrying = (cookies: number, status = 200) =>
  networkRequest('https://shop.example/', {
    status,
    httpVersion: 'h2',
    request: {
      Accept: '*/*',
      'User-Agent': 'x',
      Cookie: Array.from({ length: cookies }, (_, at) => `c${at}=1`).join('; '),
    },
  });
const level = (cookies: number, server: BudgetKey, protocol = 'h2') =>
  fieldCount(carrying(cookies), server, protocol)?.level ?? null;

test.each([
  ['varnish', 55, 'near'],
  ['varnish', 56, 'over'],
  ['apache', 98, 'near'],
  ['apache', 99, 'over'],
  ['node', 122, 'near'],
  ['node', 123, 'over'],
  ['haproxy', 195, 'near'],
  ['haproxy', 196, 'over'],
  ['nginx', 600, null],
  ['caddy', 600, null],
] as const)('over HTTP/2, %s and %i cookies: %s', (server, cookies, expected) => {
  expect(level(cookies, server)).toBe(expected);
});

test('over HTTP/1.1 all cookies are one field', () => {
  expect(level(600, 'varnish', 'http/1.1')).toBeNull();
});

test('the fields are counted as the server counts them', () => {
  expect(fieldCount(carrying(99), 'apache', 'h2')).toMatchObject({ fields: 101, cookies: 99, limit: 100 });
  expect(fieldCount(carrying(56), 'varnish', 'h2')).toMatchObject({ fields: 62, cookies: 56, limit: 61 });
});

test.each([
  ['apache', 431, true],
  ['apache', 200, false],
  ['apache', 0, false],
  ['node', 0, true],
  ['node', 431, false],
] as const)('%s with too many fields and status %i: rejected for that: %s', (server, status, expected) => {
  expect(fieldCount(carrying(150, status), server, 'h2')?.isRejected).toBe(expected);
});
