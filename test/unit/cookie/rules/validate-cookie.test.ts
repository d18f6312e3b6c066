import { expect, test } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { validateCookie } from '../../../../src/cookie/rules/validate-cookie.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';
import { sampleCookie } from '../sample-cookie.ts';

const NOW = 1_800_000_000_000;
const OWN = { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: false };
const FOREIGN = { topLevelSite: 'https://news.test', hasCrossSiteAncestor: true };

/** 'yes', or code and guilty field of each reason. */
const OK = 'yes';
const SIZE = 4095;

test.for<[title: string, fields: Partial<Cookie>, chrome: string, firefox?: string]>([
  ['a plain cookie', {}, OK],
  ['a domain cookie', { domain: 'shop.test', hostOnly: false }, OK],
  ['one of an IP address', { domain: '127.0.0.1' }, OK],
  ['one of an IPv6 address', { domain: '[::1]' }, OK],
  ['one of localhost', { domain: 'localhost' }, OK],
  ['4096 octets', { value: 'x'.repeat(SIZE) }, OK],
  ['4097 octets', { value: 'x'.repeat(SIZE + 1) }, 'NameValuePairExceedsMaxSize value'],
  ['nothing at all', { name: '', value: '' }, 'NoCookieContent name'],
  ['no name', { name: '' }, OK, 'InvalidName name'],
  ['= in a nameless value', { name: '', value: 'a=b' }, 'InvalidName name'],
  ['= in the value', { value: 'a=b' }, OK],
  ['= in the name', { name: 'a=b' }, 'InvalidName name'],
  ['; in the name', { name: 'a;b' }, 'InvalidName name'],
  ['; in the value', { value: 'a;b' }, 'DisallowedCharacter value'],
  ['; in the path', { path: '/a;b' }, 'DisallowedCharacter path'],
  ['a space at the end of the name', { name: 'n ' }, 'InvalidName name'],
  ['a space at the start of the value', { value: ' v' }, 'DisallowedCharacter value'],
  ['a space inside', { name: 'a b', value: 'c d' }, OK],
  ['a line feed', { value: 'a\nb' }, 'DisallowedCharacter value'],
  ['a TAB inside', { value: 'a\tb' }, 'DisallowedCharacter value', OK],
  ['a control character in the path', { path: '/\x01' }, 'DisallowedCharacter path'],
  ['UTF-8', { name: 'n\xc3\xa9', value: '\xe2\x82\xac' }, OK],
  ['a path without a slash', { path: 'dir' }, 'InvalidPath path'],
  ['an empty path', { path: '' }, 'InvalidPath path'],
  ['a path of 1025 octets', { path: `/${'x'.repeat(1024)}` }, 'InvalidPath path'],
  ['a path of 1024 octets', { path: `/${'x'.repeat(1023)}` }, OK],
  ['a domain cookie of a public suffix', { domain: 'co.uk', hostOnly: false }, 'InvalidDomain domain'],
  ['a domain cookie of an IP address', { domain: '127.0.0.1', hostOnly: false }, 'InvalidDomain domain'],
  ['a domain cookie of localhost', { domain: 'localhost', hostOnly: false }, 'InvalidDomain domain'],
  ['no domain', { domain: '' }, 'InvalidDomain domain'],
  ['a domain with a port', { domain: 'shop.test:80' }, 'InvalidDomain domain'],
  ['a domain with a leading dot', { domain: '.shop.test', hostOnly: false }, 'InvalidDomain domain'],
  ['SameSite=None without Secure', { sameSite: 'none' }, 'SameSiteNoneInsecure samesite'],
  ['SameSite=None with Secure', { sameSite: 'none', secure: true }, OK],
  ['__Secure- without Secure', { name: '__Secure-n' }, 'InvalidPrefix secure'],
  ['__Host- on a path', { name: '__Host-n', secure: true, path: '/x' }, 'InvalidPrefix path'],
  [
    '__Host- of a domain',
    { name: '__host-n', secure: true, hostOnly: false, domain: 'shop.test' },
    'InvalidPrefix domain',
  ],
  ['__Http- without HttpOnly', { name: '__Http-n', secure: true }, 'InvalidPrefix httponly'],
  [
    'a prefix in a nameless value',
    { name: '', value: '__Host-n' },
    'InvalidPrefix value',
    'InvalidPrefix value, InvalidName name',
  ],
  ['its own partition without Secure', { partitionKey: OWN }, 'PartitionedInsecure partitioned'],
  ['a foreign partition without Secure', { partitionKey: FOREIGN }, 'PartitionedInsecure partitioned', OK],
  ['an expiry that has passed', { expiryTime: NOW }, 'Expired expires'],
  ['an expiry beyond 400 days', { expiryTime: NOW + 1e12 }, OK],
  ['an expiry that is no date', { expiryTime: Number.NaN }, 'InvalidExpiry expires'],
  ['an endless expiry', { expiryTime: Number.POSITIVE_INFINITY }, 'InvalidExpiry expires'],
])('a cookie may be written: %s', ([, fields, chrome, firefox = chrome]) => {
  for (const [agent, expected] of [['chrome', chrome] as const, ['firefox', firefox] as const]) {
    const reasons = validateCookie(sampleCookie(fields), { agent, now: NOW, registrableDomain });
    expect(reasons.map(({ code, attribute }) => `${code} ${attribute}`).join(', ') || OK, agent).toBe(expected);
  }
});

test('the reason says the domain as it was typed', () => {
  const [reason] = validateCookie(sampleCookie({ domain: 'é shop.test' }), {
    agent: 'chrome',
    now: NOW,
    registrableDomain,
  });
  expect(reason).toMatchObject({ code: 'InvalidDomain', data: { domain: 'é shop.test' } });
});
