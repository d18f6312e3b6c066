import { expect, test } from 'vitest';
import { isExpired, nextExpiry } from '../../../../src/cookie/jar/expiry.ts';
import { cookieHeader, cookieSizes, headerLineOctets, headerOctets } from '../../../../src/cookie/sizes.ts';
import { sampleCookie } from '../sample-cookie.ts';

test('the size of a cookie is name and value without the equals sign; the header counts it', () => {
  const sizes = cookieSizes(sampleCookie({ name: 'sid', value: '12345' }));
  expect(sizes).toEqual({ name: 3, value: 5, pair: 8, inHeader: 9, attributes: '; Path=/'.length });
});

test('a cookie without a name has no equals sign in the header', () => {
  expect(cookieSizes(sampleCookie({ name: '', value: 'foo' }))).toMatchObject({ pair: 3, inHeader: 3 });
});

test('sizes are octets of UTF-8', () => {
  expect(cookieSizes(sampleCookie({ value: '\xe2\x82\xac' })).value).toBe(3);
});

test('attributes are counted as in a line with an Expires date', () => {
  const cookie = sampleCookie({
    domain: 'shop.test',
    hostOnly: false,
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    expiryTime: 0,
    partitionKey: { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: false },
  });
  const line =
    '; Domain=shop.test; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; HttpOnly; SameSite=Lax; Partitioned';
  expect(cookieSizes(cookie).attributes).toBe(line.length);
});

test('the size of the header is the length of its text', () => {
  const sent = [sampleCookie({ name: '', value: 'foo' }), sampleCookie({ value: '' }), sampleCookie()];
  expect(cookieHeader(sent)).toBe('foo; n=; n=v');
  expect(headerOctets(sent)).toBe(12);
  expect(headerOctets([])).toBe(0);
});

test('over HTTP/1.1 a header also counts its name and line end, and an absent header counts nothing', () => {
  expect(headerLineOctets([sampleCookie(), sampleCookie()])).toBe('Cookie: n=v; n=v\r\n'.length);
  expect(headerLineOctets([])).toBe(0);
});

test('a cookie expires at its expiry, a session cookie never', () => {
  expect(isExpired({ expiryTime: 5 }, 4.9)).toBe(false);
  expect(isExpired({ expiryTime: 5 }, 5)).toBe(true);
  expect(isExpired({ expiryTime: null }, 5)).toBe(false);
});

test('the next expiry is the earliest in the future', () => {
  const jar = [3, null, 9, 7].map((expiryTime) => sampleCookie({ expiryTime }));
  expect(nextExpiry(jar, 5)).toBe(7);
  expect(nextExpiry(jar, 9)).toBeNull();
});
