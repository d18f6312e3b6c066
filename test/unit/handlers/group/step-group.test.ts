import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { GROUP_OCTETS } from '../../../../src/contract/steps.ts';
import { asOctets } from '../../../../src/cookie/octets.ts';
import { HISTORY_OCTETS } from '../../../../src/handlers/write/journal/history.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { EngineWorld } from '../../../fixtures/engine-world.ts';

afterEach(() => vi.unstubAllGlobals());

const [a, b] = [cookie('a', { value: 'old' }), cookie('b', { value: 'old' })];
const GROUP = { group: 'g' } as const;

let world: EngineWorld;
beforeEach(async () => {
  world = new EngineWorld('chrome');
  world.browser.jar.cookies = [a, b];
  await world.start();
});
const values = () =>
  world
    .jar()
    .map(({ name, value }) => `${name} ${value}`)
    .sort();
async function imported(): Promise<void> {
  const value = asOctets('new');
  await world.apply([{ before: [a], after: [{ ...a, value }] }], GROUP);
  await world.apply([{ before: [b], after: [{ ...b, value }] }], GROUP);
  await world.apply([{ before: [], after: [cookie('c', { value })] }], GROUP);
}

describe('a group of steps', () => {
  test('is one entry of the history, which is undone and redone as one', async () => {
    await imported();
    await world.apply([{ before: [], after: [cookie('single')] }]);
    const { steps } = await world.history();
    expect(steps.map(({ id, count, state }) => [id, count, state])).toEqual([
      ['step4', 1, 'done'],
      ['g', 3, 'done'],
    ]);
    const undone = await world.move('g', 'before');
    expect(undone).toMatchObject({ value: { step: { id: 'g', state: 'undone', canUndo: false, canRedo: true } } });
    expect('value' in undone && undone.value.results).toHaveLength(3);
    expect(values()).toEqual(['a old', 'b old', 'single v']);
    await world.move('g', 'after');
    expect(values()).toEqual(['a new', 'b new', 'c new', 'single v']);
  });

  test('asks about all that has changed since before any of it is moved', async () => {
    await imported();
    const page = { ...a, value: asOctets('page') };
    world.browser.jar.cookies = world.browser.jar.cookies.map((one) => (one.name === 'a' ? page : one));
    const reply = await world.move('g', 'before');
    expect(reply).toMatchObject({ problem: { code: 'changed-since', conflicts: [{ now: [page] }] } });
    expect(values()).toEqual(['a page', 'b new', 'c new']);
    await world.move('g', 'before', true);
    expect(values()).toEqual(['a old', 'b old']);
  });

  test('is forgotten as a whole', async () => {
    await imported();
    await world.untilDone(world.engine.forgetSteps('g'));
    expect((await world.history()).steps).toEqual([]);
    expect([...world.browser.session.keys()].filter((key) => key.startsWith('step:'))).toEqual([]);
  });

  test('moved half way says how many cookies are left', async () => {
    await imported();
    let steps = 0;
    world.whenChanged = () => {
      steps += 1;
      if (steps === 2) world.browser.die();
    };
    await expect(world.move('g', 'before')).rejects.toThrow();
    world.whenChanged = () => undefined;
    await world.restart();
    const [entry] = (await world.history()).steps;
    expect(entry).toMatchObject({ id: 'g', state: 'partly', count: 3, left: 2, failures: [] });
    await world.move('g', 'before');
    expect(values()).toEqual(['a old', 'b old']);
  });
});

describe('the room of a group', () => {
  /** So many cookies of 4,000 bytes, one of each site. */
  const largest = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      before: [],
      after: [cookie('large', { value: 'x'.repeat(4_000), domain: `d${at}.example` })],
    }));

  /** Makes a group of so many steps whose records take so many octets each, as many cookies would. */
  async function filled(count: number, octets: number): Promise<void> {
    await world.apply([{ before: [], after: [cookie('c')] }], GROUP);
    const { version, value } = JSON.parse(String(world.browser.session.get('step:step1')));
    const [item] = value.items;
    const padded = {
      ...item,
      exchange: { before: [], after: [{ ...item.exchange.after[0], value: 'x'.repeat(octets) }] },
    };
    for (let at = 0; at < count; at++) {
      const record = { ...value, id: `filled${at}`, at: value.at + at, movedAt: value.at + at, items: [padded] };
      world.browser.session.set(`step:${record.id}`, JSON.stringify({ version, value: record }));
    }
    await world.restart();
  }

  test('is larger than that of a single step, and a step too many is rejected before it changes anything', async () => {
    await filled(3, GROUP_OCTETS / 3 - 40_000);
    expect(await world.apply(largest(5), GROUP)).toMatchObject({ value: { step: { id: 'g', count: 9 } } });
    const jar = world.jar();
    const reply = await world.apply(largest(40), GROUP);
    expect(reply).toMatchObject({ problem: { code: 'too-much', limit: GROUP_OCTETS } });
    expect(world.jar()).toEqual(jar);
    expect((await world.history()).steps).toMatchObject([{ id: 'g', count: 9 }]);
  });

  test('goes as a whole where a later step needs it', async () => {
    await filled(2, HISTORY_OCTETS / 2 - 50_000);
    await world.apply(largest(40));
    const { steps, dropped } = await world.history();
    expect(steps.map(({ id }) => id)).toEqual(['step2']);
    expect(dropped).toBe(1);
    expect([...world.browser.session.keys()].filter((key) => key.startsWith('step:'))).toEqual(['step:step2']);
  });
});
