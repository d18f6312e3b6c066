import { describe, expect, test } from 'vitest';
import { readHarEntry } from '../../../../src/model/network/har-entry.ts';
import { harEntry, networkRequest } from '../../../fixtures/har.ts';

const PAGE = 'https://www.shop.example/page';

describe('a HAR entry', () => {
  test('gives the Cookie header and every Set-Cookie line in order', () => {
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

  test('gives lines that Firefox joined by line feeds one by one', () => {
    expect(networkRequest(PAGE, { response: [['Set-Cookie', 'a=1\nb=2']] }).setCookieLines).toEqual(['a=1', 'b=2']);
  });

  test('joins the fields of HTTP/2, one for each cookie', () => {
    const entry = harEntry(PAGE) as { request: { headers: object[] } };
    entry.request.headers.push({ name: 'cookie', value: 'a=1' }, { name: 'cookie', value: 'b=2' });
    expect(readHarEntry(entry, 1)?.cookieHeader).toBe('a=1; b=2');
  });

  test('tells no Cookie header from an empty one', () => {
    expect(networkRequest(PAGE).cookieHeader).toBeNull();
    expect(networkRequest(PAGE, { request: { Cookie: '' } }).cookieHeader).toBe('');
  });

  test('leaves pseudo-header fields out', () => {
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
  ] as const)('is for a request of type %s', (type, options) => {
    expect(networkRequest(PAGE, options).type).toBe(type);
  });

  test.each([
    ['http/2.0', 'h2'],
    ['HTTP/3', 'h3'],
    ['h3', 'h3'],
    ['HTTP/1.1', 'http/1.1'],
    ['', ''],
  ])('names the protocol %j as %j', (httpVersion, protocol) => {
    expect(networkRequest(PAGE, { httpVersion }).protocol).toBe(protocol);
  });

  test('says where a redirect leads, also by a relative address', () => {
    expect(networkRequest(PAGE, { status: 302, redirectURL: '/next' }).redirectedTo).toBe(
      'https://www.shop.example/next',
    );
    expect(networkRequest(PAGE, { status: 200, redirectURL: '/next' }).redirectedTo).toBeNull();
  });

  test('without any field of the request is not from the network: Firefox tells of what its memory gave so', () => {
    const entry = harEntry(PAGE) as { request: object };
    expect(readHarEntry({ ...entry, request: { ...entry.request, headers: [] } }, 1)?.fromCache).toBe(true);
    expect(readHarEntry(entry, 1)?.fromCache).toBe(false);
  });

  test.each([
    ['null', null],
    ['text', 'entry'],
    ['an empty object', {}],
    ['a data address', harEntry('data:text/plain,x')],
    ['an address that is none', harEntry('shop')],
    ['no time', { ...harEntry(PAGE), startedDateTime: 'yesterday' }],
  ])('that is %s is no request', (_, entry) => {
    expect(readHarEntry(entry, 1)).toBeNull();
  });

  test.each([
    ['octets by number, as Firefox', '\xe2\x82\xac\xc3\x9f'],
    ['octets by windows-1252, as Chromium', '\xe2‚¬\xc3Ÿ'],
    ['text', '→\x80'],
  ])('that gives %s holds octets', (kind, Cookie) => {
    const expected = kind === 'text' ? '\xe2\x86\x92\xc2\x80' : '\xe2\x82\xac\xc3\x9f';
    expect(networkRequest(PAGE, { request: { Cookie } }).cookieHeader).toBe(expected);
  });

  test('holds the octets of a body, but of none that is too long to be kept', () => {
    const entry = (text: string) => {
      const { request, ...rest } = harEntry(PAGE, { method: 'POST' }) as { request: object };
      return readHarEntry({ ...rest, request: { ...request, postData: { text } } }, 1);
    };
    expect(entry('ö€')?.body).toBe('\xc3\xb6\xe2\x82\xac');
    expect(entry('')?.body).toBeNull();
    expect(entry('x'.repeat(65_537))?.body).toBeNull();
  });

  test('with fields of the wrong kind keeps what is right', () => {
    const entry = harEntry(PAGE) as { request: Record<string, unknown>; response: unknown };
    entry.request.headers = [null, 7, { name: 'Cookie' }, { name: 'Cookie', value: 'a=1' }];
    entry.response = null;
    expect(readHarEntry(entry, 1)).toMatchObject({ cookieHeader: '; a=1', status: 0, setCookieLines: [] });
  });
});
