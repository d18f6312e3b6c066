import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { completeHarEntries } from '../../../src/browser/network/complete-har-entries.ts';
import { harEntry } from '../../fixtures/har.ts';

const HOP = 'https://shop.example/hop';
const lines: [string, string][] = [['Set-Cookie', 'a=1']];
const cut = harEntry(HOP, { at: 100, status: 302, headersSize: -1 });
const whole = harEntry(HOP, { at: 100, status: 302, response: lines });
const next = harEntry('https://shop.example/page', { at: 110 });
const overHttp2 = { at: 120, httpVersion: 'h2', headersSize: -1 };

function world(record: object[]) {
  const told: unknown[] = [];
  const recorded = vi.fn(async () => record);
  return { told, recorded, ended: completeHarEntries((entry) => told.push(entry), recorded) };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('HAR entries of requests that have ended', () => {
  test('complete entries are passed on at once, without a look at the HAR log', () => {
    const { told, recorded, ended } = world([]);
    ended(next);
    expect(told).toEqual([next]);
    expect(recorded).not.toHaveBeenCalled();
  });

  test('entries wait behind an incomplete one until the HAR log completes it, and keep their order', async () => {
    const record = [cut, next];
    const { told, ended } = world(record);
    ended(cut);
    ended(next);
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual([]);
    record[0] = whole;
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual([whole, next]);
    ended(next);
    expect(told).toEqual([whole, next, next]);
  });

  test('entries that are never completed are passed on as they are', async () => {
    const { told, ended } = world([cut]);
    ended(cut);
    await vi.advanceTimersByTimeAsync(1_400);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(told).toEqual([cut]);
  });

  test('entries of HTTP/2 are looked up once, because their responses have no size', async () => {
    const found = harEntry(HOP, { ...overHttp2, response: lines });
    const { told, recorded, ended } = world([found]);
    ended(harEntry(HOP, overHttp2));
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual([found]);
    expect(recorded).toHaveBeenCalledTimes(1);
  });

  test('entries from a cache, a service worker or without a response are passed on at once', () => {
    const { told, ended } = world([]);
    const cached = { ...cut, _fromCache: 'disk' };
    const failed = harEntry(HOP, { status: 0, headersSize: -1 });
    ended(cached);
    const made = harEntry(HOP, { headersSize: -1 }) as { response: object };
    const fromWorker = { ...made, response: { ...made.response, _fetchedViaServiceWorker: true } };
    ended(failed);
    ended(fromWorker);
    expect(told).toEqual([cached, failed, fromWorker]);
  });
});
