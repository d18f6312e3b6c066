import fc from 'fast-check';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { toOctets } from '../../../src/cookie/octets.ts';

const octet = fc.integer({ min: 0, max: 0xff }).map((code) => String.fromCharCode(code));
/** What cookies contain: mostly text, also with quotes and other scripts, sometimes octets that are no text. */
const octets = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 20 }).map(toOctets) },
  {
    weight: 2,
    arbitrary: fc
      .string({ unit: 'grapheme', maxLength: 8 })
      .map((text) => toOctets(text.replace(/\p{Surrogate}/gu, ''))),
  },
  { weight: 1, arbitrary: fc.string({ unit: octet, maxLength: 12 }) },
);
const DOMAINS = ['shop.test', 'www.shop.test', 'xn--bcher-kva.test', 'localhost', '127.0.0.1', '[::1]', 'a_b.test'];
const site = fc.constantFrom(
  'https://shop.test',
  'http://other.test',
  'https://127.0.0.1',
  'chrome-extension://abcdef',
);
const wholeSeconds = fc.integer({ min: 1, max: 4_000_000_000 }).map((seconds) => seconds * 1000);
const expiryTime = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: wholeSeconds },
  { weight: 3, arbitrary: fc.double({ min: -1e12, max: 4e12, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, -1000, 500, 253_402_300_799_999, 8.64e15, -8.64e15) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300) },
);

/** Cookies as a browser can have them, and some that none has. */
const anyCookie: fc.Arbitrary<Cookie> = fc.record({
  name: octets,
  value: octets,
  domain: fc.constantFrom(...DOMAINS),
  hostOnly: fc.boolean(),
  path: octets.map((rest) => `/${rest}`),
  expiryTime,
  secure: fc.boolean(),
  httpOnly: fc.boolean(),
  sameSite: fc.constantFrom('strict', 'lax', 'none', 'unset'),
  partitionKey: fc.option(fc.record({ topLevelSite: site, hasCrossSiteAncestor: fc.boolean() })),
  storeId: fc.constantFrom('0', '0', '1', 'firefox-default', 'firefox-container-2'),
  creationTime: fc.option(fc.integer({ min: 0, max: 2e12 }), { freq: 3 }),
});

/** Cookies that stay different from each other in formats without stores and partitions. */
export const anyJar: fc.Arbitrary<Cookie[]> = fc.uniqueArray(anyCookie, {
  maxLength: 12,
  selector: ({ name, domain, path }) =>
    JSON.stringify([
      new TextDecoder().decode(Uint8Array.from(name, code)),
      domain,
      new TextDecoder().decode(Uint8Array.from(path, code)),
    ]),
});

function code(character: string): number {
  return character.charCodeAt(0);
}
