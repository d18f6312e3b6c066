import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { EngineWorld } from '../../fixtures/engine-world.ts';

afterEach(() => vi.unstubAllGlobals());

let world: EngineWorld;
beforeEach(async () => {
  world = new EngineWorld('chrome');
  await world.start();
});
const add = (one: Cookie, id: string) => world.apply([{ before: [], after: [one] }], { id });
const ids = async () => (await world.history()).steps.map(({ id }) => id);

describe('a storage without room for a step', () => {
  test('where the storage is full, the oldest step makes room for a new one and is counted', async () => {
    await add(cookie('a'), 'a');
    await add(cookie('b'), 'b');
    world.browser.fault = (_, name) =>
      name === 'session.set' && world.browser.session.has('step:a') ? 'full' : undefined;
    await add(cookie('c'), 'c');
    expect(await ids()).toEqual(['c', 'b']);
    expect(await world.history()).toMatchObject({ dropped: 1 });
  });

  test('where the storage is full and nothing can be removed, the step says so and changes nothing', async () => {
    world.browser.fault = (_, name) => (name === 'session.set' ? 'full' : undefined);
    const reply = await world.apply([{ before: [], after: [cookie('a')] }], { id: 'a' });
    expect(reply).toEqual({ problem: { code: 'storage-full' } });
    expect(world.jar()).toEqual([]);
    expect(await ids()).toEqual([]);
  });

  test('where other records fill the storage, a large step drops as many of the oldest steps as it needs, before it is written', async () => {
    const put = (id: string, count: number) =>
      world.apply(
        Array.from({ length: count }, (_, at) => ({
          before: [],
          after: [cookie(`n${at}`, { value: 'v'.repeat(4000), domain: `${id}.example` })],
        })),
        { id },
      );
    for (const id of ['a', 'b', 'c']) await put(id, 50);
    world.browser.session.set('of another', 'x'.repeat(9_850_000));
    world.browser.calls = [];
    await put('d', 80);
    expect(await ids()).toEqual(['d', 'c']);
    expect(await world.history()).toMatchObject({ dropped: 2 });
    // No write failed: one when the step was opened, one when it was closed, one of the number of dropped steps.
    expect(world.browser.calls.filter((name) => name === 'session.set')).toHaveLength(3);
  });

  test('where all older steps would not make enough room, none is dropped and the step says so', async () => {
    await add(cookie('a'), 'a');
    world.browser.session.set('of another', 'x'.repeat(10 * 1024 * 1024 - 2000));
    const large = cookie('large', { value: 'v'.repeat(4000) });
    const reply = await world.apply([{ before: [], after: [large] }], { id: 'b' });
    expect(reply).toEqual({ problem: { code: 'storage-full' } });
    expect(world.jar().map(({ name }) => name)).toEqual(['a']);
    expect(await ids()).toEqual(['a']);
    expect(await world.history()).toMatchObject({ dropped: 0 });
  });
});
