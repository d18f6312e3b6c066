import { describe, expect, test } from 'vitest';
import { cookieKey } from '../../../src/cookie/cookie.ts';
import { readCookies } from '../../../src/formats/formats.ts';
import { makeReport } from '../../../src/report/make-report.ts';
import { pageWithoutQuery } from '../../../src/report/page-without-query.ts';
import { sampleCookie } from '../cookie/sample-cookie.ts';
import { knownOf, NOW, PAGE } from './known-of.ts';

const SID = sampleCookie({ name: 'sid', value: 'a8f5f167f44f4964e6c998dee827110c', httpOnly: true });
const CART = sampleCookie({ name: 'cart', path: '/cart', value: '{"a":1}', expiryTime: NOW + 500 });
const hashOf = async (value: string): Promise<string> => `hash of ${value.length}`;

test('a report says all of a cookie but its value', async () => {
  const { cookies, ...about } = await makeReport([SID, CART], knownOf([SID, CART]), hashOf);
  expect(about).toMatchObject({
    crumbReport: 1,
    at: '2027-01-15T08:00:00.000Z',
    browser: 'chrome',
    page: 'https://www.shop.test/page',
    site: 'shop.test',
    request: { cookies: 1, octets: 36 },
  });
  expect(cookies[0]).toMatchObject({
    name: 'sid',
    domain: 'www.shop.test',
    hostOnly: true,
    path: '/',
    expires: null,
    httpOnly: true,
    octets: { name: 3, value: 32, inHeader: 36 },
    shape: { kind: 'hex', parts: 1 },
    hash: 'hash of 32',
    sent: true,
    reasons: [],
  });
  expect(cookies[0]?.findings.map(({ code }) => code)).toContain('SecureMissing');
  expect(cookies[1]).toMatchObject({
    expires: '2027-01-15T08:00:00.500Z',
    sent: false,
    reasons: [{ code: 'NotOnPath', data: { requestPath: '/page' } }],
  });
});

test('a cookie of another site is not judged', async () => {
  const other = sampleCookie({ domain: 'other.test' });
  const { cookies } = await makeReport([other], knownOf([SID]), hashOf);
  expect(cookies).toMatchObject([{ domain: 'other.test', sent: null, reasons: [], findings: [] }]);
});

test('a report has the warnings about the site, and of cookies only those that are in it', async () => {
  const many = Array.from({ length: 175 }, (_, at) => sampleCookie({ name: `n${at}` }));
  const jar = [SID, ...many];
  const { findings, cookies } = await makeReport([many[0] ?? SID], knownOf(jar), hashOf);
  expect(findings.map(({ code, about }) => [code, about])).toContainEqual(['SiteNearFull', 'site']);
  expect(findings.every(({ about }) => about !== 'cookie')).toBe(true);
  expect(cookies).toHaveLength(1);
  expect(JSON.stringify(findings)).not.toContain(JSON.stringify(cookieKey(SID)));
});

test('no cookie can be imported from a report', async () => {
  const report = await makeReport([SID, CART], knownOf([SID, CART]), hashOf);
  expect(readCookies(JSON.stringify(report, null, 2)).cookies).toEqual([]);
});

describe('the URL of the page', () => {
  test.each([
    [PAGE, 'https://www.shop.test/page'],
    ['https://user:secret@shop.test:8443/a%20b?token=1#part', 'https://shop.test:8443/a%20b'],
    ['http://[::1]:3000/?x', 'http://[::1]:3000/'],
    ['no URL', null],
  ])('%j is %j', (url, page) => expect(pageWithoutQuery(url)).toBe(page));
});
