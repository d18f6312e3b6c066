import { expect, test } from 'vitest';
import { hostWithSharedPorts } from '../../../../src/model/jar/host-with-shared-ports.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { PAGE } from '../surroundings.ts';

test.for([
  ['http://localhost:3000/', 'localhost', 'localhost'],
  ['http://localhost/', 'localhost', 'localhost'],
  ['http://localhost.:3000/', 'localhost.', 'localhost.'],
  ['http://127.0.0.1:5000/', '127.0.0.1', '127.0.0.1'],
  ['https://192.168.1.20/', '192.168.1.20', '192.168.1.20'],
  ['http://[::1]:5000/', '[::1]', '[::1]'],
  ['http://build-box:8080/', 'build-box', 'build-box'],
  ['http://intranet/', 'intranet', null],
  ['https://www.shop.example/', 'shop.example', null],
  ['https://www.shop.example:8443/', 'shop.example', null],
  ['https://github.io/', 'github.io', null],
] as const)('of %s other ports’ servers are to be expected: %s, %s', ([url, site, host]) => {
  const scope = { page: { ...PAGE, url }, extent: 'page' } as const;
  expect(hostWithSharedPorts({ jar: [cookie('sid', { domain: site })], scope, site })).toBe(host);
  expect(hostWithSharedPorts({ jar: [], scope, site })).toBeNull();
});
