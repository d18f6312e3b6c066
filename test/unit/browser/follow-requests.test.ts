import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { followRequests } from '../../../src/browser/network/follow-requests.ts';
import type { LoggedRequest } from '../../../src/browser/network/logged-requests.ts';
import { type HarOptions, harEntry } from '../../fixtures/har.ts';

const HOP = 'https://shop.example/hop';
const lines: [string, string][] = [['Set-Cookie', 'a=1']];
const cut = harEntry(HOP, { at: 100, status: 302, headersSize: -1 });
const whole = harEntry(HOP, { at: 100, status: 302, response: lines });
const next = harEntry('https://shop.example/page', { at: 110 });
const overHttp2 = { at: 120, httpVersion: 'h2', headersSize: -1 };
const unsent = { request: { Referer: HOP }, isRaw: false };

/** `entries` is the record, which a test changes. */
function world(entries: object[] | null = [], { needsRecord = true, takesMs = 0 } = {}) {
  const passed: unknown[] = [];
  const state = { entries, isVisible: true };
  let ended: (entry: object) => void = () => undefined;
  const record = vi.fn(async () => {
    if (takesMs > 0) await new Promise((resolve) => setTimeout(resolve, takesMs));
    return state.entries;
  });
  const ids: number[] = [];
  const feed = followRequests(
    (requests: readonly LoggedRequest[]) => {
      for (const { id, entry } of requests) {
        passed.push(entry);
        ids.push(id);
      }
    },
    () => undefined,
    {
      onFinished: (listener) => {
        ended = listener;
        return () => undefined;
      },
      record,
      needsRecord,
      isVisible: () => state.isVisible,
    },
  );
  return { passed, ids, record, state, feed, ended: (entry: object) => ended(entry) };
}

/** A world whose record was read once. */
async function started(...args: Parameters<typeof world>) {
  const running = world(...args);
  await vi.advanceTimersByTimeAsync(0);
  return running;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the requests that DevTools report', () => {
  test('include a frame that failed once, though Chromium reports its end again with the error page', async () => {
    const failed = (time: number) => harEntry(HOP, { at: 100, time, error: 'net::ERR_BLOCKED_BY_RESPONSE' });
    const { ids, ended } = await started();
    ended(failed(10));
    ended(failed(150));
    expect(new Set(ids).size).toBe(1);
    ended(whole);
    ended(harEntry(HOP, { at: 100, time: 70, response: lines }));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(new Set(ids).size).toBe(3);
  });

  test('include earlier and later ones, each once', async () => {
    const { passed, ids, ended } = world([whole, next]);
    // This one ended while the record was being read: both have it.
    ended(next);
    await vi.advanceTimersByTimeAsync(0);
    const later = harEntry('https://shop.example/later', { at: 300 });
    ended(later);
    ended(whole);
    expect(passed).toEqual([next, whole, later]);
    expect(ids).toEqual([1, 2, 3]);
  });

  test('are passed on at once where nothing is missing', async () => {
    const { passed, record, ended } = await started();
    ended(next);
    expect(passed).toEqual([next]);
    expect(record).toHaveBeenCalledTimes(1);
  });

  test('wait behind an incomplete one until the record completes it, and keep their order', async () => {
    const { passed, state, ended } = await started();
    state.entries = [cut, next];
    ended(cut);
    ended(next);
    await vi.advanceTimersByTimeAsync(100);
    expect(passed).toEqual([]);
    state.entries = [whole, next];
    await vi.advanceTimersByTimeAsync(100);
    expect(passed).toEqual([whole, next]);
  });

  test.each([
    ['a response without its raw fields', cut],
    ['a request without its raw fields', harEntry(HOP, { at: 100, ...unsent })],
    [
      'a request without its raw fields whose connection was closed',
      harEntry(HOP, { at: 100, status: 0, error: 'net::ERR_EMPTY_RESPONSE', ...unsent }),
    ],
    ['a request over HTTP/2 without its raw fields', harEntry(HOP, { ...overHttp2, ...unsent })],
  ])('wait a while for %s, and are passed on as they are', async (_, entry) => {
    const { passed, ended } = await started([entry]);
    ended(entry);
    await vi.advanceTimersByTimeAsync(1_400);
    expect(passed).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(passed).toEqual([entry]);
  });

  test('are passed on again when their raw fields come after all', async () => {
    const { passed, ids, state, ended } = await started();
    state.entries = [cut];
    ended(cut);
    await vi.advanceTimersByTimeAsync(1_700);
    state.entries = [whole];
    await vi.advanceTimersByTimeAsync(2_000);
    expect(passed).toEqual([cut, whole]);
    expect(ids).toEqual([1, 1]);
  });

  test('over HTTP/2 are looked up once, because their responses have no size', async () => {
    const found = harEntry(HOP, { ...overHttp2, response: lines });
    const { passed, record, state, ended } = await started();
    state.entries = [found];
    ended(harEntry(HOP, overHttp2));
    await vi.advanceTimersByTimeAsync(100);
    expect(passed).toEqual([found]);
    expect(record).toHaveBeenCalledTimes(2);
  });

  test('from a cache, a service worker or without a response are passed on at once', async () => {
    const { passed, ended } = await started();
    const cached = { ...cut, _fromCache: 'disk' };
    const failed = harEntry(HOP, { status: 0, headersSize: -1, ...unsent });
    const made = harEntry(HOP, { headersSize: -1 }) as { response: object };
    const fromWorker = { ...made, response: { ...made.response, _fetchedViaServiceWorker: true } };
    ended(cached);
    ended(failed);
    ended(fromWorker);
    expect(passed).toEqual([cached, failed, fromWorker]);
  });
});

describe('requests that no event reports', () => {
  const unread = (options: HarOptions = {}) => harEntry('https://shop.example/login', { at: 200, ...options });

  test('are found in the record, soon where there is a reason to look', async () => {
    const { passed, state, feed } = await started();
    state.entries = [unread()];
    await vi.advanceTimersByTimeAsync(1_900);
    expect(passed).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(passed).toEqual([unread()]);
    state.entries = [unread(), next];
    feed.look();
    await vi.advanceTimersByTimeAsync(0);
    expect(passed).toEqual([unread(), next]);
  });

  test('are not counted twice when their body is read later', async () => {
    const { passed, ids, state, ended } = await started([unread({ time: 5 })]);
    ended(unread({ time: 50 }));
    state.entries = [unread({ time: 50 })];
    await vi.advanceTimersByTimeAsync(5_000);
    expect(passed).toEqual([unread({ time: 5 }), unread({ time: 50 })]);
    expect(ids).toEqual([1, 1]);
  });

  test('are each counted, where one URL is requested many times in one millisecond', async () => {
    const times = Array.from({ length: 20 }, (_, index) => unread({ time: index + 1 }));
    const { ids, state, ended } = await started(times.slice(0, 5));
    for (const entry of times.slice(0, 12)) ended(entry);
    state.entries = times;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(new Set(ids).size).toBe(20);
    // The reported ones among the first five were known already.
    expect(ids).toHaveLength(20);
  });

  test('are not asked for while nobody can see the log', async () => {
    const { record, state } = await started();
    state.isVisible = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(record).toHaveBeenCalledTimes(1);
  });

  test('cost no more than a twentieth of the time, or a fifth where there is a reason to look', async () => {
    const { record, feed } = world([], { takesMs: 500 });
    await vi.advanceTimersByTimeAsync(100_000);
    expect(record.mock.calls.length).toBeLessThanOrEqual(11);
    record.mockClear();
    for (let look = 0; look < 1_000; look++) {
      feed.look();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(record.mock.calls.length).toBeLessThanOrEqual(42);
    expect(record.mock.calls.length).toBeGreaterThan(35);
  });

  test('stay known where DevTools give no record, as for an error page', async () => {
    const { passed, state } = await started([unread()]);
    state.entries = null;
    await vi.advanceTimersByTimeAsync(5_000);
    state.entries = [unread()];
    await vi.advanceTimersByTimeAsync(5_000);
    expect(passed).toEqual([unread()]);
  });

  test('do not occur in Firefox, whose record is read once', async () => {
    const { record, feed, ended, passed } = await started([next], { needsRecord: false });
    feed.look();
    ended(cut);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(record).toHaveBeenCalledTimes(1);
    expect(passed).toEqual([next, cut]);
  });
});
