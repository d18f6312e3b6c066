import type { Cookie } from '../../../src/cookie/cookie.ts';
import { toOctets } from '../../../src/cookie/octets.ts';
import { cookie } from '../../fixtures/cookie.ts';

const HOST = 'shop.localhost.example';
const DAY = 86_400_000;

/** A dozen cookies as a shop has them: sessions, a cart, namesakes, a token, one that is nearly too large. */
export function shopJar(now: number): Cookie[] {
  return [
    cookie('dup', { value: 'from-/shop', domain: HOST, path: '/shop' }),
    cookie('session', {
      value: `.eJyrVkrLz1eyUkpKLFKqBQAdegQ0.${'aSFxQ3k9'.repeat(235)}`,
      domain: HOST,
      httpOnly: true,
      sameSite: 'lax',
    }),
    cookie('shoppingCart', { value: '%7B%22Sugar%22%3A%223%22%2C%22Oatmeal%20Raisin%22%3A%222%22%7D', domain: HOST }),
    cookie('foo', { value: 'bar', domain: HOST, expiryTime: now + 400 * DAY - 1000 }),
    cookie('profile', {
      value:
        'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxIiwibmFtZSI6IkFubiBFeGFtcGxlIiwicm9sZSI6ImN1c3RvbWVyIiwiY2FydCI6WyJvYXRtZWFsLXJhaXNpbiIsInN1Z2FyIl0sImlhdCI6MTc2MzgwMDAwMCwiZXhwIjoxNzYzODAzNjAwLCJwZXJtaXNzaW9ucyI6WyJyZWFkOm9yZGVycyIsIndyaXRlOmNhcnQiLCJyZWFkOnByb2ZpbGUiLCJ3cml0ZTpwcm9maWxlIl0sInRlbmFudCI6InNob3AubG9jYWxob3N0LmV4YW1wbGUifQ.c2lnbmF0dXJlLW9mLXRoZS1nYWxsZXJ5LW9ubHktMQ1',
      domain: HOST,
      secure: true,
      sameSite: 'lax',
      expiryTime: now + 3 * DAY,
    }),
    cookie('__Host-csrf', {
      value: '8f14e45fceea167a5a36dedd4bea2543',
      domain: HOST,
      secure: true,
      httpOnly: true,
      sameSite: 'strict',
      expiryTime: now + 7_500_000,
    }),
    cookie('font', { value: 'Georgia', domain: HOST, sameSite: 'lax', expiryTime: now + 15.4 * DAY }),
    cookie('dup', { value: 'from-/', domain: HOST }),
    cookie('flash', { value: 'saved', domain: HOST, expiryTime: now + 43_000 }),
    cookie('visitor', {
      value: 'ann@example.org',
      domain: 'localhost.example',
      hostOnly: false,
      expiryTime: now + 90 * DAY,
    }),
    cookie('ab', { value: toOctets('größe→L'), domain: HOST, expiryTime: now + 30 * DAY }),
    cookie('embed', {
      value: 'partitioned-1',
      domain: HOST,
      secure: true,
      sameSite: 'none',
      partitionKey: { topLevelSite: 'https://localhost.example', hasCrossSiteAncestor: false },
    }),
  ];
}

/** Cookies that belong to the site and are not sent with the page's request. */
export function elsewhereJar(): Cookie[] {
  return [
    cookie('admin', { value: '1', domain: HOST, path: '/admin' }),
    cookie('cdn', { value: 'eu-1', domain: 'img.localhost.example' }),
  ];
}

export function manyCookies(count: number, now: number): Cookie[] {
  return Array.from({ length: count }, (_, index) =>
    cookie(`pref_${String(index).padStart(4, '0')}`, {
      value: 'abcdefghij'.repeat(1 + ((index * 7) % 9)),
      domain: HOST,
      httpOnly: index % 3 === 0,
      sameSite: index % 2 === 0 ? 'lax' : 'unset',
      expiryTime: index % 4 === 0 ? null : now + (index + 1) * 3_600_000,
    }),
  );
}

/** Names and values that try to be more than text. */
export function hostileJar(): Cookie[] {
  return [
    cookie('<img src=x onerror=alert(1)>', { value: '<script>document.title="owned"</script>', domain: HOST }),
    cookie(toOctets('bidi\u202egnp.exe'), { value: toOctets('\u2066abc\u202edcba'), domain: HOST }),
    cookie('tab\tand\u0001control', { value: 'a\u0007b\u001b[31mred', domain: HOST }),
    cookie('', { value: 'nameless value', domain: HOST }),
    cookie('notUtf8', { value: '\xff\xfe\x80abc', domain: HOST }),
    cookie('n'.repeat(300), { value: 'long name', domain: HOST }),
    cookie('max', { value: 'v'.repeat(4093), domain: HOST }),
    cookie(toOctets('日本語クッキー'), { value: toOctets('値'.repeat(40)), domain: HOST }),
    cookie('percent', { value: '100%25%20%zz%E2%82%AC', domain: HOST }),
  ];
}

export const GALLERY_HOST = HOST;
