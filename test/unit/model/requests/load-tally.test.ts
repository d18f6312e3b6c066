import { describe, expect, test } from 'vitest';
import { http2Cost } from '../../../../src/cookie/http2/http2-cost.ts';
import { requestFields } from '../../../../src/cookie/http2/request-fields.ts';
import type { NetworkRequest } from '../../../../src/model/network/network-request.ts';
import { COST_KINDS, LoadTally } from '../../../../src/model/requests/load-tally.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { networkRequest } from '../../../fixtures/har.ts';

const PAGE = 'https://shop.example/';
const asking = (type: string, url: string, header: string | null): NetworkRequest =>
  networkRequest(url, { request: { 'Sec-Fetch-Dest': type, ...(header !== null && { Cookie: header }) } });

function costOf(requests: readonly NetworkRequest[]) {
  const tally = new LoadTally('chrome');
  for (const request of requests) tally.add(request);
  return tally.cost();
}

describe('the cost of a page load', () => {
  const cost = costOf([
    asking('document', PAGE, 'session=1234; _ga=55'),
    asking('image', `${PAGE}a.png`, 'session=1234; _ga=55'),
    asking('script', 'https://ads.example/a.js', 'uid=1'),
    asking('empty', `${PAGE}api`, null),
  ]);

  test('the cost is every octet of every Cookie header, divided in three ways', () => {
    expect(cost).toMatchObject({ octets: 2 * 20 + 5, requests: 3, all: 4, toFiles: 25, packed: 0 });
    expect(cost.shares.cookie.map(({ key, octets, requests }) => [key, octets, requests])).toEqual([
      ['session', 24, 2],
      ['_ga', 16, 2],
      ['uid', 5, 1],
    ]);
    expect(cost.shares.host.map(({ key, octets }) => [key, octets])).toEqual([
      ['shop.example', 40],
      ['ads.example', 5],
    ]);
    expect(cost.shares.type.map(({ key, octets }) => [key, octets])).toEqual([
      ['document', 20],
      ['image', 20],
      ['script', 5],
    ]);
  });

  test.each(COST_KINDS)('the shares by %s add up to the whole, also in the estimate', (kind) => {
    const sum = (of: 'octets' | 'http2' | 'toFiles') =>
      cost.shares[kind].reduce((total, share) => total + share[of], 0);
    expect([sum('octets'), sum('http2'), sum('toFiles')]).toEqual([cost.octets, cost.http2, cost.toFiles]);
  });

  test('a request is counted once for several cookies of one name', () => {
    expect(costOf([asking('image', PAGE, 'dup=1; dup=22')]).shares.cookie).toMatchObject([
      { key: 'dup', octets: 13, requests: 1 },
    ]);
  });

  test('the HTTP/2 estimate equals that of the same request three times on one connection', () => {
    const sent = [cookie('session', { value: 'x'.repeat(200) }), cookie('_ga', { value: 'GA1.1.1234' })];
    const header = sent.map(({ name, value }) => `${name}=${value}`).join('; ');
    const request = asking('image', `${PAGE}a.png`, header);
    const otherFields = requestFields('chrome', {
      method: 'GET',
      url: request.url,
      headers: request.requestFields.filter(({ name }) => name !== 'cookie'),
    });
    const { total } = http2Cost({ agent: 'chrome', protocol: 'h2', url: PAGE, sent, otherFields, tableSize: null });
    const three = [request, { ...request, id: -1 }, { ...request, id: -2 }];
    expect(costOf(three).http2).toBe(total.first + total.second + total.repeat);
    expect(total.repeat).toBeLessThan(total.first);
  });

  test('each origin has a connection of its own in the estimate', () => {
    const header = `session=${'x'.repeat(200)}`;
    const one = costOf([asking('image', PAGE, header)]).http2;
    const two = costOf([asking('image', PAGE, header), asking('image', 'https://shop.example:8443/', header)]).http2;
    expect(two).toBe(2 * one);
  });
});
