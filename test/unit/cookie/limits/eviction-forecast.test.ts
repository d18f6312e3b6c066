import { describe, expect, test } from 'vitest';
import type { Agent, Cookie, PartitionKey } from '../../../../src/cookie/cookie.ts';
import { forecastEviction } from '../../../../src/cookie/limits/eviction-forecast.ts';
import { jarShares } from '../../../../src/cookie/limits/jar-shares.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';
import { sampleCookie } from '../sample-cookie.ts';

const NOW = 1_800_000_000_000;
const NEWS: PartitionKey = { topLevelSite: 'https://news.test', hasCrossSiteAncestor: true };

const many = (count: number, more: Partial<Cookie> = {}): Cookie[] =>
  Array.from({ length: count }, (_, index) => sampleCookie({ name: `n${index}`, ...more }));
const EXPIRED = { expiryTime: NOW - 1 };
const SECURE = { secure: true };

function forecast(cookies: Cookie[], agent: Agent, partitionKey: PartitionKey | null = null) {
  return forecastEviction({ site: 'shop.test', partitionKey, cookies }, agent, NOW);
}

describe('cookies of a site with 180 that the next one evicts', () => {
  test.for<[what: string, jar: Cookie[], agent: Agent, groups: [string, number, number][], doubts: string[]]>([
    [
      '31 without Secure',
      [...many(90), ...many(90, SECURE)],
      'chrome',
      [['insecure', 31, 90]],
      ['lastAccess', 'priority'],
    ],
    ['31 without Secure', [...many(90), ...many(90, SECURE)], 'firefox', [['insecure', 31, 90]], ['lastAccess']],
    [
      'all without Secure, then Secure ones',
      [...many(10), ...many(170, SECURE)],
      'firefox',
      [
        ['insecure', 10, 10],
        ['secure', 21, 170],
      ],
      ['lastAccess'],
    ],
    ['exactly the 31 without Secure', [...many(31), ...many(149, SECURE)], 'firefox', [['insecure', 31, 31]], []],
    [
      'probably the 31 without Secure: a Secure one of low Priority goes sooner',
      [...many(31), ...many(149, SECURE)],
      'chrome',
      [['insecure', 31, 31]],
      ['lastAccess', 'priority'],
    ],
    ['expired ones first', [...many(40, EXPIRED), ...many(140)], 'firefox', [['expired', 31, 40]], ['lastAccess']],
    [
      'the expired ones, then others',
      [...many(20, { ...EXPIRED, ...SECURE }), ...many(160)],
      'firefox',
      [
        ['expired', 20, 20],
        ['insecure', 11, 160],
      ],
      ['lastAccess'],
    ],
  ])('the next cookie of a site with 180 evicts %s', ([, jar, agent, groups, doubts]) => {
    const { groups: told, certain, doubts: unknown, count, limit, octets } = forecast(jar, agent);
    expect(told.map(({ rank, goes, cookies }) => [rank, goes, cookies.length])).toEqual(groups);
    expect(unknown).toEqual(doubts);
    expect(certain).toBe(doubts.length === 0);
    expect([count, limit, octets]).toEqual([180, 180, null]);
  });
});

describe('eviction in a partition', () => {
  test('Chromium evicts one cookie at a time from a partition, Secure or not; Firefox 31', () => {
    const jar = [...many(90), ...many(90, SECURE)];
    expect(forecast(jar, 'chrome', NEWS)).toMatchObject({
      groups: [{ rank: 'any', goes: 1 }],
      doubts: ['lastAccess'],
      certain: false,
    });
    expect(forecast(jar, 'firefox', NEWS).groups).toMatchObject([{ rank: 'insecure', goes: 31 }]);
  });

  test.for<[Agent, number]>([
    ['chrome', 10_240],
    ['firefox', 12_288],
  ])('%s evicts cookies beyond %i octets until the rest fits', ([agent, limit]) => {
    const jar = [...many(1, EXPIRED), ...many(9, { value: 'v'.repeat(1000) })];
    const told = forecast(jar, agent, NEWS);
    expect(told.octets).toEqual({ used: 3 + 9 * 1002, limit, kept: 10_240 });
    expect(told.groups.map(({ rank, goes }) => [rank, goes])).toEqual([
      ['expired', 1],
      ['any', null],
    ]);
    expect(told.doubts).toEqual(['lastAccess', 'size']);
    expect(told.certain).toBe(false);
  });
});

test('subdomains share a limit; partitions, stores and other sites have their own', () => {
  const jar = [
    sampleCookie({ name: 'a' }),
    sampleCookie({ name: 'b', domain: 'shop.test', hostOnly: false }),
    sampleCookie({ name: 'c', partitionKey: NEWS }),
    sampleCookie({ name: 'd', partitionKey: { ...NEWS, hasCrossSiteAncestor: false } }),
    sampleCookie({ name: 'e', storeId: '1' }),
    sampleCookie({ name: 'f', domain: 'other.test' }),
  ];
  const shares = jarShares(jar, registrableDomain).map(({ site, cookies }) => [
    site,
    cookies.map(({ name }) => name).join(''),
  ]);
  expect(shares).toEqual([
    ['shop.test', 'ab'],
    ['shop.test', 'c'],
    ['shop.test', 'd'],
    ['shop.test', 'e'],
    ['other.test', 'f'],
  ]);
});
