import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRegistrations } from '../../../src/background/registrations.ts';
import { createWatcher } from '../../../src/background/watcher.ts';
import type { Broadcast } from '../../../src/bridge/serve.ts';
import { createStorage } from '../../../src/browser/storage/extension-storage.ts';
import type { CookieChange } from '../../../src/cookie/jar/changes.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { FakeBrowser } from '../../fixtures/fake-browser.ts';
import { until } from '../../fixtures/until.ts';
import { enter } from '../../stage.ts';

type Event = { surfaceId: string; revision: number; changes: CookieChange[] };
const fake = { sent: [] as Event[], deaf: new Set<string>() };
const broadcast = (async (_: string, event: Event) => {
  fake.sent.push(event);
  return !fake.deaf.has(event.surfaceId);
}) as unknown as Broadcast;

/** A background that has just started: its memory is empty, and storage.session keeps what it has. */
function start() {
  const registrations = createRegistrations(createStorage());
  const watcher = createWatcher({ registrations, broadcast });
  const noteChange = (change: CookieChange) => watcher.onCookieEvent({ id: ++ids, change });
  return { ...watcher, ...registrations, noteChange };
}
let ids = 0;
const surface = { surfaceId: 'popup', storeId: '0', sites: ['shop.example'] };
const added = (name: string, more = {}): CookieChange => ({
  cookie: cookie(name, more),
  removed: false,
  cause: 'explicit',
});

beforeEach(() => {
  enter(new FakeBrowser('chrome'));
  fake.sent.length = 0;
  fake.deaf.clear();
});

afterEach(() => void vi.useRealTimers());

describe('changes announced to surfaces', () => {
  test('the time of the last change is known, and until there is one that of the start', () => {
    vi.useFakeTimers({ now: 1000 });
    const { noteChange, unchangedSince } = start();
    vi.setSystemTime(2000);
    expect(unchangedSince()).toBe(1000);
    noteChange(added('a'));
    vi.setSystemTime(3000);
    expect(unchangedSince()).toBe(2000);
  });

  test('a surface gets the changes of one frame in one batch', async () => {
    const { noteChange, register } = start();
    expect(await register(surface)).toBe(0);
    for (let index = 0; index < 250; index++) noteChange(added(`n${index}`));
    await until(() => expect(fake.sent).toHaveLength(1));
    expect(fake.sent[0]).toMatchObject({ surfaceId: 'popup', revision: 1 });
    expect(fake.sent[0]?.changes).toHaveLength(250);
  });

  test('more changes than a surface can show in a frame come in several batches, in order, and no overwrite is split', async () => {
    const { noteChange, register } = start();
    await register(surface);
    for (let index = 0; index < 999; index++) {
      const { cookie } = added(`n${index}`);
      noteChange({ cookie, removed: true, cause: 'overwrite' });
      noteChange({ cookie, removed: false, cause: 'overwrite' });
      if (index % 10 === 0) noteChange(added(`m${index}`));
    }
    const changes = () => fake.sent.flatMap((batch) => batch.changes);
    await until(() => expect(changes()).toHaveLength(999 + 100));
    expect(fake.sent.map(({ revision }) => revision)).toEqual(fake.sent.map((_, at) => at + 1));
    expect(Math.max(...fake.sent.map((batch) => batch.changes.length))).toBeLessThanOrEqual(300);
    expect(changes().filter(({ removed }) => removed)).toEqual([]);
  });

  test('a surface that asks for single events gets each of them as well', async () => {
    const { noteChange, register } = start();
    await register({ ...surface, everyEvent: true });
    const events = [added('n', { value: '1' }), added('n', { value: '2' }), added('x', { domain: 'other.example' })];
    for (const event of events) noteChange(event);
    await until(() => expect(fake.sent).toHaveLength(1));
    expect(fake.sent[0]).toMatchObject({
      changes: [events[1]],
      events: events.slice(0, 2).map((change) => ({ change })),
    });
  });

  test('tells of another address of a tab where a surface stands beside it, and nobody else', async () => {
    const { onTabAddress, register } = start();
    await register({ ...surface, tabId: 5 });
    await onTabAddress(6, 'https://shop.example/elsewhere');
    await onTabAddress(5, 'https://shop.example/there');
    expect(fake.sent).toEqual([{ tabId: 5, url: 'https://shop.example/there' }]);
  });

  test.each([
    ['another site', { domain: 'other.example' }],
    ['a site that only ends alike', { domain: 'my-shop.example' }],
    ['another store', { storeId: '1' }],
  ])('a surface gets nothing about %s', async (_, more) => {
    const { noteChange, register } = start();
    await register(surface);
    noteChange(added('elsewhere', more));
    noteChange(added('here', { domain: 'www.shop.example' }));
    await until(() => expect(fake.sent).toHaveLength(1));
    expect(fake.sent[0]?.changes).toEqual([added('here', { domain: 'www.shop.example' })]);
  });

  test('an overwrite comes in one batch, however far apart its two events are', async () => {
    const { noteChange, register } = start();
    await register(surface);
    noteChange(added('other'));
    const { cookie } = added('name', { value: 'new' });
    noteChange({ cookie, removed: true, cause: 'overwrite' });
    await until(() => expect(fake.sent).toHaveLength(1));
    noteChange({ cookie, removed: false, cause: 'explicit' });
    await until(() => expect(fake.sent).toHaveLength(2));
    expect(fake.sent.map(({ changes }) => changes)).toEqual([
      [added('other')],
      [{ cookie, removed: false, cause: 'overwrite' }],
    ]);
  });

  test('revisions have a gap after every start, because the changes before it are unknown', async () => {
    const first = start();
    await first.register(surface);
    first.noteChange(added('one'));
    await until(() => expect(fake.sent).toHaveLength(1));
    const second = start();
    await second.recoverWatcher();
    expect(fake.sent[1]).toMatchObject({ surfaceId: 'popup', changes: [] });
    second.noteChange(added('two'));
    await until(() => expect(fake.sent).toHaveLength(3));
    const [before = 0, after = 0, next] = fake.sent.map(({ revision }) => revision);
    expect(after).toBeGreaterThan(before + 1);
    expect(next).toBe(after + 1);
  });

  test('revisions have a gap after repeated stops with changes not yet announced', async () => {
    // These timers never fire, so the gathered changes are not announced.
    vi.useFakeTimers({ now: 1_700_000_000_000 });
    const first = start();
    expect(await first.register(surface)).toBe(0);
    first.noteChange(added('never told'));
    for (const later of [20, 40]) {
      vi.setSystemTime(1_700_000_000_000 + later);
      const next = start();
      await next.recoverWatcher();
      next.noteChange(added('never told either'));
    }
    expect(fake.sent.map(({ revision, changes }) => [revision, changes.length])).toEqual([
      [1_700_000_000_021, 0],
      [1_700_000_000_041, 0],
    ]);
  });

  test('a surface that registered after the start is not asked to read again', async () => {
    const { recoverWatcher, register } = start();
    const recovered = recoverWatcher();
    await register(surface);
    await recovered;
    expect(fake.sent).toEqual([]);
  });

  test('a surface that does not reply is forgotten', async () => {
    const { noteChange, register } = start();
    await register(surface);
    fake.deaf.add('popup');
    noteChange(added('one'));
    await until(async () => expect(await start().allRegistered()).toEqual([]));
    noteChange(added('two'));
    await register({ ...surface, surfaceId: 'panel' });
    noteChange(added('three'));
    await until(() => expect(fake.sent.map(({ surfaceId }) => surfaceId)).toEqual(['popup', 'panel']));
  });
});
