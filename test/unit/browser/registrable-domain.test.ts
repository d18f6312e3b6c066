import { expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/browser.ts', () => ({
  browser: {
    publicSuffix: {
      // As Chromium's: a single label is its own domain, and what is no host throws.
      getDomain: (host: string) => {
        if (/\.\.|[^\w.-]/.test(host)) throw new TypeError('Invalid hostname');
        return /^\d/.test(host)
          ? null
          : host
              .split('.')
              .slice(host.endsWith('.') ? -3 : -2)
              .join('.');
      },
    },
  },
}));
const { registrableDomain } = await import('../../../src/browser/registrable-domain.ts');

test.for([
  ['www.shop.example', 'shop.example'],
  ['www.shop.example.', 'shop.example.'],
  ['localhost', null],
  ['localhost.', null],
  ['127.0.0.1', null],
  ['[::1]', null],
  ['a..b', null],
  ['a%2Ab.example', null],
] as const)('the registrable domain of "%s" is %s', ([host, domain]) => {
  expect(registrableDomain(host)).toBe(domain);
  expect(registrableDomain(host)).toBe(domain);
});
