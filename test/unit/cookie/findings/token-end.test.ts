import { describe, expect, test } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { findings } from '../../../../src/cookie/findings/findings.ts';
import { tokenEnd } from '../../../../src/cookie/findings/token-end.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';
import { sampleCookie } from '../sample-cookie.ts';

const NOW = Date.UTC(2026, 10, 30, 8);
const HOUR = 3_600_000;
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object) => `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}.c2lnbmF0dXJl`;
const endingAt = (time: number) => jwt({ sub: 'ann', exp: time / 1000 });
const SAFE = { name: 'token', secure: true, httpOnly: true, sameSite: 'lax' } as const;

function told(fields: Partial<Cookie>, others: Cookie[] = []): string[] {
  const page = { site: 'shop.test', url: 'https://www.shop.test/', agent: 'chrome', budget: 8182 } as const;
  const jar = [sampleCookie({ ...SAFE, ...fields }), ...others];
  return findings({ jar, sent: [], now: NOW, ...page, registrableDomain })
    .filter(({ code }) => code === 'TokenExpired')
    .map(({ severity, data }) => `${severity} ${data.ended}`);
}

describe('a token that is over in a cookie that is not', () => {
  test.for<[title: string, fields: Partial<Cookie>, expected: string[]]>([
    ['in a session cookie', { value: endingAt(NOW - HOUR) }, ['warn 2026-11-30 07:00 UTC']],
    [
      'in a cookie that lives on',
      { value: endingAt(NOW - HOUR), expiryTime: NOW + HOUR },
      ['warn 2026-11-30 07:00 UTC'],
    ],
    ['in a cookie that is over too', { value: endingAt(NOW - HOUR), expiryTime: NOW - 1 }, []],
    ['that is not over yet', { value: endingAt(NOW + HOUR) }, []],
    ['that ended within a minute', { value: endingAt(NOW - 59_000) }, []],
    ['without an end', { value: jwt({ sub: 'ann' }) }, []],
    ['whose end is a text', { value: jwt({ exp: '1' }) }, []],
    ['whose end is before any date', { value: jwt({ exp: -1e300 }) }, []],
    ['that a library of the page renews', { name: '__session', httpOnly: false, value: endingAt(NOW - HOUR) }, []],
    ['for the page', { name: 'id_token', httpOnly: false, value: endingAt(NOW - HOUR) }, []],
    ['against forgery', { name: 'csrf_token', value: endingAt(NOW - HOUR) }, []],
  ])('%s', ([, fields, expected]) => {
    expect(told(fields)).toEqual(expected);
  });

  test('is only worth knowing beside a refresh token', () => {
    const refresh = sampleCookie({ ...SAFE, name: 'refresh_token', value: 'q8Zk3vT1xW9bN5mL7pR2' });
    expect(told({ value: endingAt(NOW - HOUR) }, [refresh])).toEqual(['note 2026-11-30 07:00 UTC']);
  });
});

test.for([
  ['', null],
  ['eyJ.eyJ.x', null],
  ['eyJh.eyJi.x', null],
  [jwt({ exp: 1_800_000_000 }), 1_800_000_000_000],
  [`Bearer ${jwt({ exp: 1.5 })}`, 1500],
  [jwt({ exp: null }), null],
] as const)('the token %s ends at %s', ([value, end]) => {
  expect(tokenEnd(value)).toBe(end);
});
