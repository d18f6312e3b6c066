import { expect, test } from 'vitest';
import { pageFields } from '../../../../src/cookie/http2/page-fields.ts';
import { requestFields } from '../../../../src/cookie/http2/request-fields.ts';

const headers = [
  { name: ':authority', value: 'other.test' },
  { name: 'Host', value: 'shop.test' },
  { name: 'Connection', value: 'keep-alive' },
  { name: 'TE', value: 'trailers' },
  { name: 'Accept', value: '*/*' },
  { name: 'Cookie', value: 'a=1; b=x;y; c=' },
  { name: 'priority', value: 'u=1' },
];
const head = { method: 'POST', url: 'https://user@shop.test:8443/a%20b?c=d#e', headers };
const rest = ['accept: */*', 'cookie: a=1', 'cookie: b=x;y', 'cookie: c=', 'priority: u=1'];
const pseudo = {
  method: ':method: POST',
  authority: ':authority: shop.test:8443',
  scheme: ':scheme: https',
  path: ':path: /a%20b?c=d',
};

test.for([
  ['chrome', [pseudo.method, pseudo.authority, pseudo.scheme, pseudo.path, ...rest]],
  ['firefox', [pseudo.method, pseudo.path, pseudo.authority, pseudo.scheme, ...rest, 'te: trailers']],
] as const)('%s sends its own fields first, and each cookie in a field of its own', ([agent, lines]) => {
  expect(requestFields(agent, head).map(({ name, value }) => `${name}: ${value}`)).toEqual(lines);
});

test('an invalid URL does not throw', () => {
  expect(requestFields('chrome', { method: 'GET', url: 'nowhere', headers: [] })).toHaveLength(4);
});

test.for(['chrome', 'firefox'] as const)('a page of %s sends no cookies, and each field once', (agent) => {
  const names = pageFields(agent, 'https://shop.test/').map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).not.toContain('cookie');
});
