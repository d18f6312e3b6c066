import { describe, expect, test } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { type BulkChange, changesIdentity, NO_CHANGE, wantedBy } from '../../../../src/model/bulk/bulk-change.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const SID = cookie('sid', { domain: 'www.shop.test' });
const wanted = (change: Partial<BulkChange>, of: Cookie = SID, topLevelSite: string | null = null) =>
  wantedBy(of, { ...NO_CHANGE, ...change }, { moment: null, topLevelSite, registrableDomain });

describe('a bulk edit', () => {
  test('that changes nothing gives each cookie as it is', () => {
    expect(wanted({})).toEqual({ cookie: SID, from: SID });
    expect(changesIdentity(NO_CHANGE)).toBe(false);
  });

  test.each([
    ['SHOP.test', 'shop.test'],
    [' .shop.test ', 'shop.test'],
    ['größe.shop.test', 'xn--gre-6ka8i.shop.test'],
    ['https://shop.test/', 'https://shop.test/'],
    ['  ', 'www.shop.test'],
  ])('reads the domain %j as %s', (domain, host) => {
    expect(wanted({ domain }).cookie).toEqual({ ...SID, domain: host });
  });

  test('makes a host-only cookie one of a domain, and keeps the host-only flag of others', () => {
    expect(wanted({ hostOnly: false }).cookie).toEqual({ ...SID, hostOnly: false });
    const wide = { ...SID, hostOnly: false };
    expect(wanted({ domain: 'shop.test' }, wide).cookie).toEqual({ ...wide, domain: 'shop.test' });
  });

  test('moves a cookie into the partition of a site, below another site where that is not its own', () => {
    const own = { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: false };
    expect(wanted({ partition: 'under' }, SID, 'https://shop.test').cookie.partitionKey).toEqual(own);
    const below = { topLevelSite: 'https://news.test', hasCrossSiteAncestor: true };
    expect(wanted({ partition: 'under' }, SID, 'https://news.test').cookie.partitionKey).toEqual(below);
    expect(
      wanted({ partition: 'under', domain: 'news.test' }, SID, 'https://news.test').cookie.partitionKey,
    ).toMatchObject({ hasCrossSiteAncestor: false });
  });

  test('takes a cookie out of its partition, and leaves it there while no site is typed', () => {
    const partitioned = { ...SID, partitionKey: { topLevelSite: 'https://news.test', hasCrossSiteAncestor: true } };
    expect(wanted({ partition: 'unpartitioned' }, partitioned).cookie).toEqual(SID);
    expect(wanted({ partition: 'under' }, partitioned, null).cookie).toEqual(partitioned);
  });

  test.each<Partial<BulkChange>>([
    { domain: 'shop.test' },
    { hostOnly: false },
    { path: '/shop' },
    { partition: 'under' },
    { storeId: 'other' },
  ])('with %j copies a cookie where the old ones are kept, and moves it otherwise', (change) => {
    const topLevelSite = 'https://news.test';
    expect(changesIdentity({ ...NO_CHANGE, ...change })).toBe(true);
    expect(wanted(change, SID, topLevelSite).from).toBe(SID);
    expect(wanted({ ...change, keepsOriginals: true }, SID, topLevelSite).from).toBeNull();
  });

  test('copies no cookie that keeps its identity', () => {
    expect(wanted({ path: '/', secure: true, keepsOriginals: true })).toEqual({
      cookie: { ...SID, secure: true },
      from: SID,
    });
  });
});
