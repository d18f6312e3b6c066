import { CookieJar } from 'tough-cookie';
import { expect, test } from 'vitest';
import { readCookies, writeCookies } from '../../../../src/formats/formats.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';

const NOW = 1_800_000_000_000;
const JAR = [
  sampleCookie({ name: 'session', value: '' }),
  sampleCookie({
    name: 'sid',
    value: 'a b=',
    domain: 'shop.test',
    hostOnly: false,
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
  }),
  sampleCookie({ name: 'kept', path: '/cart', expiryTime: NOW + 500, sameSite: 'none', secure: true }),
];

test('tough-cookie itself reads the export, and sends the same cookies', async () => {
  const jar = await CookieJar.deserialize(writeCookies(JAR, 'tough-cookie', { now: NOW }).text);
  const sent = await jar.getCookies('https://www.shop.test/cart', { expire: false });
  expect(sent.map(({ key, value }) => `${key}=${value}`).sort()).toEqual(['kept=v', 'session=', 'sid=a b=']);
  const elsewhere = await jar.getCookies('https://pay.shop.test/', { expire: false });
  expect(elsewhere.map(({ key }) => key)).toEqual(['sid']);
});

test('what tough-cookie itself serializes is read: the same cookies', async () => {
  const jar = await CookieJar.deserialize(writeCookies(JAR, 'tough-cookie', { now: NOW }).text);
  const read = readCookies(JSON.stringify(await jar.serialize()));
  expect(read.format).toBe('tough-cookie');
  expect(read.problems).toEqual([]);
  expect(read.cookies).toEqual(expect.arrayContaining(JAR.map((cookie) => ({ cookie, warnings: [] }))));
});

test('a cookie that tough-cookie received with Max-Age expires so long after its creation', async () => {
  const jar = new CookieJar();
  await jar.setCookie('n=v; Max-Age=60; Path=/', 'https://www.shop.test/', { now: new Date(NOW) });
  const { cookies } = readCookies(JSON.stringify(await jar.serialize()));
  expect(cookies.map(({ cookie }) => cookie)).toEqual([sampleCookie({ expiryTime: NOW + 60_000 })]);
});
