import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { memoryBridge } from '../../../../src/bridge/memory.ts';
import type { Host } from '../../../../src/model/host/host.ts';
import { NetworkModel } from '../../../../src/model/network/network-model.ts';
import { harEntry } from '../../../fixtures/har.ts';
import { until } from '../../../fixtures/until.ts';
import { memoryHost } from '../../../view/memory-host.ts';

const PAGE = 'https://shop.example/page';
const NAVIGATED = { request: { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'none' } };

function world(recorded: object[] = []) {
  let listener: (entry: unknown) => void = () => undefined;
  let answer: (entries: object[]) => void = () => undefined;
  const host: Host = {
    ...memoryHost({ problem: { code: 'unsupported-page' } }),
    network: {
      recorded: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
      onRequest: (next) => {
        listener = next;
        return () => undefined;
      },
      onNavigated: () => () => undefined,
      reload: () => undefined,
      show: null,
    },
  };
  const pageUrl = signal<string | null>(PAGE);
  const model = new NetworkModel({ host, bridge: memoryBridge({}), nextFrame: (run) => run(), pageUrl });
  return { model, pageUrl, ended: (entry: object) => listener(entry), answer: () => answer(recorded) };
}

const urls = (model: { requests: { value: readonly { url: string }[] } }) => model.requests.value.map(({ url }) => url);

describe('the recorded requests', () => {
  test('recorded requests include earlier and later ones, each once', async () => {
    const document = harEntry(PAGE, { ...NAVIGATED, at: 100 });
    const image = harEntry('https://shop.example/a.png', { at: 200 });
    const { model, ended, answer } = world([document, image]);
    // This request ended while the log was being read: both sources have it.
    ended(image);
    ended(harEntry('https://shop.example/b.png', { at: 300 }));
    answer();
    await until(() => expect(urls(model)).toHaveLength(3));
    ended(document);
    ended(harEntry('https://shop.example/c.png', { at: 400 }));
    await until(() => expect(urls(model)).toHaveLength(4));
    expect(urls(model)).toEqual([
      PAGE,
      'https://shop.example/a.png',
      'https://shop.example/b.png',
      'https://shop.example/c.png',
    ]);
  });

  test('requests of earlier pages are dropped when the page navigates', async () => {
    const { model, pageUrl, ended, answer } = world([harEntry(PAGE, { ...NAVIGATED, at: 100 })]);
    answer();
    await until(() => expect(urls(model)).toHaveLength(1));
    pageUrl.value = 'https://shop.example/next';
    expect(model.load.value).toBeNull();
    ended(harEntry('https://shop.example/next', { ...NAVIGATED, at: 500 }));
    await until(() => expect(urls(model)).toEqual(['https://shop.example/next']));
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
    const { model, pageUrl, ended, answer } = world([harEntry(PAGE, { ...NAVIGATED, at: 100 })]);
    answer();
    await until(() => expect(urls(model)).toHaveLength(1));
    model.setPreserveLog(true);
    pageUrl.value = 'https://shop.example/next';
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
