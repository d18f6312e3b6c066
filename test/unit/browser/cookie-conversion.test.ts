import { describe, expect, test } from 'vitest';
import { cookieFromApi } from '../../../src/browser/cookies/cookie-from-api.ts';
import { setDetails } from '../../../src/browser/cookies/set-details.ts';
import type { Cookie, PartitionKey } from '../../../src/cookie/cookie.ts';

const cookie: Cookie = {
  name: 'a',
  value: '1',
  domain: 'shop.test',
  hostOnly: true,
  path: '/',
  expiryTime: null,
  secure: true,
  httpOnly: false,
  sameSite: 'unset',
  partitionKey: null,
  storeId: '0',
  creationTime: null,
};

describe('the URL with which a cookie is written', () => {
  const CASES: [title: string, partitionKey: PartitionKey | null, url: string][] = [
    ['is https without a partition', null, 'https://shop.test/'],
    [
      'has the scheme of a first-party partition',
      { topLevelSite: 'http://shop.test', hasCrossSiteAncestor: false },
      'http://shop.test/',
    ],
    [
      'is https in a first-party partition of https',
      { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: false },
      'https://shop.test/',
    ],
    [
      'is https below a cross-site ancestor, whatever the scheme of the top',
      { topLevelSite: 'http://shop.test', hasCrossSiteAncestor: true },
      'https://shop.test/',
    ],
  ];
  test.each(CASES)('the URL with which a cookie is written %s', (_, partitionKey, url) => {
    expect(setDetails({ ...cookie, partitionKey }, 'chrome').url).toBe(url);
  });
});

test('microseconds of an expiry survive the conversion to the API and back', () => {
  const expiryTime = 1_797_000_000_123.456;
  const { expirationDate } = setDetails({ ...cookie, expiryTime }, 'chrome');
  expect(expirationDate).toBe(1_797_000_000.123456);
  const stored = { ...setDetails(cookie, 'chrome'), hostOnly: true, session: false, expirationDate };
  const back = cookieFromApi({ ...stored, firstPartyDomain: '', domain: 'shop.test', value: '1' } as never, 'chrome');
  expect(back.expiryTime).toBeCloseTo(expiryTime, 3);
});
