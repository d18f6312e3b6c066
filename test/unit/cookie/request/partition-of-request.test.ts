import { describe, expect, test } from 'vitest';
import { partitionOfRequest } from '../../../../src/cookie/request/partition-of-request.ts';
import { judgeSetCookie } from '../../../../src/cookie/set-cookie/judge-set-cookie.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const [SHOP, NEWS] = ['https://www.shop.test/', 'https://news.test/'];

test.for<[url: string, ancestors: string[], site: string, crossSite: boolean]>([
  [SHOP, [], 'https://shop.test', false],
  [SHOP, ['https://shop.test/'], 'https://shop.test', false],
  [SHOP, [NEWS], 'https://news.test', true],
  [NEWS, [NEWS, SHOP], 'https://news.test', true],
])(
  '%s in %s is in the partition of %s, with a cross-site ancestor: %s',
  ([url, ancestors, topLevelSite, crossSite]) => {
    for (const agent of ['chrome', 'firefox'] as const) {
      const key = partitionOfRequest({ agent, url, ancestors, registrableDomain });
      expect(key).toEqual({ topLevelSite, hasCrossSiteAncestor: crossSite });
    }
  },
);

test('a request that has no cookies has no partition', () => {
  expect(partitionOfRequest({ agent: 'chrome', url: 'about:blank', ancestors: [], registrableDomain })).toBeNull();
});

describe('a same-site request that another site redirected to', () => {
  const outcome = (agent: 'chrome' | 'firefox') => {
    const partitionKey = partitionOfRequest({ agent, url: SHOP, ancestors: ['https://shop.test/'], registrableDomain });
    const response = { url: SHOP, now: 0, agent, registrableDomain, partitionKey, via: 'http' as const, jar: [] };
    const line = 'n=v; SameSite=Strict';
    return judgeSetCookie(line, { ...response, sameSiteContext: 'cross-site', topLevelNavigation: false }).outcome;
  };

  test('a redirect from another site may set SameSite=Strict in Firefox, which ignores redirects here', () => {
    expect(outcome('firefox')).toBe('stored');
    expect(outcome('chrome')).toBe('rejected');
  });
});
