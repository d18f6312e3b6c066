import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { memoryBridge } from '../../../../src/bridge/memory.ts';
import type { Host } from '../../../../src/model/host/host.ts';
import { NetworkModel } from '../../../../src/model/network/network-model.ts';
import { harEntry } from '../../../fixtures/har.ts';
import { fakeRequests } from '../../../fixtures/logged-requests.ts';
import { until } from '../../../fixtures/until.ts';
import { memoryHost } from '../../../view/memory-host.ts';

const PAGE = 'https://shop.example/page';
const NAVIGATED = { request: { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'none' } };

function world(recorded: object[] = []) {
  let answer: () => void = () => undefined;
  const source = fakeRequests(recorded, new Promise((resolve) => (answer = resolve)));
  let moved: (url: string) => void = () => undefined;
  const clock = { now: 1_000_000 };
  const bridge = memoryBridge({});
  const host: Host = {
    ...memoryHost({ problem: { code: 'unsupported-page' } }),
    now: () => clock.now,
    network: {
      onRequests: source.onRequests,
      onNavigated: (next) => {
        moved = next;
        return () => undefined;
      },
      reload: () => undefined,
      show: null,
    },
  };
  const pageUrl = signal<string | null>(PAGE);
  const model = new NetworkModel({ host, bridge, nextFrame: (run) => run(), pageUrl });
  /** As the page is shown: DevTools report it, then its URL is read. */
  const show = (url: string) => {
    moved(url);
    pageUrl.value = url;
  };
  return { ...source, model, pageUrl, bridge, clock, show, answer: () => answer() };
}

const urls = (model: { requests: { value: readonly { url: string }[] } }) => model.requests.value.map(({ url }) => url);

describe('the recorded requests', () => {
  test('an entry with the id of an earlier one replaces it', async () => {
    const { model, ended, changed, answer } = world([harEntry(PAGE, { ...NAVIGATED, at: 100 })]);
    answer();
    await until(() => expect(urls(model)).toHaveLength(1));
    ended(harEntry('https://shop.example/a.png', { at: 200 }));
    await until(() => expect(urls(model)).toHaveLength(2));
    changed(1, harEntry(PAGE, { request: { ...NAVIGATED.request, Cookie: 'a=1' }, at: 100 }));
    await until(() => expect(model.requests.value[0]?.cookieHeader).toBe('a=1'));
    expect(urls(model)).toEqual([PAGE, 'https://shop.example/a.png']);
  });

  test('a request that was cleared does not come back, and one that ends later is added', async () => {
    const { model, ended, changed, clock, answer } = world([harEntry(PAGE, { ...NAVIGATED, at: 100 })]);
    answer();
    await until(() => expect(urls(model)).toHaveLength(1));
    clock.now = 500;
    model.clear();
    changed(1, harEntry(PAGE, { ...NAVIGATED, at: 100, time: 900 }));
    // DevTools did not report this one, and it had ended before.
    ended(harEntry('https://shop.example/unread', { at: 300 }));
    ended(harEntry('https://shop.example/slow', { at: 400, time: 900 }));
    await until(() => expect(urls(model)).toEqual(['https://shop.example/slow']));
  });

  test('a changed cookie is a reason to look for requests that were not reported', () => {
    const { bridge, looks } = world();
    bridge.emit('cookiesChanged', { surfaceId: bridge.surfaceId, revision: 1, changes: [] });
    expect(looks()).toBe(1);
  });

  test('requests of earlier pages are dropped when the page navigates', async () => {
    const { model, show, ended, answer } = world([harEntry(PAGE, { ...NAVIGATED, at: 100 })]);
    answer();
    await until(() => expect(urls(model)).toHaveLength(1));
    show('https://shop.example/next');
    expect(model.load.value).toBeNull();
    ended(harEntry('https://shop.example/next', { ...NAVIGATED, at: 500 }));
    await until(() => expect(urls(model)).toEqual(['https://shop.example/next']));
  });

  test('requests of earlier pages are dropped when the navigation is reported after requests and URL of the next', async () => {
    const next = 'https://shop.example/next';
    const { model, pageUrl, clock, show, ended, answer } = world([harEntry(PAGE, { ...NAVIGATED, at: 100 })]);
    answer();
    await until(() => expect(urls(model)).toHaveLength(1));
    clock.now += 500;
    pageUrl.value = next;
    ended(harEntry(next, { ...NAVIGATED, at: clock.now - 100 }));
    await until(() => expect(urls(model)).toEqual([PAGE, next]));
    show(next);
    expect(urls(model)).toEqual([next]);
  });

  test('requests wait for the URL of the page', async () => {
    const { model, pageUrl, ended, answer } = world([harEntry(PAGE, { ...NAVIGATED, at: 100 })]);
    pageUrl.value = null;
    answer();
    ended(harEntry('https://shop.example/next', { ...NAVIGATED, at: 500 }));
    await until(() => expect(urls(model)).toHaveLength(2));
    pageUrl.value = 'https://shop.example/next';
    expect(urls(model)).toEqual(['https://shop.example/next']);
  });

  test('requests stay while the log is preserved, and are dropped when it no longer is', async () => {
    const { model, show, ended, answer } = world([harEntry(PAGE, { ...NAVIGATED, at: 100 })]);
    answer();
    await until(() => expect(urls(model)).toHaveLength(1));
    model.setPreserveLog(true);
    show('https://shop.example/next');
    ended(harEntry('https://shop.example/next', { ...NAVIGATED, at: 500 }));
    await until(() => expect(urls(model)).toHaveLength(2));
    expect(model.load.value?.map(({ url }) => url)).toEqual(['https://shop.example/next']);
    model.setPreserveLog(false);
    expect(urls(model)).toEqual(['https://shop.example/next']);
  });

  test('requests beyond the bound are dropped and counted, oldest first', async () => {
    const { model, answer } = world(
      Array.from({ length: 5_003 }, (_, index) =>
        harEntry(`https://shop.example/${index}`, { at: index, time: index }),
      ),
    );
    answer();
    await until(() => expect(model.dropped.value).toBe(3));
    expect(urls(model)).toHaveLength(5_000);
    expect(urls(model)[0]).toBe('https://shop.example/3');
  });

  test('the recorded requests name every host once', async () => {
    const { model, answer } = world([
      harEntry(PAGE, { at: 1 }),
      harEntry('https://ads.example/a', { at: 2 }),
      harEntry('https://ads.example/b', { at: 3 }),
    ]);
    answer();
    await until(() => expect(model.hosts.value).toEqual(['ads.example', 'shop.example']));
  });
});
