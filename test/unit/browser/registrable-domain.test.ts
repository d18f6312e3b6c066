import { expect, test } from 'vitest';
import { registrableDomain } from '../../../src/browser/registrable-domain.ts';
import { stage } from '../../stage.ts';

/** As Chromium's: a single label is its own domain, and what is no host throws. */
function getDomain(host: string): string | null {
  if (/\.\.|[^\w.-]/.test(host)) throw new TypeError('Invalid hostname');
  if (/^\d/.test(host)) return null;
  return host
    .split('.')
    .slice(host.endsWith('.') ? -3 : -2)
    .join('.');
}

// The answers are remembered: no other test asks for these hosts.
test.for([
  ['www.asked-here.example', 'asked-here.example'],
  ['www.asked-here.example.', 'asked-here.example.'],
  ['localhost', null],
  ['localhost.', null],
  ['127.0.0.1', null],
  ['[::1]', null],
  ['a..b', null],
  ['a%2Ab.example', null],
] as const)('the registrable domain of "%s" is %s', ([host, domain]) => {
  stage.browser = { publicSuffix: { getDomain } };
  expect(registrableDomain(host)).toBe(domain);
  expect(registrableDomain(host)).toBe(domain);
});
