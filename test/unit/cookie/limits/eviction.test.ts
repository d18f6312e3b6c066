import { describe, expect, test } from 'vitest';
import type { Cookie, PartitionKey } from '../../../../src/cookie/cookie.ts';
import { wouldEvict } from '../../../../src/cookie/limits/eviction.ts';
import { cookie } from '../../../fixtures/cookie.ts';

const partition: PartitionKey = { topLevelSite: 'https://top.example', hasCrossSiteAncestor: true };

const many = (count: number, more: Partial<Cookie> = {}): Cookie[] =>
  Array.from({ length: count }, (_, index) => cookie(`n${index}`, more));

describe('wouldEvict', () => {
  test('the 180th cookie of a site evicts nothing, the 181st does', () => {
    expect(wouldEvict(many(179), cookie('new'), 'chrome')).toBeNull();
    expect(wouldEvict(many(180), cookie('new'), 'chrome')).toEqual({ count: 181, limit: 180 });
  });

  test('a cookie that replaces one of 180 evicts nothing', () => {
    expect(wouldEvict(many(180), cookie('n7', { value: 'other' }), 'firefox')).toBeNull();
  });

  test('subdomains share the limit of a site, partitions do not', () => {
    const jar = many(180, { domain: 'a.shop.example' });
    expect(wouldEvict(jar, cookie('new'), 'firefox')).toEqual({ count: 181, limit: 180 });
    expect(wouldEvict(jar, cookie('new', { partitionKey: partition }), 'firefox')).toBeNull();
  });

  test.each([
    ['chrome', 10_240],
    ['firefox', 12_288],
  ] as const)('in %s a partition holds %i octets of names and values', (agent, limit) => {
    const jar = many(9, { partitionKey: partition, value: 'v'.repeat(998) });
    const fits = cookie('x', { partitionKey: partition, value: 'v'.repeat(limit - 9001) });
    expect(wouldEvict(jar, fits, agent)).toBeNull();
    const over = { ...fits, value: `${fits.value}v` };
    expect(wouldEvict(jar, over, agent)).toEqual({ count: limit + 1, limit });
  });
});
