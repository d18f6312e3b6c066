import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { createExpectedGrant } from '../../../src/background/expected-grant.ts';
import { createRegistrations } from '../../../src/background/registrations.ts';
import { createRejectedRecord } from '../../../src/background/rejected/rejected-record.ts';
import { createStorage, type ExtensionStorage } from '../../../src/browser/storage/extension-storage.ts';
import { readSettings } from '../../../src/handlers/settings.ts';
import { createMark } from '../../../src/handlers/snapshots/mark.ts';
import { createProfiles } from '../../../src/handlers/snapshots/profiles.ts';
import { createSnapshots } from '../../../src/handlers/snapshots/snapshots.ts';
import { createStoredSettings } from '../../../src/handlers/stored-settings.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { EngineWorld } from '../../fixtures/engine-world.ts';
import { FakeBrowser } from '../../fixtures/fake-browser.ts';
import { added } from '../../fixtures/jar-events.ts';
import { RecorderWorld, SITE } from '../../fixtures/recorder-world.ts';
import { enter } from '../../stage.ts';

afterEach(() => vi.unstubAllGlobals());

type Area = 'session' | 'local';
const packed = (value: unknown, version = 1): string => JSON.stringify({ version, value });

/** What a damaged or foreign record may be. */
const SHAPES: [string, unknown][] = [
  ['an empty object', {}],
  ['an empty list', []],
  ['null', null],
  ['an empty text', ''],
  ['a text that is not JSON', '{"version":1,"val'],
  ['a negative fraction', -1.5],
  ['a huge number', 1e300],
  ['true', true],
  ['a list of null', [null]],
  ['an object of lists', { items: [{}], lines: [{}], entries: [{}], cookies: [null], sites: {} }],
  ['an envelope without a value', { version: 1 }],
  ['an envelope of null', packed(null)],
  ['an envelope of an empty object', packed({})],
  ['an envelope of a text', packed('x')],
  ['an envelope of a list of texts', packed(['*://*/*', ' '])],
];

/** Uses what a key is for, after the record was there; throws where that is not possible. */
type Use = (put: (browser: FakeBrowser) => void) => Promise<void>;

const useHistory: Use = async (put) => {
  const world = new EngineWorld('chrome');
  put(world.browser);
  await world.start();
  await world.history();
  expect(await world.apply([{ before: [], after: [cookie('new', { storeId: '0' })] }])).toHaveProperty('value');
  expect(await world.move('step1', 'before')).toHaveProperty('value');
  await world.restart();
  expect((await world.history()).steps.map(({ id }) => id)).toContain('step1');
  expect(await world.untilDone(world.engine.forgetSteps('step1'))).toHaveProperty('value');
  expect(await world.untilDone(world.engine.forgetSteps(null))).toHaveProperty('value');
  expect(await world.history()).toEqual({ steps: [], dropped: expect.any(Number) });
};

const useRecording: Use = async (put) => {
  const world = new RecorderWorld();
  put(world.browser);
  await world.start();
  await world.switch(true);
  for (const name of ['new', 'newer']) {
    await world.happen(added(cookie(name, { storeId: '0' })));
    await world.restart();
    expect((await world.entries()).map(({ now }) => now?.name)).toContain(name);
  }
  await world.switch(false);
  expect(await world.entries()).toEqual([]);
};

/** Stores by what needs no world. */
async function alone(
  put: (browser: FakeBrowser) => void,
  use: (storage: ExtensionStorage) => Promise<void>,
): Promise<void> {
  const browser = new FakeBrowser('chrome');
  put(browser);
  enter(browser);
  await use(createStorage());
}

const useSettings: Use = (put) =>
  alone(put, async (storage) => {
    const { changeSettings } = createStoredSettings(storage);
    expect(await readSettings()).toMatchObject({ extent: expect.any(String), budget: expect.anything() });
    await Promise.all([changeSettings({ extent: 'site' }), changeSettings({ budget: 1234 })]);
    expect(await readSettings()).toEqual({ extent: 'site', budget: 1234 });
  });

const useRegistrations: Use = (put) =>
  alone(put, async (storage) => {
    const { register, allRegistered, unregister } = createRegistrations(storage);
    await register({ surfaceId: 'a', storeId: '0', sites: [SITE] });
    expect((await allRegistered()).map(({ sites }) => sites.includes(SITE))).toContain(true);
    await unregister('a');
  });

const useGrant: Use = (put) =>
  alone(put, async (storage) => {
    const { expectGrant, forgetGrant, reopenPopup } = createExpectedGrant(storage);
    await reopenPopup();
    await expectGrant({ tabId: 1, windowId: 7, url: 'https://shop.example/', storeId: '0', incognito: false });
    await forgetGrant();
  });

const useRejected: Use = (put) =>
  alone(put, async (storage) => {
    const record = createRejectedRecord(storage);
    const line = { name: 'a', host: SITE, at: 1, count: 1, reasons: [] };
    expect((await record.recordRejected(1, [line]))?.lines.map(({ name }) => name)).toContain('a');
    expect((await record.rejectedOn(1)).more).toBeGreaterThanOrEqual(0);
    await record.forgetAllRejected();
    expect(await record.rejectedOn(1)).toEqual({ lines: [], more: 0 });
  });

const useSnapshots: Use = (put) =>
  alone(put, async (storage) => {
    const snapshots = createSnapshots(storage);
    const { handlers } = createProfiles({
      storage,
      snapshots,
      readHistory: async () => ({ value: { steps: [], dropped: 0 } }),
    });
    const of = { site: SITE, storeId: '0' };
    const about = { ...of, name: 'new', at: 1, isProfile: true, passphrase: null, cookies: [cookie('a')] };
    const saved = await handlers.saveProfile(about);
    if ('problem' in saved) throw new Error(saved.problem.code);
    expect(await handlers.readProfile(of)).toMatchObject({ value: { on: { name: 'new' } } });
    expect(await snapshots.handlers.readSnapshot({ id: 'x', passphrase: null })).toHaveProperty('problem');
    expect(await snapshots.handlers.deleteSnapshot(null)).toEqual({ value: null });
    expect(await snapshots.handlers.listSnapshots()).toMatchObject({
      value: { snapshots: [{ id: saved.value.id }], unreadable: 0 },
    });
  });

const useLargeSnapshot: Use = (put) =>
  alone(put, async (storage) => {
    const { handlers } = createSnapshots(storage);
    const about = { site: SITE, storeId: '0', name: 'new', at: 1, isProfile: false, passphrase: null };
    expect(await handlers.saveSnapshot({ ...about, cookies: [cookie('a')] })).toHaveProperty('value');
  });

const useMark: Use = (put) =>
  alone(put, async (storage) => {
    const { handlers, forgetPrivateMark } = createMark(storage);
    expect(await handlers.readMark()).toEqual({ value: null });
    await forgetPrivateMark();
    const mark = { site: SITE, storeId: '0', at: 1, cookies: [] };
    await handlers.markCookies(mark);
    expect(await handlers.readMark()).toEqual({ value: mark });
  });

const KEYS: [Area, string, Use][] = [
  ['session', 'step:x', useHistory],
  ['local', 'plan:x', useHistory],
  ['session', 'stepsDropped', useHistory],
  ['local', 'recordedSites', useRecording],
  ['session', 'recordedPrivately', useRecording],
  ['session', 'timeline:000000000000', useRecording],
  ['session', 'timelineJar:0 shop.example', useRecording],
  ['session', 'timelineDropped', useRecording],
  ['local', 'settings', useSettings],
  ['local', 'snapshotHead:x', useSnapshots],
  ['local', 'snapshotBody:x', useSnapshots],
  ['local', 'profileSwitches', useSnapshots],
  ['session', 'switchesBegun', useSnapshots],
  ['session', 'mark', useMark],
  ['session', 'registrations', useRegistrations],
  ['session', 'expectedGrant', useGrant],
  ['session', 'rejected:1', useRejected],
];

describe.each(KEYS)('a record in storage.%s under %s that Crumb cannot read', (area, key, use) => {
  test.each(SHAPES)('stops nothing if it is %s', async (_, junk) => {
    counted += 1;
    await use((browser) => browser[area].set(key, junk));
  });

  test('stops nothing if a newer version of Crumb wrote it', async () => {
    counted += 1;
    await use((browser) => browser[area].set(key, packed({ something: 'new' }, 2)));
  });
});

describe('a number that only has the right type', () => {
  const entry = { id: 1, how: 'set', now: cookie('a', { storeId: '0' }) };
  const head = { ...{ id: 'x', name: 'x', at: 1, site: SITE, storeId: '0', count: 1 }, isEncrypted: false };
  const huge = Number.MAX_SAFE_INTEGER;
  test.each<[string, Area, string, unknown, Use]>([
    ['place of a chunk', 'session', 'timeline:000000000000', { first: huge, entries: [entry] }, useRecording],
    [
      'place of a jar',
      'session',
      `timelineJar:0 ${SITE}`,
      { through: huge, cookies: [], isComplete: true },
      useRecording,
    ],
    ['size of a snapshot', 'local', 'snapshotHead:x', { ...head, isProfile: false, octets: huge }, useLargeSnapshot],
  ])('stops nothing as the %s', async (_, area, key, value, use) => {
    await use((browser) => browser[area].set(key, packed(value)));
  });

  test('is no moment of an entry', async () => {
    const world = new RecorderWorld();
    world.browser.session.set('timeline:000000000000', packed({ first: 0, entries: [{ ...entry, id: 1e300 }] }));
    await world.start();
    await world.switch(true);
    expect((await world.entries()).map(({ id }) => id)).not.toContain(1e300);
  });
});

let counted = 0;
afterAll(() => console.log(`${counted} pairs of a key and a record that cannot be read`));

describe('a step that Crumb cannot read', () => {
  const damage = async (change: (record: Record<string, unknown>) => unknown): Promise<EngineWorld> => {
    const world = new EngineWorld('chrome');
    await world.start();
    await world.apply([{ before: [], after: [cookie('a', { storeId: '0' })] }]);
    await world.apply([{ before: [], after: [cookie('b', { storeId: '0' })] }]);
    const { value } = JSON.parse(String(world.browser.session.get('step:step1')));
    world.browser.session.set('step:step1', change(value));
    await world.restart();
    return world;
  };

  test('is set aside with all it has, and the history says so until it is cleared', async () => {
    const world = await damage((record) => packed({ ...record, items: 'x' }));
    expect(await world.history()).toMatchObject({ steps: [{ id: 'step2' }], unreadable: 1 });
    expect(world.browser.session.get('aside:step:step1')).toContain('"items":"x"');
    await world.restart();
    expect(await world.history()).toMatchObject({ unreadable: 1 });
    await world.untilDone(world.engine.forgetSteps(null));
    expect(await world.history()).toEqual({ steps: [], dropped: 0 });
    expect(String([...world.browser.session.keys()])).not.toContain('step:');
  });

  test('is read if an older version of Crumb wrote it, without an envelope', async () => {
    const world = await damage((record) => record);
    expect(await world.history()).toMatchObject({ steps: [{ id: 'step2' }, { id: 'step1', state: 'done' }] });
    expect(await world.history()).not.toHaveProperty('unreadable');
  });

  test('is set aside whichever of its fields is missing or of another type', async () => {
    const fields = ['id', 'at', 'movedAt', 'kind', 'anyway', 'incognito', 'wasDone', 'items'];
    for (const field of fields) {
      for (const value of [undefined, null, {}, [], [{}], 'x', Number.MAX_VALUE]) {
        const world = await damage((record) => packed({ ...record, [field]: value }));
        expect([field, value, (await world.history()).unreadable]).toEqual([
          field,
          value,
          field === 'id' && value === 'step1' ? undefined : 1,
        ]);
        expect(await world.move('step2', 'before')).toHaveProperty('value');
      }
    }
  });

  test('stops nothing while the storage takes no move', async () => {
    const world = await damage(() => packed(null));
    world.browser.session.set('step:step3', 'junk');
    world.browser.fault = (_, name) => (name === 'session.remove' ? 'fail' : undefined);
    expect(await world.history()).toMatchObject({ steps: [{ id: 'step2' }] });
  });

  test('is bounded: of many records Crumb keeps the contents of twenty, and counts all', async () => {
    const world = new EngineWorld('chrome');
    for (let at = 0; at < 300; at++) world.browser.session.set(`step:${at}`, { big: 'x'.repeat(1000) });
    await world.start();
    expect(await world.history()).toMatchObject({ steps: [], unreadable: 300 });
    expect(JSON.stringify([...world.browser.session]).length).toBeLessThan(30_000);
  });
});
