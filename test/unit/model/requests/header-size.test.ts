import { describe, expect, test } from 'vitest';
import { sentPairs } from '../../../../src/model/network/sent-pair.ts';
import { cookieShare } from '../../../../src/model/requests/cookie-share.ts';
import { acceptedByHost, headerSizeLevel, tooLarge } from '../../../../src/model/requests/header-size.ts';
import { http1Fields } from '../../../bench/browser-fields.ts';
import { type HarOptions, networkRequest } from '../../../fixtures/har.ts';

const URL = 'https://shop.example/a';
const carrying = (octets: number, status: number, other: HarOptions = {}) =>
  networkRequest(URL, { ...other, status, request: { ...other.request, Cookie: `a=${'x'.repeat(octets - 2)}` } });

const BROWSER = { request: http1Fields('chromium', 'shop.example') };

describe('the pairs of a Cookie header', () => {
  test.each([
    [null, []],
    ['', []],
    ['a=1', [['a', '1', 3]]],
    [
      'a=1; b=2=3; ',
      [
        ['a', '1', 3],
        ['b', '2=3', 5],
        ['', '', 0],
      ],
    ],
    ['nameless', [['', 'nameless', 8]]],
    ['=x', [['', 'x', 2]]],
    ['a="x, y"', [['a', '"x, y"', 8]]],
  ])('the pairs of the Cookie header %j', (header, expected) => {
    expect(sentPairs(header).map(({ name, value, octets }) => [name, value, octets])).toEqual(expected);
  });
});

describe('a Cookie header against the budget', () => {
  test.each([
    [6_545, null],
    [6_546, 'near'],
    [8_182, 'near'],
    [8_183, 'over'],
  ] as const)('a header of %i octets where the server accepts 8,182', (octets, level) => {
    expect(headerSizeLevel(octets, 8_182)).toBe(level);
  });

  test('the share of the Cookie header counts the request line, all fields and line ends', () => {
    const request = networkRequest(URL, { request: { Host: 'shop.example', Cookie: 'a=1' } });
    const head = 'GET /a HTTP/1.1\r\nHost: shop.example\r\nCookie: a=1\r\n\r\n';
    expect(cookieShare(request)).toBe('Cookie: a=1\r\n'.length / head.length);
    expect(cookieShare(networkRequest(URL))).toBe(0);
  });
});

describe('a response to a header that was too large', () => {
  test.each([
    ['431 after a large one', carrying(20_000, 431), ['jetty', 'lighttpd', 'node']],
    ['400 after one that nginx would not take', carrying(8_183, 400), ['nginx']],
    ['494 after one that Vercel would not take', carrying(16_385, 494), ['vercel']],
    ['413 after one over the chosen budget', carrying(9_000, 413), []],
    ['no status from PHP', carrying(81_900, 0), ['php']],
    ['no status from nginx over HTTP/2', carrying(32_800, 0, { httpVersion: 'h2' }), ['nginx']],
  ] as const)('a response to a header that was too large: %s', (_, request, servers) => {
    expect(tooLarge(request, 8_182)?.servers).toEqual(expect.arrayContaining([...servers]));
  });

  test('a response to a header that was too large is explained with the other fields that the server counts too', () => {
    expect(tooLarge(carrying(15_812, 431, BROWSER), 8_182)?.servers).not.toContain('node');
    expect(tooLarge(carrying(15_813, 431, BROWSER), 8_182)?.servers).toContain('node');
  });

  test.each([
    ['400 after a small one', carrying(500, 400)],
    [
      '431 where cookies are not the larger part',
      networkRequest(URL, { status: 431, request: { 'X-Large': 'x'.repeat(900) } }),
    ],
    ['200, however large', carrying(60_000, 200)],
    ['413 after a small one: the body was meant', carrying(500, 413)],
  ])('a header that is too large is not recognised in %s', (_, request) => {
    expect(tooLarge(request, 8_182)).toBeNull();
  });
});

describe('a connection that was closed without a response', () => {
  const closed = (octets: number, error = '') =>
    networkRequest(URL, { status: 0, error, request: { Cookie: `a=${'x'.repeat(octets - 2)}` } });

  test.each([
    '',
    'net::ERR_EMPTY_RESPONSE',
    'net::ERR_CONNECTION_RESET',
    'net::ERR_CONNECTION_CLOSED',
    'net::ERR_HTTP2_PROTOCOL_ERROR',
    'net::ERR_QUIC_PROTOCOL_ERROR',
  ])('after a large header, with the error "%s", is explained by it', (error) => {
    expect(tooLarge(closed(20_000, error), 8_182)).toEqual({ servers: [], isClosed: true });
  });

  test.each([
    'net::ERR_ABORTED',
    'net::ERR_NAME_NOT_RESOLVED',
    'net::ERR_CONNECTION_REFUSED',
    'net::ERR_BLOCKED_BY_CLIENT',
    'net::ERR_CERT_DATE_INVALID',
  ])('has another cause where the error is "%s"', (error) => {
    expect(tooLarge(closed(20_000, error), 8_182)).toBeNull();
  });

  test('names nginx where the latest response of the host came over HTTP/2', () => {
    const request = closed(32_800, 'net::ERR_CONNECTION_CLOSED');
    const unknown = { ...request, protocol: '' };
    expect(tooLarge(unknown, 32_129, 32_129, networkRequest(URL, { httpVersion: 'h2' }))?.servers).toContain('nginx');
    expect(tooLarge(unknown, 32_129, 32_129, networkRequest(URL))).toEqual({ servers: [], isClosed: true });
  });

  test('has another cause after a header that any server accepts, or that is well below the chosen budget', () => {
    expect(tooLarge(closed(8_000), 8_182)).toBeNull();
    expect(tooLarge(closed(12_000), 65_536)).toBeNull();
  });

  test('has another cause where the host accepted a header as large', () => {
    const answered = networkRequest(URL, { request: { Cookie: `a=${'x'.repeat(19_998)}` } });
    const refused = networkRequest(URL, { status: 431, request: { Cookie: `a=${'x'.repeat(29_998)}` } });
    const accepted = acceptedByHost([answered, refused, closed(40_000)]).get('shop.example');
    expect(accepted).toBe(20_000);
    expect(tooLarge(closed(20_000), 8_182, accepted)).toBeNull();
    expect(tooLarge(closed(20_001), 8_182, accepted)).not.toBeNull();
  });
});
