import { expect, test } from 'vitest';
import { isHostName } from '../../../../src/cookie/address/host-name.ts';

test.for([
  ['shop.example', true],
  ['shop.example.', true],
  ['localhost', true],
  ['my_site.shop.example', true],
  ['-a.shop.example', true],
  ['xn--bcher-kva.example', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  [`${'x'.repeat(63)}.example`, true],
  [`${'x'.repeat(64)}.example`, false],
  [`${'y.'.repeat(130)}example`, false],
  ['', false],
  ['.', false],
  ['a..b', false],
  ['a.b..', false],
  ['.shop.example', false],
  ['a%2Ab.example', false],
  ['%2A', false],
  ['a!b.example', false],
  // Firefox opens pages of these.
  ['a+b.localhost', true],
  ['a$b.localhost', true],
] as const)('a server can have the host "%s": %s', ([host, can]) => {
  expect(isHostName(host)).toBe(can);
});
