import { expect, test } from 'vitest';
import { cookieKey } from '../../../../src/cookie/cookie.ts';
import type { NetworkRequest } from '../../../../src/model/network/network-request.ts';
import { sentPairs } from '../../../../src/model/network/sent-pair.ts';
import type { SentCookie } from '../../../../src/model/requests/request-cookies.ts';
import { requestsThatSent } from '../../../../src/model/requests/requests-that-sent.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { networkRequest } from '../../../fixtures/har.ts';

const URL_OF_PAGE = 'https://shop.example/';
const sid = cookie('sid', { value: 'new' });
const below = cookie('sid', { value: 'new', path: '/shop' });
const request = (at: number, Cookie: string) => networkRequest(URL_OF_PAGE, { at, request: { Cookie } });
/** Takes each pair for a cookie of the root path. */
const cookiesOf = ({ cookieHeader }: NetworkRequest) => ({
  sent: sentPairs(cookieHeader).map(
    (pair): SentCookie => ({
      ...pair,
      cookie: cookie(pair.name, { value: pair.value }),
      isChanged: false,
      reasons: [],
    }),
  ),
});

test('the requests that sent a cookie are those of the span with its value, and of no namesake', async () => {
  const requests = [
    request(900, 'sid=new'),
    request(1_000, 'sid=old'),
    request(1_001, 'other=1; sid=new'),
    request(1_500, 'other=new'),
    request(2_000, 'sid=new'),
    request(2_001, 'sid=new'),
  ];
  const found = await requestsThatSent([sid, below], { requests, cookiesOf, from: 1_000, to: 2_000 });
  expect(found.get(cookieKey(sid))).toEqual([requests[2], requests[4]]);
  expect(found.has(cookieKey(below))).toBe(false);
});

test('a pair whose cookie has another value by now is of no known cookie', async () => {
  const changed = (one: NetworkRequest) => ({
    sent: cookiesOf(one).sent.map((sent) => ({ ...sent, isChanged: true })),
  });
  const requests = [request(1_000, 'sid=new')];
  expect(await requestsThatSent([sid], { requests, cookiesOf: changed, from: 0, to: 2_000 })).toEqual(new Map());
});

test('thousands of requests are judged in portions, and only those that send a cookie of that name', async () => {
  const requests = Array.from({ length: 2_000 }, (_, at) => request(at, at % 2 === 0 ? 'sid=new' : 'other=1'));
  let [judged, turns] = [0, 0];
  const timer = setInterval(() => turns++);
  const found = await requestsThatSent([sid], {
    requests,
    cookiesOf(one) {
      judged++;
      return cookiesOf(one);
    },
    from: 0,
    to: Number.POSITIVE_INFINITY,
  });
  clearInterval(timer);
  expect(found.get(cookieKey(sid))).toHaveLength(1_000);
  expect(judged).toBe(1_000);
  expect(turns).toBeGreaterThan(5);
});
