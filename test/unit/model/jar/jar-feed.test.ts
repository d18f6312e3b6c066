import { effect } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Registration } from '../../../../src/contract/events.ts';
import { JarFeed } from '../../../../src/model/jar/jar-feed.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { type Background, background, change, listing } from '../surroundings.ts';

const opened: Disposable[] = [];

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22) });
});

afterEach(() => {
  for (const model of opened.splice(0)) model[Symbol.dispose]();
  vi.useRealTimers();
});

async function open(from: Background) {
  const model = new JarFeed(from.deps);
  opened.push(model);
  model.read();
  await vi.advanceTimersByTimeAsync(1);
  return model;
}

const values = (model: Awaited<ReturnType<typeof open>>) => model.listing.value?.jar.map(({ value }) => value);

describe('the first reading of the jar', () => {
  test('the first list is shown before the background has replied, and adopted again after watching', async () => {
    const from = background([cookie('a')], { watch: () => new Promise(() => undefined) });
    const model = await open(from);
    expect(values(model)).toEqual(['v']);
    expect(model.connection.value).toBe('connecting');
  });

  const watchedWith = (unchangedSince: number) => async (registration: Registration) => {
    from.surfaceId = registration.surfaceId;
    return { value: { revision: 7, unchangedSince } };
  };
  let from = background([]);

  test.each([
    ['may have changed', 0],
    ['changed', 1],
  ])('the jar is read again once its changes are watched, if a cookie %s since it was read', async (_, later) => {
    from = background([cookie('a')], { watch: watchedWith(Date.now() + later) });
    const model = await open(from);
    expect(model.connection.value).toBe('live');
    expect(from.requestCounts.listCookies).toBe(2);
  });

  test('a list that was read after the last change is not read again, and follows what changes from then on', async () => {
    from = background([cookie('a')], { watch: watchedWith(Date.now() - 1) });
    const model = await open(from);
    expect(model.connection.value).toBe('live');
    expect(from.requestCounts.listCookies).toBe(1);
    from.announce([change(cookie('b'))], 8);
    from.paint();
    expect(model.listing.value?.jar.map(({ name }) => name)).toEqual(['a', 'b']);
    model.read();
    await vi.advanceTimersByTimeAsync(1);
    expect(from.requestCounts.listCookies).toBe(2);
  });

  test('changes that the background reports while the first list is read are applied to it', async () => {
    from = background([cookie('a')], {
      watch: async (registration) => {
        const reply = await watchedWith(Date.now() - 1)(registration);
        from.announce([change(cookie('b'))], 8);
        return reply;
      },
    });
    const model = await open(from);
    from.paint();
    expect(model.listing.value?.jar.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('cookies that did not change stay the same objects', async () => {
    const from = background([cookie('a')]);
    const model = await open(from);
    const before = model.listing.value?.jar[0];
    from.jar = [cookie('a'), cookie('b')];
    model.read();
    await vi.advanceTimersByTimeAsync(1);
    expect(model.listing.value?.jar).toHaveLength(2);
    expect(model.listing.value?.jar[0]).toBe(before);
  });

  test('hosts that only the list could name are watched once it has named them, also in place of others', async () => {
    const loaded = {
      hosts: ['ads.example'],
      jar: [],
      locked: { hosts: [], origins: [] },
      leftOut: 0,
      isPageUnread: false,
      unknownFrames: 0,
      isRecordFull: false,
    };
    const watch = vi.fn(async (_: Registration) => ({ value: { revision: 7, unchangedSince: 0 } }));
    const list = async () => ({ value: listing([cookie('a')], { loaded }) });
    const from = background([cookie('a')], { listCookies: list, watch });
    const model = await open(from);
    const watched = () => watch.mock.calls.at(-1)?.[0].sites;
    expect(watched()).toEqual(['shop.example', 'ads.example']);
    loaded.hosts = ['cdn.example'];
    model.read();
    await vi.advanceTimersByTimeAsync(1);
    expect(watched()).toEqual(['shop.example', 'cdn.example']);
  });

  test('expired cookies that Firefox still lists are left out', async () => {
    const from = background([cookie('old', { expiryTime: Date.now() - 1 }), cookie('a')]);
    const model = await open(from);
    expect(model.listing.value?.jar.map(({ name }) => name)).toEqual(['a']);
  });
});

describe('changes of the jar', () => {
  test('changes come into the list with the next frame, marked', async () => {
    const from = background([cookie('a')]);
    const model = await open(from);
    from.announce([change(cookie('a', { value: 'new' })), change(cookie('b'))]);
    expect(values(model)).toEqual(['v']);
    from.paint();
    expect(values(model)).toEqual(['new', 'v']);
    expect([...model.changed.value.values()].sort()).toEqual(['added', 'changed']);
  });

  test('changes of another store are ignored', async () => {
    const from = background([cookie('a')]);
    const model = await open(from);
    from.announce([change(cookie('b', { storeId: '1' }))]);
    from.paint();
    expect(values(model)).toEqual(['v']);
  });

  test('a removed cookie is marked as removed for a moment', async () => {
    const from = background([cookie('a'), cookie('b')]);
    const model = await open(from);
    from.announce([change(cookie('b'), 'explicit', true)]);
    from.paint();
    expect(model.listing.value?.jar.map(({ name }) => name)).toEqual(['a']);
    expect(model.removed.value.map(({ name }) => name)).toEqual(['b']);
    await vi.advanceTimersByTimeAsync(2000);
    expect(model.removed.value).toEqual([]);
    expect(model.changed.value.size).toBe(0);
  });

  test('evictions are remembered until the person has read about them', async () => {
    const from = background([cookie('a'), cookie('b')]);
    const model = await open(from);
    from.announce([change(cookie('b'), 'evicted', true)]);
    from.paint();
    expect(model.evicted.value.map(({ name }) => name)).toEqual(['b']);
    model.forgetEvicted();
    expect(model.evicted.value).toEqual([]);
  });

  test('evictions next to a gap in the revisions are remembered too: reading again does not show them', async () => {
    const from = background([cookie('a'), cookie('b')]);
    const model = await open(from);
    from.jar = [cookie('a')];
    from.announce([change(cookie('b'), 'evicted', true), change(cookie('c'))], from.revision + 2);
    await vi.advanceTimersByTimeAsync(1);
    from.paint();
    expect(model.evicted.value.map(({ name }) => name)).toEqual(['b']);
  });

  test('evictions stay remembered while pages of the same site load, which set the cookies that evict others', async () => {
    const from = background([cookie('a'), cookie('b')]);
    const model = await open(from);
    from.deps.host.movePage();
    from.announce([change(cookie('b'), 'evicted', true)]);
    await vi.advanceTimersByTimeAsync(1);
    expect(model.evicted.value.map(({ name }) => name)).toEqual(['b']);
    from.deps.host.movePage();
    await vi.advanceTimersByTimeAsync(1);
    expect(model.evicted.value).toHaveLength(1);
  });

  test('a gap in the revisions makes the list read again', async () => {
    const from = background([cookie('a')]);
    const model = await open(from);
    from.jar = [cookie('a', { value: 'missed' })];
    from.announce([change(cookie('c'))], from.revision + 2);
    await vi.advanceTimersByTimeAsync(1);
    from.paint();
    expect(from.requestCounts.watch).toBe(2);
    expect(values(model)).toEqual(['missed']);
  });

  test('changes that were reported before the list was read again are not applied to it', async () => {
    const from = background([cookie('a')]);
    const model = await open(from);
    from.announce([change(cookie('a', { value: 'older' }))]);
    from.jar = [cookie('a', { value: 'newer' })];
    from.announce([], from.revision + 2);
    await vi.advanceTimersByTimeAsync(1);
    from.paint();
    expect(values(model)).toEqual(['newer']);
  });

  test('4,000 changes in 250 messages between two frames change the list once', async () => {
    const from = background([]);
    const model = await open(from);
    let lists = 0;
    const stop = effect(() => {
      model.listing.value;
      lists++;
    });
    for (let message = 0; message < 250; message++) {
      from.announce(
        Array.from({ length: 16 }, (_, at) => change(cookie(`c${(message * 16 + at) % 400}`, { value: `${message}` }))),
      );
    }
    expect(lists).toBe(1);
    from.paint();
    expect(lists).toBe(2);
    expect(model.listing.value?.jar).toHaveLength(400);
    stop();
  });
});

test('a cookie that expires leaves the list without any event', async () => {
  const from = background([cookie('soon', { expiryTime: Date.now() + 5000 }), cookie('a')]);
  const model = await open(from);
  await vi.advanceTimersByTimeAsync(4000);
  expect(model.listing.value?.jar).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1100);
  expect(model.listing.value?.jar.map(({ name }) => name)).toEqual(['a']);
});

test('without a background the list is tried again after 0, 0.5, 2 and every 5 seconds, and then read', async () => {
  let isThere = false;
  let tries = 0;
  const from: Background = background([cookie('a')], {
    listCookies: async () => (isThere ? { value: listing([cookie('a')]) } : { problem: { code: 'disconnected' } }),
    watch: async () => {
      tries++;
      return isThere ? { value: { revision: 1, unchangedSince: 0 } } : { problem: { code: 'disconnected' } };
    },
  });
  const model = await open(from);
  expect(model.connection.value).toBe('lost');
  const seen = [tries];
  for (const wait of [500, 2000, 5000, 5000]) {
    await vi.advanceTimersByTimeAsync(wait);
    seen.push(tries);
  }
  expect(seen).toEqual([2, 3, 4, 5, 6]);
  isThere = true;
  await vi.advanceTimersByTimeAsync(5000);
  expect(model.connection.value).toBe('live');
  expect(values(model)).toEqual(['v']);
});

test.each([
  ['the surface is shown again', (from: Background) => from.deps.host.show()],
  ['access has changed', (from: Background) => from.deps.bridge.emit('accessChanged', null)],
  ['the page has moved', (from: Background) => from.deps.host.movePage()],
])('the list is read again when %s', async (_, happen) => {
  const from = background([cookie('a')]);
  const model = await open(from);
  from.jar = [cookie('b', { value: 'fresh' })];
  happen(from);
  await vi.advanceTimersByTimeAsync(1);
  expect(values(model)).toEqual(['fresh']);
});

test('an unexpected error is shown by its text', async () => {
  const from = background([], { watch: () => Promise.reject(new Error('expected a tab, got none')) });
  const model = await open(from);
  expect(model.bug.value).toBe('expected a tab, got none');
});

test('a disposed list reads nothing', async () => {
  const from = background([cookie('a')]);
  const model = await open(from);
  model[Symbol.dispose]();
  const before = { ...from.requestCounts };
  from.deps.host.show();
  from.deps.bridge.emit('accessChanged', null);
  await vi.advanceTimersByTimeAsync(1000);
  expect(from.requestCounts).toEqual(before);
});
