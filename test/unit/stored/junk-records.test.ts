import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { EngineWorld } from '../../fixtures/engine-world.ts';
import { RecorderWorld, SITE } from '../../fixtures/recorder-world.ts';
import { type Area, KEYS, type Use, useLargeSnapshot, useRecording } from './record-uses.ts';

afterEach(() => vi.unstubAllGlobals());

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
