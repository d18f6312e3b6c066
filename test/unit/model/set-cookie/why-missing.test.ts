import { describe, expect, test } from 'vitest';
import type { Blocking } from '../../../../src/contract/access.ts';
import { whyMissing } from '../../../../src/model/set-cookie/why-missing.ts';
import { networkRequest } from '../../../fixtures/har.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const PAGE = new URL('https://www.shop.example/page');
const ALLOWED: Blocking = {
  status: 'allowed',
  by: null,
  thirdParty: { hosts: ['ads.example'], mode: 'allowed', rejected: [] },
  ask: null,
};
const THIRD: Blocking = { ...ALLOWED, thirdParty: { hosts: ['ads.example'], mode: 'blocked', rejected: [] } };
const REJECTED: Blocking = { ...ALLOWED, thirdParty: { ...THIRD.thirdParty, rejected: ['ads.example'] } };

const why = (url: string, blocking: Blocking | null) =>
  whyMissing(networkRequest(url), PAGE, blocking, { registrableDomain })?.message ?? null;

describe('reasons why the jar lacks a cookie that a response set', () => {
  test.each([
    ['https://shop.example/', null, null],
    ['https://shop.example/', ALLOWED, null],
    ['https://shop.example/', { ...ALLOWED, status: 'blocked', by: 'all-sites' }, 'blockedAllSites'],
    ['https://shop.example/', { ...ALLOWED, status: 'blocked', by: 'this-site' }, 'blockedThisSite'],
    ['https://shop.example/', { ...ALLOWED, status: 'probably', by: 'unknown' }, null],
    ['https://shop.example/', THIRD, null],
    ['https://ads.example/', { ...ALLOWED, status: 'blocked', by: 'this-site' }, null],
    ['https://ads.example/', THIRD, null],
    ['https://ads.example/', REJECTED, 'thirdParty_blocked'],
    ['https://other.example/', REJECTED, null],
  ] as const)('%s %j: %s', (url, blocking, message) => {
    expect(why(url, blocking)).toBe(message);
  });
});
