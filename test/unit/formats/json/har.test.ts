import { expect, test } from 'vitest';
import { readCookies, writeCookies } from '../../../../src/formats/formats.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';

const STARTED = '2026-11-28T10:00:00.000Z';

interface Side {
  headers?: { name: string; value: string }[];
  cookies?: unknown[];
}

function har(...entries: { url?: string; request?: Side; response?: Side; startedDateTime?: unknown }[]): string {
  const list = entries.map(({ url = 'https://www.shop.test/a/b', request, response, startedDateTime = STARTED }) => ({
    startedDateTime,
    request: { method: 'GET', url, headers: [], cookies: [], ...request },
    response: { status: 200, headers: [], cookies: [], ...response },
  }));
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'test', version: '1' }, entries: list } });
}

const setCookie = (value: string) => ({ response: { headers: [{ name: 'Set-Cookie', value }] } });

test('what responses set, by their Set-Cookie lines', () => {
  const { format, cookies, problems } = readCookies(
    har(setCookie('n=v; Path=/; Max-Age=60; Secure; SameSite=Lax\nd=1; Domain=shop.test')),
  );
  expect(format).toBe('har');
  expect(problems).toEqual([]);
  expect(cookies).toEqual([
    { cookie: sampleCookie({ secure: true, sameSite: 'lax', expiryTime: Date.parse(STARTED) + 60_000 }), warnings: [] },
    { cookie: sampleCookie({ name: 'd', value: '1', domain: 'shop.test', hostOnly: false, path: '/a' }), warnings: [] },
  ]);
});

test('a later response replaces a cookie or deletes it', () => {
  const { cookies } = readCookies(
    har(
      setCookie('a=1; Path=/'),
      setCookie('b=1; Path=/'),
      setCookie('a=2; Path=/'),
      setCookie('b=; Path=/; Max-Age=0'),
    ),
  );
  expect(cookies.map(({ cookie: { name, value } }) => [name, value])).toEqual([['a', '2']]);
});

test('the partition that Chromium lists beside a line, and a warning where none is listed', () => {
  const headers = [{ name: 'set-cookie', value: 'n=v; Path=/; Secure; Partitioned' }];
  const partitionKey = { topLevelSite: 'https://other.test', hasCrossSiteAncestor: true };
  const listed = readCookies(har({ response: { headers, cookies: [{ name: 'n', value: 'v', partitionKey }] } }));
  expect(listed.cookies).toEqual([{ cookie: sampleCookie({ secure: true, partitionKey }), warnings: [] }]);
  const unlisted = readCookies(har({ response: { headers } }));
  expect(unlisted.cookies[0]?.cookie.partitionKey).toBeNull();
  expect(unlisted.cookies[0]?.warnings.map(({ code }) => code)).toEqual(['partitionUnclear']);
});

test('the cookies that Chromium lists for a request, with all attributes', () => {
  const cookie = {
    name: 'n',
    value: 'v',
    path: '/',
    domain: '.shop.test',
    expires: '2027-01-15T08:00:00.500Z',
    httpOnly: true,
    secure: true,
    sameSite: 'Strict',
  };
  const session = { ...cookie, name: 's', domain: 'www.shop.test', expires: '1969-12-31T23:59:59.000Z' };
  const { cookies } = readCookies(har({ request: { cookies: [cookie, session] } }));
  const common = { httpOnly: true, secure: true, sameSite: 'strict' } as const;
  expect(cookies).toEqual([
    {
      cookie: sampleCookie({ ...common, domain: 'shop.test', hostOnly: false, expiryTime: 1_800_000_000_500 }),
      warnings: [],
    },
    { cookie: sampleCookie({ ...common, name: 's' }), warnings: [{ code: 'sessionUnclear', data: {} }] },
  ]);
});

test('a cookie of which only a Cookie header is known says what is not', () => {
  const request = { headers: [{ name: 'cookie', value: 'n=v; known=1' }] };
  const { cookies } = readCookies(har(setCookie('known=1; Domain=shop.test; Path=/'), { request }));
  expect(cookies.map(({ cookie }) => cookie.name)).toEqual(['known', 'n']);
  expect(cookies[1]?.cookie).toEqual(sampleCookie());
  expect(cookies[1]?.warnings.map(({ code }) => code).sort()).toEqual([
    'domainAssumed',
    'expiryMissing',
    'httpOnlyMissing',
    'pathMissing',
    'sameSiteMissing',
    'secureMissing',
  ]);
});

test('a HAR without any cookie is called sanitized, at its entries', () => {
  const text = har({}, {});
  expect(readCookies(text)).toEqual({
    format: 'har',
    cookies: [],
    problems: [{ code: 'harSanitized', line: 1, column: text.indexOf('[') + 1, data: {} }],
  });
});

test('an entry that is wrong is named, and the others are read', () => {
  const { cookies, problems } = readCookies(
    har(
      { url: 'file:///a', ...setCookie('a=1') },
      { startedDateTime: 5, ...setCookie('b=1') },
      { request: { cookies: [5] } },
      { request: { cookies: [{ name: 'c', value: 'v', domain: 'a b' }] } },
      setCookie('d=1'),
    ),
  );
  expect(cookies.map(({ cookie }) => cookie.name)).toEqual(['d']);
  expect(problems.map(({ code }) => code)).toEqual(['badUrl', 'badField', 'notCookie', 'badField']);
});

test('lines of a response without a time are read, and Max-Age is said to count from an unknown moment', () => {
  const lines = 'a=1; Path=/\nb=2; Path=/; Max-Age=60\nc=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT';
  const { cookies, problems } = readCookies(har({ startedDateTime: null, ...setCookie(lines) }));
  expect(problems).toEqual([]);
  expect(cookies.map(({ cookie, warnings }) => [cookie.name, cookie.expiryTime, ...warnings])).toEqual([
    ['a', null],
    ['b', null, { code: 'expiryUnclear', data: { seconds: '60' } }],
  ]);
});

test('a field that is missing is missed where its object begins', () => {
  const text = '{"log":{"entries":[\n {"request":{"cookies":[{"name":"a","value":"1"}]}}]}}';
  expect(readCookies(text).problems).toEqual([{ code: 'badUrl', line: 2, column: 13, data: {} }]);
});

test('an export is a HAR 1.2 with one request of the page', () => {
  const { text } = writeCookies([sampleCookie()], 'har', { url: 'https://www.shop.test/', now: Date.parse(STARTED) });
  expect(JSON.parse(text)).toEqual({
    log: {
      version: '1.2',
      creator: { name: 'Crumb', version: '1' },
      entries: [
        {
          startedDateTime: STARTED,
          time: 0,
          request: {
            method: 'GET',
            url: 'https://www.shop.test/',
            httpVersion: 'HTTP/1.1',
            cookies: [
              {
                name: 'n',
                value: 'v',
                path: '/',
                domain: 'www.shop.test',
                expires: null,
                httpOnly: false,
                secure: false,
              },
            ],
            headers: [],
            queryString: [],
            headersSize: -1,
            bodySize: -1,
          },
          response: {
            status: 0,
            statusText: '',
            httpVersion: 'HTTP/1.1',
            cookies: [],
            headers: [],
            content: { size: 0, mimeType: 'x-unknown' },
            redirectURL: '',
            headersSize: -1,
            bodySize: -1,
          },
          cache: {},
          timings: { send: 0, wait: 0, receive: 0 },
        },
      ],
    },
  });
});

test('Safari joins the lines of a response with commas', () => {
  const { cookies } = readCookies(har(setCookie('a=1; Path=/; Expires=Fri, 15 Jan 2027 08:00:00 GMT, b=2; Path=/b')));
  expect(cookies.map(({ cookie: { name, value, path } }) => [name, value, path])).toEqual([
    ['a', '1', '/'],
    ['b', '2', '/b'],
  ]);
});

test('proxies write an empty text for what a cookie does not have', () => {
  const cookie = { name: 'n', value: 'v', domain: '', path: '', expires: '', secure: true, httpOnly: true };
  const { cookies, problems } = readCookies(har({ response: { cookies: [cookie] } }));
  expect(problems).toEqual([]);
  expect(cookies.map(({ cookie: found }) => found)).toEqual([sampleCookie({ secure: true, httpOnly: true })]);
});
