import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agent } from '../../../../src/cookie/cookie.ts';
import type { Http2Request } from '../../../../src/cookie/http2/cookie-cost.ts';
import { http2Cost } from '../../../../src/cookie/http2/http2-cost.ts';
import { sampleCookie } from '../sample-cookie.ts';

const URL = 'https://shop.test/';
const agents = ['chrome', 'firefox'] as const;

const crowd = (count: number, octets: number) =>
  Array.from({ length: count }, (_, index) => sampleCookie({ name: `n${index}`, value: 'v'.repeat(octets) }));

function cost(agent: Agent, request: Partial<Http2Request>) {
  return http2Cost({ agent, protocol: 'h2', url: URL, sent: [], otherFields: null, tableSize: null, ...request });
}

describe.each(agents)('%s', (agent) => {
  test('below the table size a repeated request costs one octet for each cookie', () => {
    const { cookies, total, cliff } = cost(agent, { sent: crowd(20, 40) });
    expect(cookies.map(({ repeat }) => repeat)).toEqual(Array(20).fill(1));
    expect(total).toMatchObject({ second: 20, repeat: 20 });
    expect(cliff.isAbove).toBe(false);
    expect(total.first).toBeGreaterThan(20 * 30);
  });

  test('above the table size a repeated request sends nearly all cookies again', () => {
    const { total, cliff, request } = cost(agent, { sent: crowd(60, 60) });
    expect(cliff.isAbove).toBe(true);
    expect(cliff.needed).toBeGreaterThan(60 * (6 + 60 + 32));
    expect(total.repeat).toBeGreaterThanOrEqual(total.first);
    // The other fields are evicted from the table too.
    expect(request.repeat - total.repeat).toBe(request.first - total.first);
  });

  test('the exact octet at which the cookies exceed the table', () => {
    const sent = crowd(20, 40);
    const { needed } = cost(agent, { sent }).cliff;
    const fits = cost(agent, { sent, tableSize: needed });
    const over = cost(agent, { sent, tableSize: needed - 1 });
    expect([fits.cliff.isAbove, fits.total.repeat]).toEqual([false, 20]);
    expect([over.cliff.isAbove, over.total.repeat >= fits.total.first]).toEqual([true, true]);
  });

  test('a larger table counts after the first request', () => {
    const sent = crowd(60, 60);
    const known = cost(agent, { sent, tableSize: 65_536 });
    expect(known.total.first).toBe(cost(agent, { sent }).total.first);
    expect(known.total.second).toBeLessThan(known.total.first);
    expect(known.total.second).toBeGreaterThan(known.total.repeat);
    // The index of a field far back in the table takes two octets.
    expect(known.total.repeat).within(60, 70);
  });

  test('a request without cookies costs nothing', () => {
    expect(cost(agent, {})).toMatchObject({ cookies: [], total: { first: 0, second: 0, repeat: 0 } });
  });
});

test('Firefox puts neither short cookies nor large ones into the table', () => {
  const sent = [sampleCookie({ value: 'v'.repeat(17) }), sampleCookie({ name: 'm', value: 'v'.repeat(18) })];
  sent.push(sampleCookie({ name: 'large', value: 'v'.repeat(3000) }));
  const { cookies, cliff } = cost('firefox', { sent });
  expect(cookies.map(({ neverKept }) => neverKept)).toEqual(['short', null, 'large']);
  expect(cookies.map(({ first, repeat }) => first === repeat)).toEqual([true, false, true]);
  expect(cliff.isAbove).toBe(false);
  expect(cost('chrome', { sent }).cookies.every(({ neverKept }) => neverKept === null)).toBe(true);
});

test('the assumptions of an estimate are named', () => {
  const codes = (request: Partial<Http2Request>) =>
    cost('firefox', { sent: [sampleCookie()], ...request }).assumptions.map(({ code }) => code);
  expect(codes({})).toEqual(['EncodedAsMeasured', 'OneConnection', 'TableDefault', 'PageFields', 'ShortNeverKept']);
  expect(codes({ otherFields: [], tableSize: 4096, protocol: 'h3' })).toEqual([
    'EncodedAsMeasured',
    'OneConnection',
    'TableAnnounced',
    'ShortNeverKept',
    'Http3AsHttp2',
  ]);
});

const octets = fc.string({
  unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
  maxLength: 300,
});
const cookie = fc.record({ name: octets, value: octets }).map(sampleCookie);
const anyRequest: fc.Arbitrary<Http2Request> = fc.record({
  agent: fc.constantFrom(...agents),
  protocol: fc.constantFrom('h2' as const, 'h3' as const),
  url: fc.oneof(fc.webUrl(), fc.string()),
  sent: fc.array(cookie, { maxLength: 40 }),
  otherFields: fc.option(fc.array(fc.record({ name: octets, value: octets }), { maxLength: 20 })),
  tableSize: fc.option(fc.oneof(fc.nat({ max: 70_000 }), fc.nat())),
});

test('the parts of a cost sum up, and a repeat costs at most the first request and longer indexes', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const { cookies, total, request: whole } = http2Cost(request);
      for (const which of ['first', 'second', 'repeat'] as const) {
        expect(cookies.reduce((sum, one) => sum + one[which], 0)).toBe(total[which]);
        expect(whole[which]).toBeGreaterThan(total[which]);
      }
      // In Firefox the index of "cookie" may take a second octet once the table has many.
      for (const { first, repeat } of cookies) expect(repeat).toBeLessThanOrEqual(first + 1);
      if (request.agent === 'chrome') expect(total.repeat).toBeLessThanOrEqual(total.first);
    }),
  );
});

test('a repeat costs as much as the first request above the table size, and an index below it', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const { cookies, cliff } = http2Cost(request);
      for (const { cookie, neverKept, first, repeat } of cookies) {
        const isTwice = cookies.filter(({ cookie: { name, value } }) => name === cookie.name && value === cookie.value);
        if (neverKept !== null || isTwice.length > 1) continue;
        if (cliff.isAbove) expect(repeat).toBeGreaterThanOrEqual(first);
        else expect(repeat).toBeLessThanOrEqual(3);
      }
    }),
  );
});
