import fc from 'fast-check';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { toOctets } from '../../../../src/cookie/octets.ts';

const octet = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
/** Octets as cookies have them, and such as no cookie should have. */
const octets = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 12 }).map(toOctets) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('', 'a b', 'größe', '=1+1', "it's", '"q"', 'a"b', '\\', '$HOME `id`', '#x', '+1')
      .map(toOctets),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('a\tb', 'a\nb', ' a', 'a ', 'a;b', 'a,b', 'a=b', '\ufeffa', '//x', '</script>', '$(x)')
      .map(toOctets),
  },
  { weight: 1, arbitrary: fc.string({ unit: octet, maxLength: 8 }) },
);
const DAY = 86_400_000;
const time = fc.oneof(
  fc.integer({ min: 1, max: 4_000_000_000 }).map((seconds) => seconds * 1000),
  fc.double({ min: -DAY, max: 400_000 * DAY, noNaN: true }),
  fc.constantFrom(
    0,
    999,
    1000,
    -1,
    253_402_300_799_000,
    253_402_300_799_999,
    253_402_300_800_000,
    -3e13,
    1e18,
    Number.NaN,
  ),
);

/** Any cookie of a jar, and some that no jar has. */
export const anyCookie: fc.Arbitrary<Cookie> = fc
  .record({
    name: fc.oneof(fc.constantFrom('sid', '__Host-n', 'a[b]'), octets),
    value: octets,
    domain: fc.constantFrom('shop.test', 'www.shop.test', 'xn--bcher-kva.test', '127.0.0.1', '[::1]', 'localhost'),
    isDomainCookie: fc.boolean(),
    path: fc.oneof(
      fc.constantFrom('/', '/dir', '/dir/', ''),
      octets.map((text) => `/${text}`),
    ),
    expiryTime: fc.option(time),
    secure: fc.boolean(),
    httpOnly: fc.boolean(),
    sameSite: fc.constantFrom('strict', 'lax', 'none', 'unset'),
    partitionKey: fc.option(
      fc.record({
        topLevelSite: fc.constantFrom('https://news.test', 'http://shop.test'),
        hasCrossSiteAncestor: fc.boolean(),
      }),
    ),
    storeId: fc.constantFrom('0', '0', '1', 'firefox-container-3'),
    creationTime: fc.option(fc.constantFrom(1_700_000_000_000, 1_700_000_000_000.5)),
  })
  .map(({ isDomainCookie, ...cookie }) => ({ ...cookie, hostOnly: !isDomainCookie }) as Cookie);
