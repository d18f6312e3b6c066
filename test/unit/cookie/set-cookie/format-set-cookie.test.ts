import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agent, Cookie, SameSite } from '../../../../src/cookie/cookie.ts';
import { validateCookie } from '../../../../src/cookie/rules/validate-cookie.ts';
import { formatSetCookie, lostInLine } from '../../../../src/cookie/set-cookie/format-set-cookie.ts';
import { judgeSetCookie } from '../../../../src/cookie/set-cookie/judge-set-cookie.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';
import { sampleCookie } from '../sample-cookie.ts';

const NOW = 1_800_000_000_000;
const OWN = { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: false };

test.for([
  [{}, 'n=v; Path=/'],
  [{ name: '', value: 'v' }, '=v; Path=/'],
  [{ value: '' }, 'n=; Path=/'],
  [
    { domain: 'shop.test', hostOnly: false, sameSite: 'none', secure: true },
    'n=v; Domain=shop.test; Path=/; Secure; SameSite=None',
  ],
  [
    { expiryTime: 0, httpOnly: true, sameSite: 'strict' },
    'n=v; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Strict',
  ],
  [{ expiryTime: 1_500.5, sameSite: 'lax' }, 'n=v; Path=/; Expires=Thu, 01 Jan 1970 00:00:01 GMT; SameSite=Lax'],
  [{ secure: true, partitionKey: OWN }, 'n=v; Path=/; Secure; Partitioned'],
  [{ partitionKey: OWN }, 'n=v; Path=/'],
  [{ expiryTime: Number.NaN }, 'n=v; Path=/'],
] as const)('%j is set by "%s"', ([fields, line]) => {
  expect(formatSetCookie(sampleCookie(fields))).toBe(line);
});

describe('cookies that a Set-Cookie line cannot set exactly', () => {
  test.for([
    [{}, []],
    [{ value: 'a b,"c"\\\t\xff' }, []],
    [{ value: 'a;b' }, ['value']],
    [{ value: ' a' }, ['value']],
    [{ value: 'a\nb' }, ['value']],
    [{ name: 'a=b' }, ['name']],
    [{ name: 'a\x7f' }, ['name']],
    [{ path: '' }, ['path']],
    [{ path: 'x' }, ['path']],
    [{ path: `/${'x'.repeat(1024)}` }, ['path']],
    [{ path: '/a ' }, ['path']],
    [{ expiryTime: 1000 }, []],
    [{ expiryTime: 1000.5 }, ['fraction']],
    [{ expiryTime: 1001 }, ['fraction']],
    [{ expiryTime: Number.NaN }, ['expiry']],
    [{ expiryTime: 253_402_300_800_000 }, ['expiry']],
    [{ secure: true, partitionKey: OWN }, ['partition']],
    [{ partitionKey: OWN }, ['partitionedInsecure']],
  ] as const)('differences of %j: %j', ([fields, lost]) => {
    expect(lostInLine(sampleCookie(fields))).toEqual(lost);
  });
});

describe('the line of a cookie that may be written sets the same cookie', () => {
  const octet = fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code));
  const octets = fc.string({ unit: octet, maxLength: 12 });
  const name = fc.oneof(fc.constantFrom('', 'sid', '__Host-n', '__Secure-n'), octets);
  const host = fc.constantFrom('www.shop.test', 'shop.test', 'localhost', '127.0.0.1', '[::1]', 'a.b.shop.co.uk');
  const partitionKey = fc.option(
    fc.record({
      topLevelSite: fc.constantFrom('https://shop.test', 'https://news.test', 'http://news.test'),
      hasCrossSiteAncestor: fc.boolean(),
    }),
  );
  const anyCookie: fc.Arbitrary<Cookie> = fc.record({
    name,
    value: octets,
    domain: host,
    hostOnly: fc.boolean(),
    path: fc.oneof(
      fc.constantFrom('/', '/dir', '/dir/'),
      octets.map((text) => `/${text}`),
    ),
    expiryTime: fc.option(fc.double({ min: NOW + 1000, max: NOW + 399 * 86_400_000, noNaN: true })),
    secure: fc.boolean(),
    httpOnly: fc.boolean(),
    sameSite: fc.constantFrom<SameSite[]>('strict', 'lax', 'none', 'unset'),
    partitionKey,
    storeId: fc.constantFrom('0', 'firefox-container-2'),
    creationTime: fc.constant(null),
  });

  test.for<Agent>(['chrome', 'firefox'])('in %s', (agent) => {
    let tried = 0;
    let nameless = 0;
    fc.assert(
      fc.property(anyCookie, (cookie) => {
        fc.pre(validateCookie(cookie, { agent, now: NOW, registrableDomain }).length === 0);
        fc.pre(!lostInLine(cookie).some((code) => code !== 'fraction' && code !== 'partition'));
        tried++;
        if (cookie.name === '') nameless++;
        const { expiryTime, ...rest } = cookie;
        const verdict = judgeSetCookie(formatSetCookie(cookie), {
          url: `https://${cookie.domain}/`,
          now: NOW,
          agent,
          registrableDomain,
          sameSiteContext: 'same-site',
          topLevelNavigation: true,
          partitionKey: cookie.partitionKey,
          via: 'http',
          storeId: cookie.storeId,
          jar: [],
        });
        expect(verdict).toMatchObject({
          outcome: 'stored',
          cookie: {
            ...rest,
            expiryTime: expiryTime === null ? null : Math.floor(expiryTime / 1000) * 1000,
            creationTime: NOW,
          },
        });
      }),
      { numRuns: 500 },
    );
    expect(tried).toBe(500);
    expect(nameless > 0).toBe(agent === 'chrome');
  });
});
