import { expect, test } from 'vitest';
import { isPrivateHost } from '../../../../src/cookie/address/private-host.ts';

test.for([
  ['intranet', true],
  ['intranet.', true],
  ['localhost.', true],
  ['printer.local', true],
  ['printer.local.', true],
  ['nas.home.arpa', true],
  ['openwrt.lan', true],
  ['wiki.corp', true],
  ['lan.example', false],
  ['10.0.0.1', true],
  ['172.31.0.1', true],
  ['172.32.0.1', false],
  // What servers print when they listen on all addresses.
  ['0.0.0.0', true],
  ['[::]', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['100.64.0.1', true],
  ['100.128.0.1', false],
  ['[::ffff:a00:1]', true],
  ['[::ffff:7f00:1]', true],
  ['[::ffff:808:808]', false],
  ['[fd12::1]', true],
  ['8.8.8.8', false],
  ['10.0.0.1.example', false],
  ['shop.example.', false],
  ['local.example', false],
] as const)('the host "%s" is private: %s', ([host, isPrivate]) => {
  expect(isPrivateHost(host)).toBe(isPrivate);
});
