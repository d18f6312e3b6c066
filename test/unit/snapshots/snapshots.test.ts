import { beforeEach, describe, expect, test } from 'vitest';
import type { NewSnapshot, SnapshotHead } from '../../../src/contract/snapshots.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { FakeBrowser } from '../../fixtures/fake-browser.ts';
import { given } from './given.ts';
import { restartedSnapshots } from './restarted-snapshots.ts';

const JAR = [cookie('sid', { value: 'secret-of-the-session', httpOnly: true }), cookie('cart', { expiryTime: 2e12 })];
const wanted = (more: Partial<NewSnapshot> = {}): NewSnapshot => ({
  name: 'before',
  at: 1_000,
  site: 'shop.example',
  storeId: '0',
  isProfile: false,
  cookies: JAR,
  passphrase: null,
  ...more,
});
let browser: FakeBrowser;
let snapshots: ReturnType<typeof restartedSnapshots>;

function restart(): void {
  snapshots = restartedSnapshots(browser);
}
beforeEach(() => {
  browser = new FakeBrowser('chrome');
  restart();
});

const save = async (more?: Partial<NewSnapshot>): Promise<SnapshotHead> =>
  given(await snapshots.saveSnapshot(wanted(more)));
const list = async () => given(await snapshots.listSnapshots());
const records = (): string => JSON.stringify([...browser.local]);

describe('a snapshot', () => {
  test('is listed with what it has, and its cookies outlive the background', async () => {
    const { id } = await save();
    restart();
    expect(await list()).toMatchObject({
      snapshots: [{ id, name: 'before', at: 1_000, site: 'shop.example', count: 2, isEncrypted: false }],
      octets: JSON.stringify(JAR).length,
      unreadable: 0,
    });
    expect(given(await snapshots.readSnapshot({ id, passphrase: null }))).toEqual(JAR);
  });

  test('is listed without its cookies being read', async () => {
    await save();
    const read: unknown[] = [];
    const { get } = browser.api.storage.local;
    browser.api.storage.local.get = (keys) => {
      read.push(...[keys].flat());
      return get(keys);
    };
    await list();
    expect(read).toEqual([expect.stringMatching(/^snapshotHead:/)]);
  });

  test('is renamed and deleted without a trace, newest first among others', async () => {
    const [old, fresh] = [await save(), await save({ name: 'after', at: 2_000 })];
    await snapshots.renameSnapshot({ id: old.id, name: ' renamed ' });
    expect((await list()).snapshots.map(({ name }) => name)).toEqual(['after', 'renamed']);
    await snapshots.deleteSnapshot(old.id);
    await snapshots.deleteSnapshot(fresh.id);
    expect((await list()).snapshots).toEqual([]);
    expect([...browser.local.keys()]).toEqual([]);
  });

  test('that was deleted meanwhile is gone, for reading and for renaming', async () => {
    const gone = { problem: { code: 'snapshot-gone' } };
    expect(await snapshots.readSnapshot({ id: 'x', passphrase: null })).toEqual(gone);
    expect(await snapshots.renameSnapshot({ id: 'x', name: 'y' })).toEqual(gone);
  });

  test('of a private window is not stored', async () => {
    const refused = { problem: { code: 'private-store' } };
    expect(await snapshots.saveSnapshot(wanted({ storeId: '1' }))).toEqual(refused);
    const cookies = [cookie('a', { storeId: '1' })];
    expect(await snapshots.saveSnapshot(wanted({ cookies }))).toEqual(refused);
    expect(records()).toBe('[]');
  });
});

describe('the room for snapshots', () => {
  const full = { problem: { code: 'snapshots-full', most: 50, limit: 4 * 1024 * 1024 } };

  test('is bounded in octets, and a smaller one is stored still', async () => {
    const large = Array.from({ length: 900 }, (_, at) => cookie(`n${at}`, { value: 'x'.repeat(4000) }));
    await save({ cookies: large });
    expect(await snapshots.saveSnapshot(wanted({ cookies: large }))).toMatchObject(full);
    await save();
    expect((await list()).snapshots).toHaveLength(2);
  });

  test('is bounded in number, also where two surfaces store at once', async () => {
    for (let at = 0; at < 49; at++) await save({ cookies: [] });
    const results = await Promise.all([snapshots.saveSnapshot(wanted()), snapshots.saveSnapshot(wanted())]);
    expect(results.map((result) => 'value' in result)).toEqual([true, false]);
    expect(results[1]).toMatchObject(full);
  });

  test('is full where the browser says so, and nothing is left of what did not fit', async () => {
    browser.fault = (_, name) => (name === 'local.set' ? 'full' : undefined);
    expect(await snapshots.saveSnapshot(wanted())).toMatchObject(full);
    browser.fault = () => undefined;
    expect((await list()).snapshots).toEqual([]);
  });
});

describe('a browser whose storage fails', () => {
  test.each(['fail', 'fail-done'] as const)('is a problem, and no snapshot is half there (%s)', async (fault) => {
    browser.fault = (_, name) => (name === 'local.set' ? fault : undefined);
    expect(await snapshots.saveSnapshot(wanted())).toEqual({ problem: { code: 'snapshot-failed' } });
    browser.fault = () => undefined;
    for (const { id } of (await list()).snapshots)
      expect(given(await snapshots.readSnapshot({ id, passphrase: null }))).toEqual(JAR);
  });

  test('that stores something else is found by reading back, and what was there stays', async () => {
    const set = browser.api.storage.local.set;
    browser.api.storage.local.set = (values) =>
      set(Object.fromEntries(Object.entries(values).map(([key, record]) => [key, `${record}`.replace('secret', 'x')])));
    expect(await snapshots.saveSnapshot(wanted())).toEqual({ problem: { code: 'snapshot-failed' } });
    expect(records()).toBe('[]');
  });
});

describe('a stored snapshot that Crumb cannot read', () => {
  const packed = (value: unknown, version = 1): string => JSON.stringify({ version, value });
  const head = async (change: (head: SnapshotHead) => unknown, version = 1): Promise<void> => {
    const saved = await save();
    await save({ name: 'good', at: 5 });
    browser.local.set(`snapshotHead:${saved.id}`, packed(change(saved), version));
    restart();
  };

  test.each<[string, (head: SnapshotHead) => unknown, number]>([
    ['a newer version', (known) => known, 2],
    ['an empty name', (known) => ({ ...known, name: ' ' }), 1],
    ['a date beyond all dates', (known) => ({ ...known, at: 1e300 }), 1],
    ['another id', (known) => ({ ...known, id: 'other' }), 1],
    ['nothing', () => null, 1],
  ])('is set aside and counted if its head has %s; the others are listed', async (_, change, version) => {
    await head(change, version);
    expect(await list()).toMatchObject({ snapshots: [{ name: 'good' }], unreadable: 1 });
    restart();
    expect(await list()).toMatchObject({ unreadable: 1 });
    await snapshots.deleteSnapshot(null);
    expect(await list()).toMatchObject({ snapshots: [{ name: 'good' }], unreadable: 0 });
    expect([...browser.local.keys()]).toHaveLength(2);
  });

  test.each([
    ['a newer version', packed({ cookies: JAR }, 2)],
    ['a cookie without a name', packed({ cookies: [{ ...JAR[0], name: undefined }] })],
    ['too few rounds', packed({ sealed: { rounds: 1, salt: '', iv: '', data: '' } })],
    ['rounds without end', packed({ sealed: { rounds: 1e15, salt: '', iv: '', data: '' } })],
    ['no JSON', '{'],
    ['nothing', undefined],
  ])('is listed, and says so when it is read, if its cookies have %s', async (_, body) => {
    const { id } = await save();
    browser.local.set(`snapshotBody:${id}`, body);
    if (body === undefined) browser.local.delete(`snapshotBody:${id}`);
    restart();
    expect((await list()).snapshots).toHaveLength(1);
    expect(await snapshots.readSnapshot({ id, passphrase: 'a' })).toEqual({ problem: { code: 'snapshot-unreadable' } });
    // What a newer Crumb wrote is not lost.
    expect(browser.local.get(`snapshotBody:${id}`)).toBe(body);
    await snapshots.deleteSnapshot(id);
    expect([...browser.local.keys()]).toEqual([]);
  });
});
