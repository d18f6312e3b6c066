import { describe, expect, test } from 'vitest';
import { readHarEntry } from '../../../../src/model/network/har-entry.ts';
import { type HarOptions, harEntry, networkRequest } from '../../../fixtures/har.ts';

const PAGE = 'https://www.shop.example/page';

/** As Chromium lists a request that failed: with the fields that it was to be sent with. */
const failed = (error: string, options: HarOptions = {}) =>
  harEntry(PAGE, { status: 0, isRaw: false, request: { Accept: '*/*' }, error, ...options });

describe('a HAR entry', () => {
  test('a HAR entry gives the Cookie header and every Set-Cookie line in order', () => {
    const request = networkRequest(PAGE, {
      request: { Cookie: 'a=1; b=2' },
      response: [
        ['Set-Cookie', 'a=1'],
        ['content-type', 'text/html'],
        ['set-cookie', 'b=2; Secure'],
      ],
    });
    expect(request.cookieHeader).toBe('a=1; b=2');
    expect(request.setCookieLines).toEqual(['a=1', 'b=2; Secure']);
  });

  test('Set-Cookie lines that Firefox joined by line feeds are given one by one', () => {
    expect(networkRequest(PAGE, { response: [['Set-Cookie', 'a=1\nb=2']] }).setCookieLines).toEqual(['a=1', 'b=2']);
  });

  test('the Cookie fields of HTTP/2, one for each cookie, are joined', () => {
    const entry = harEntry(PAGE) as { request: { headers: object[] } };
    entry.request.headers.push({ name: 'cookie', value: 'a=1' }, { name: 'cookie', value: 'b=2' });
    expect(readHarEntry(entry, 1)?.cookieHeader).toBe('a=1; b=2');
  });

  test('a missing Cookie header differs from an empty one', () => {
    expect(networkRequest(PAGE).cookieHeader).toBeNull();
    expect(networkRequest(PAGE, { request: { Cookie: '' } }).cookieHeader).toBe('');
  });

  test('a WebSocket is known by its URL, too', () => {
    expect(networkRequest('wss://www.shop.example/', { request: { 'Sec-Fetch-Dest': 'empty' } }).type).toBe(
      'websocket',
    );
  });

  test('pseudo-header fields are left out', () => {
    const { requestFields } = networkRequest(PAGE, { request: { ':authority': 'www.shop.example', Accept: '*/*' } });
    expect(requestFields.map(({ name }) => name)).toEqual(['host', 'accept']);
  });

  test.each([
    ['document', { request: { 'Sec-Fetch-Dest': 'document' }, resourceType: 'document' }],
    ['iframe', { request: { 'Sec-Fetch-Dest': 'iframe' }, resourceType: 'document' }],
    ['fetch', { request: { 'Sec-Fetch-Dest': 'empty' } }],
    ['image', { resourceType: 'image' }],
    ['style', { resourceType: 'stylesheet' }],
    ['document', { request: { Accept: 'text/html,application/xhtml+xml' } }],
    ['image', { request: { Accept: 'text/html' }, resourceType: 'image' }],
    ['unknown', { request: { Accept: '*/*' } }],
    ['unknown', {}],
    ['websocket', { request: { 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Mode': 'websocket' } }],
    ['fetch', { request: { 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Mode': 'cors' }, resourceType: 'fetch' }],
  ] as const)('a HAR entry is for a request of type %s', (type, options) => {
    expect(networkRequest(PAGE, options).type).toBe(type);
  });

  test.each([
    ['http/2.0', 'h2'],
    ['HTTP/3', 'h3'],
    ['h3', 'h3'],
    ['HTTP/1.1', 'http/1.1'],
    ['', ''],
  ])('the protocol %j is named %j', (httpVersion, protocol) => {
    expect(networkRequest(PAGE, { httpVersion }).protocol).toBe(protocol);
  });

  test('a redirect has its target, even from a relative URL', () => {
    expect(networkRequest(PAGE, { status: 302, redirectURL: '/next' }).redirectedTo).toBe(
      'https://www.shop.example/next',
    );
    expect(networkRequest(PAGE, { status: 200, redirectURL: '/next' }).redirectedTo).toBeNull();
  });

  test.each([
    [301, true],
    [302, true],
    [303, true],
    [307, true],
    [308, true],
    [201, false],
    [304, false],
    [305, false],
    [306, false],
  ])('a response %i with a Location redirects: %s', (status, redirects) => {
    expect(networkRequest(PAGE, { status, redirectURL: '/next' }).redirectedTo !== null).toBe(redirects);
  });

  test.each([
    ['an empty Location in Chromium', { response: [['Location', '']], resourceType: 'fetch' }, null],
    ['an empty Location in Firefox', { response: [['Location', '']] }, PAGE],
    ['no Location', {}, null],
    [
      'two equal ones',
      {
        response: [
          ['Location', '/a'],
          ['Location', '/a'],
        ],
        redirectURL: '/a, /a',
      },
      new URL('/a', PAGE).href,
    ],
    ['octets that are not ASCII', { redirectURL: '/caf\xc3\xa9' }, new URL('/caf%C3%A9', PAGE).href],
    ['octets that Chromium shows by windows-1252', { redirectURL: '/\xe2‚¬' }, new URL('/%E2%82%AC', PAGE).href],
    ['no URL', { redirectURL: 'http://[' }, null],
    ['the URL of a mail', { redirectURL: 'mailto:a@b.example' }, null],
  ] as [string, HarOptions, string | null][])('a 302 with %s redirects there, or nowhere', (_, options, target) => {
    expect(networkRequest(PAGE, { status: 302, ...options }).redirectedTo).toBe(target);
  });

  const sent = harEntry(PAGE, { request: { Cookie: 'a=1' } }) as { request: object; response: object };
  const inFirefox = { ...sent, serverIPAddress: '127.0.0.1', connection: '80' };
  const made = { ...sent, response: { ...sent.response, headersSize: 0 } };
  const withoutResponse = (request: object = {}, rest: object = {}, bodySize = 0) => ({
    ...sent,
    request: { headersSize: 400, ...sent.request, ...request },
    response: { headersSize: 0, status: 0, bodySize },
    timings: { blocked: 0, dns: 0, connect: 0, send: 0, wait: 0, receive: 0 },
    ...rest,
  });
  test.each([
    ['Chromium sent', sent, 'server'],
    ['Firefox sent', inFirefox, 'server'],
    ['Firefox sent, with a response that has no size', { ...made, connection: '443' }, 'server'],
    ['Firefox canceled before it was sent', withoutResponse({ headersSize: 0 }), 'notSent'],
    ['Firefox could not send for its certificate', withoutResponse({}, { _securityState: 'broken' }), 'notSent'],
    ['got no response in Firefox', withoutResponse(), 'perhapsSent'],
    ['a server closed in Firefox', withoutResponse({}, { timings: { send: 8, wait: 0 } }), 'server'],
    ['was sent with its body in Firefox', withoutResponse({}, {}, 522), 'server'],
    ['a server answered with 304', { ...inFirefox, response: { ...sent.response, status: 304 } }, 'server'],
    ['Chromium’s disk cache answered', { ...sent, _fromCache: 'disk' }, 'diskCache'],
    ['Chromium’s memory cache answered', { ...sent, _fromCache: 'memory' }, 'memoryCache'],
    [
      'a service worker answered in Chromium',
      { ...sent, response: { ...sent.response, _fetchedViaServiceWorker: true } },
      'serviceWorker',
    ],
    ['a cache or a service worker answered in Firefox', made, 'withinBrowser'],
    ['Firefox’s memory cache answered', { ...sent, request: { ...sent.request, headers: [] } }, 'withinBrowser'],
    [
      'Chromium redirected to https itself',
      harEntry(PAGE, { status: 307, response: [['Non-Authoritative-Reason', 'HSTS']] }),
      'ownRedirect',
    ],
    [
      'a server answered as if Chromium had redirected it',
      harEntry(PAGE, { response: [['Non-Authoritative-Reason', 'HSTS']], request: { Cookie: 'a=1' } }),
      'server',
    ],
    ['reached no server', failed('net::ERR_CONNECTION_REFUSED'), 'notSent'],
    ['an extension blocked', failed('net::ERR_BLOCKED_BY_CLIENT'), 'notSent'],
    ['the page canceled before it was sent', failed('net::ERR_ABORTED'), 'notSent'],
    ['CORS forbade after its preflight request', failed('net::ERR_FAILED'), 'notSent'],
    ['Firefox blocked', { ...sent, request: { ...sent.request, headers: [] }, response: { status: 0 } }, 'notSent'],
    ['the page canceled while it waited', failed('net::ERR_ABORTED', { isRaw: true }), 'server'],
    ['was sent over HTTP/2 and failed', failed('net::ERR_FAILED', { isRaw: true, httpVersion: 'h2' }), 'server'],
    ['the server closed, without raw fields', failed('net::ERR_EMPTY_RESPONSE'), 'server'],
  ])('a request that %s has its source, and cookies only if it was sent', (_, entry, source) => {
    const request = readHarEntry(entry, 1);
    expect(request?.source).toBe(source);
    expect(request?.cookieHeader).toBe(
      /server|perhapsSent/.test(source) && JSON.stringify(entry).includes('a=1') ? 'a=1' : null,
    );
  });

  test.each([
    ['null', null],
    ['text', 'entry'],
    ['an empty object', {}],
    ['a data address', harEntry('data:text/plain,x')],
    ['a blob address', harEntry(`blob:${PAGE}`)],
    ['an address that is none', harEntry('shop')],
    ['no time', { ...harEntry(PAGE), startedDateTime: 'yesterday' }],
  ])('an entry that is %s is no request', (_, entry) => {
    expect(readHarEntry(entry, 1)).toBeNull();
  });

  test.each([
    ['octets by number, as Firefox', '\xe2\x82\xac\xc3\x9f'],
    ['octets by windows-1252, as Chromium', '\xe2‚¬\xc3Ÿ'],
    ['text', '→\x80'],
  ])('an entry that gives %s has octets', (kind, Cookie) => {
    const expected = kind === 'text' ? '\xe2\x86\x92\xc2\x80' : '\xe2\x82\xac\xc3\x9f';
    expect(networkRequest(PAGE, { request: { Cookie } }).cookieHeader).toBe(expected);
  });

  test('an entry has the octets of a body, unless the body is too long to be stored', () => {
    const entry = (text: string) => {
      const { request, ...rest } = harEntry(PAGE, { method: 'POST' }) as { request: object };
      return readHarEntry({ ...rest, request: { ...request, postData: { text } } }, 1);
    };
    expect(entry('ö€')?.body).toBe('\xc3\xb6\xe2\x82\xac');
    expect(entry('')?.body).toBeNull();
    expect(entry('x'.repeat(65_537))?.body).toBeNull();
  });

  test('an entry with fields of the wrong kind keeps the valid fields', () => {
    const entry = harEntry(PAGE) as { request: Record<string, unknown>; response: unknown };
    entry.request.headers = [null, 7, { name: 'Cookie' }, { name: 'Cookie', value: 'a=1' }];
    entry.response = null;
    expect(readHarEntry(entry, 1)).toMatchObject({ cookieHeader: '; a=1', status: 0, setCookieLines: [] });
  });

  test.each([
    ['another host', 'wss://api.shop.example/socket', { Origin: 'https://shop.example' }, true],
    ['another port', 'ws://localhost:3001/', { Origin: 'http://localhost:3000' }, true],
    ['the page’s own origin', 'wss://shop.example/socket', { Origin: 'https://shop.example' }, false],
    [
      'another host, with a cookie',
      'wss://api.shop.example/',
      { Origin: 'https://shop.example', Cookie: 'a=1' },
      false,
    ],
  ])('Chromium hides the cookies of a WebSocket to %s', (_, url, request, hidesCookies) => {
    expect(networkRequest(url, { resourceType: 'websocket', request }).hidesCookies).toBe(hidesCookies);
    expect(networkRequest(url, { request }).hidesCookies).toBe(false);
  });

  test('Chromium hides the cookies of a request of a worker: it never has the fields that were sent', () => {
    const options = { resourceType: 'script', request: { Referer: PAGE } };
    expect(networkRequest(PAGE, { ...options, isRaw: false }).hidesCookies).toBe(true);
    expect(networkRequest(PAGE, options).hidesCookies).toBe(false);
  });

  test('the copy that Chromium lists of a prerendered document was not sent', () => {
    const request = { 'Sec-Purpose': 'prefetch;prerender' };
    expect(networkRequest(PAGE, { request, isRaw: false, headersSize: -1 }).source).toBe('prefetched');
    expect(networkRequest(PAGE, { request }).source).toBe('server');
    expect(networkRequest(PAGE, { request, httpVersion: 'h2', headersSize: -1 }).source).toBe('server');
  });
});
