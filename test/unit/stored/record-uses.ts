import { expect } from 'vitest';
import { createExpectedGrant } from '../../../src/background/expected-grant.ts';
import { createRegistrations } from '../../../src/background/registrations.ts';
import { createRejectedRecord } from '../../../src/background/rejected/rejected-record.ts';
import { createRejectedWatch } from '../../../src/background/rejected/watch-rejected.ts';
import { newRecord } from '../../../src/background/rules/rule-record.ts';
import { createRuleStore } from '../../../src/background/rules/rule-store.ts';
import { createStorage, type ExtensionStorage } from '../../../src/browser/storage/extension-storage.ts';
import type { Page } from '../../../src/contract/page.ts';
import { asOctets } from '../../../src/cookie/octets.ts';
import { idOf } from '../../../src/formats/format/id-of.ts';
import { readSettings } from '../../../src/handlers/settings.ts';
import { createMark } from '../../../src/handlers/snapshots/mark.ts';
import { createProfiles } from '../../../src/handlers/snapshots/profiles.ts';
import { createSnapshots } from '../../../src/handlers/snapshots/snapshots.ts';
import { createStoredSearch } from '../../../src/handlers/stored/stored-search.ts';
import { createStoredSettings } from '../../../src/handlers/stored-settings.ts';
import { createParkedStore } from '../../../src/handlers/write/parked/parked-store.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { EngineWorld } from '../../fixtures/engine-world.ts';
import { FakeBrowser } from '../../fixtures/fake-browser.ts';
import { added } from '../../fixtures/jar-events.ts';
import { RecorderWorld, SITE } from '../../fixtures/recorder-world.ts';
import { enter, stage } from '../../stage.ts';

export type Area = 'session' | 'local';

/** Uses what a key is for, after the record was there; throws where that is not possible. */
export type Use = (put: (browser: FakeBrowser) => void) => Promise<void>;

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

export const useRecording: Use = async (put) => {
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

export const useLargeSnapshot: Use = (put) =>
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

const useRules: Use = (put) =>
  alone(put, async (storage) => {
    const pattern = { name: asOctets('a'), domain: SITE, path: asOctets('/'), storeId: null };
    const rule = newRecord({ id: 'new', kind: 'block', pattern }, 1);
    const { readRules, writeRule, removeRules } = createRuleStore(storage);
    expect(await readRules()).toEqual([]);
    expect(await writeRule(rule)).toBeNull();
    expect(await createRuleStore(storage).readRules()).toEqual([rule]);
    await removeRules(['new', 'x']);
    expect(await createRuleStore(storage).readRules()).toEqual([]);
  });

const useParked: Use = (put) =>
  alone(put, async (storage) => {
    const parked = createParkedStore(storage, () => undefined);
    const off = { id: 'new', at: 1, cookie: cookie('a', { storeId: '0' }) };
    const hidden = { ...off, id: 'hidden', cookie: cookie('b', { storeId: '1' }) };
    expect(await parked.allParked()).toEqual([]);
    expect(await parked.keepParked([off, hidden])).toBeNull();
    expect(await parked.allParked()).toEqual([off, hidden]);
    await parked.dropPrivate();
    await parked.dropParked(['new']);
    expect(await parked.allParked()).toEqual([]);
  });

const useSearch: Use = (put) =>
  alone(put, async (storage) => {
    const { readSearch, writeSearch } = createStoredSearch(storage);
    expect(await readSearch()).toBeNull();
    const page = { tabId: 1, windowId: 7, url: 'https://shop.example/', storeId: '0', incognito: false };
    const search = { page, cookies: [{ id: idOf(cookie('a')), parked: 'x' }], answers: [true] };
    await writeSearch(search);
    expect(await createStoredSearch(storage).readSearch()).toEqual(search);
    await writeSearch(null);
    expect(await readSearch()).toBeNull();
  });

const useWaiting: Use = (put) =>
  alone(put, async (storage) => {
    Object.assign(stage.browser as object, { permissions: { contains: async () => true } });
    const watch = createRejectedWatch({ storage, broadcast: async () => true });
    const page = { tabId: 1, url: 'https://shop.example/', storeId: '0', incognito: false } as Page;
    expect(await watch.readRejected(page)).toMatchObject({ isOn: true, lines: [] });
    await watch.startRejected();
    expect(await watch.readRejected(page)).toMatchObject({ isOn: true, isWaiting: true });
  });

/** Everything that Crumb stores, and what uses it. */
export const KEYS: [Area, string, Use][] = [
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
  ['session', 'rejectedWaiting', useWaiting],
  ['local', 'rule:x', useRules],
  ['session', 'rule:x', useRules],
  ['local', 'parked:x', useParked],
  ['session', 'parked:x', useParked],
  ['local', 'search', useSearch],
  ['session', 'search', useSearch],
];
