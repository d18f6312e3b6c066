import { expect, test } from 'vitest';
import { defaultPath } from '../../../../src/cookie/address/default-path.ts';
import { domainMatches } from '../../../../src/cookie/address/domain-matches.ts';
import { isIpAddress } from '../../../../src/cookie/address/ip-address.ts';
import { pathMatches } from '../../../../src/cookie/address/path-matches.ts';
import { isSecureOrigin } from '../../../../src/cookie/address/secure-origin.ts';
import { siteOf } from '../../../../src/cookie/address/site.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

test.for([
  ['shop.test', 'shop.test', true],
  ['www.shop.test', 'shop.test', true],
  ['a.b.shop.test', 'shop.test', true],
  ['shop.test', 'www.shop.test', false],
  ['xshop.test', 'shop.test', false],
  ['shop.test', 'test', true],
  ['127.0.0.1', '0.0.1', false],
  ['127.0.0.1', '127.0.0.1', true],
  ['[::1]', '[::1]', true],
  ['www.shop.test', '', false],
] as const)('%s domain-matches %s: %s', ([host, domain, matches]) => {
  expect(domainMatches(host, domain)).toBe(matches);
});

test.for([
  ['127.0.0.1', true],
  ['[::1]', true],
  ['1.2.3.example', false],
  ['shop.test', false],
  ['4chan.org2', false],
] as const)('%s is an IP address: %s', ([host, is]) => {
  expect(isIpAddress(host)).toBe(is);
});

test.for([
  ['/', '/', true],
  ['/dir', '/', true],
  ['/dir', '/dir', true],
  ['/dir/page', '/dir', true],
  ['/dir/page', '/dir/', true],
  ['/dir', '/dir/', false],
  ['/directory', '/dir', false],
  ['/DIR', '/dir', false],
  ['/', '/dir', false],
  ['/a%2Fb', '/a', false],
] as const)('request to %s path-matches %s: %s', ([requestPath, cookiePath, matches]) => {
  expect(pathMatches(requestPath, cookiePath)).toBe(matches);
});

test.for([
  ['', '/'],
  ['x', '/'],
  ['/', '/'],
  ['/a', '/'],
  ['/a/', '/a'],
  ['/a/b/c', '/a/b'],
] as const)('the default path of "%s" is %s', ([requestPath, path]) => {
  expect(defaultPath(requestPath)).toBe(path);
});

test.for([
  ['https://shop.test/', true],
  ['wss://shop.test/', true],
  ['http://shop.test/', false],
  ['http://localhost:5000/', true],
  ['http://shop.localhost/', true],
  ['http://localhost.:5000/', true],
  ['http://shop.localhost./', true],
  ['http://notlocalhost/', false],
  ['http://localhost../', false],
  ['http://localhost.shop.test./', false],
  ['http://127.9.9.9/', true],
  ['http://128.0.0.1/', false],
  ['http://[::1]/', true],
] as const)('%s may have Secure cookies: %s', ([url, secure]) => {
  expect(isSecureOrigin(new URL(url))).toBe(secure);
});

test.for([
  ['www.shop.co.uk', 'shop.co.uk'],
  ['user.github.io', 'user.github.io'],
  ['github.io', 'github.io'],
  ['localhost', 'localhost'],
  ['127.0.0.1', '127.0.0.1'],
] as const)('the site of %s is %s', ([host, site]) => {
  expect(siteOf(host, registrableDomain)).toBe(site);
});
