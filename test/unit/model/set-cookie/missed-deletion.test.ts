import { describe, expect, test } from 'vitest';
import type { Cookie, CookieId } from '../../../../src/cookie/cookie.ts';
import { judgeSetCookie } from '../../../../src/cookie/set-cookie/judge-set-cookie.ts';
import { missedDeletions } from '../../../../src/model/set-cookie/missed-deletion.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';
import { response } from '../../cookie/set-cookie/judged.ts';

const HOST = { domain: 'www.shop.test', name: 'sid', path: '/' } as const;
const PARTITION = { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: false };

function missed(line: string, fields: Partial<Cookie>, more = {}) {
  const jar = [sampleCookie({ ...HOST, ...fields } as Partial<Cookie>)];
  const around = response({ jar, storeId: jar[0]?.storeId ?? '0', ...more });
  const verdict = judgeSetCookie(line, around);
  if (verdict.outcome !== 'deleted') throw new Error(verdict.outcome);
  const found = missedDeletions(verdict.id as CookieId, jar, around);
  return found.map(({ differs, line }) => [differs.join(' '), line]);
}

describe('a deletion that misses a cookie of the name', () => {
  test.for<[what: string, line: string, cookie: Partial<Cookie>, differs: string, fixed: string | null]>([
    [
      'Domain',
      'sid=; Max-Age=0; Path=/',
      { domain: 'shop.test', hostOnly: false },
      'domain',
      'sid=; Domain=shop.test; Path=/; Max-Age=0',
    ],
    [
      'no Domain',
      'sid=; Max-Age=0; Path=/; Domain=www.shop.test',
      { hostOnly: true },
      'domain',
      'sid=; Path=/; Max-Age=0',
    ],
    ['Path', 'sid=; Max-Age=0', { hostOnly: true }, 'path', 'sid=; Path=/; Max-Age=0'],
    ['letter case', 'SID=; Max-Age=0; Path=/', { hostOnly: true }, 'name', 'sid=; Path=/; Max-Age=0'],
    [
      'Partitioned',
      'sid=; Max-Age=0; Path=/; Secure',
      { hostOnly: true, secure: true, partitionKey: PARTITION },
      'partition',
      'sid=; Path=/; Secure; Partitioned; Max-Age=0',
    ],
    ['another host', 'sid=; Max-Age=0; Path=/', { domain: 'api.shop.test', hostOnly: true }, 'domain', null],
  ])('because of %s, with the line that would delete it', ([, line, cookie, differs, fixed]) => {
    expect(missed(line, cookie)).toEqual([[differs, fixed]]);
  });

  test('a line for exactly that cookie misses none', () => {
    expect(missed('sid=; Max-Age=0; Path=/', { hostOnly: true })).toEqual([]);
  });
});
