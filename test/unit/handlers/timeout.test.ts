import { afterEach, expect, test, vi } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { EngineWorld } from '../../fixtures/engine-world.ts';
import type { Fault } from '../../fixtures/fake-browser.ts';

afterEach(() => vi.unstubAllGlobals());

const old = cookie('old', { value: 'one' });
const rename = { before: [old], after: [{ ...old, name: 'new' }] };

async function worldWith(jar = [old]): Promise<EngineWorld> {
  const world = new EngineWorld('chrome');
  world.browser.jar.cookies = jar;
  await world.start();
  return world;
}

test.each<Fault>(['hang', 'fail'])(
  'a missing reply about access (%s) ends only the step that needs it',
  async (fault) => {
    const world = await worldWith();
    const faults: Record<string, Fault | undefined> = { set: 'fail' };
    world.browser.fault = (_, name) => {
      const met = faults[name];
      // Access existed when the step was planned; the engine asks again when a write is rejected.
      if (name === 'set') faults['permissions.contains'] = fault;
      return met;
    };
    expect(await world.apply([rename])).toMatchObject({ value: { results: [{ problem: { code: 'timeout' } }] } });
    world.browser.fault = () => undefined;
    expect((await world.history()).steps).toEqual([]);
    expect(world.jar()).toEqual([old]);
    expect(await world.apply([rename])).toMatchObject({ value: { step: { state: 'done' } } });
  },
);

test.each<Fault>(['hang', 'fail'])(
  'a missing reply about windows (%s) keeps steps of a private window, and other steps go on',
  async (fault) => {
    const world = await worldWith();
    world.browser.isPrivateOpen = true;
    await world.apply([{ before: [], after: [cookie('secret', { storeId: '1' })] }]);
    world.browser.fault = (_, name) => (name === 'windows.getAll' ? fault : undefined);
    expect(await world.apply([rename])).toMatchObject({ value: { step: { state: 'done' } } });
    expect((await world.history()).steps).toHaveLength(2);
    world.browser.fault = () => undefined;
    world.browser.closePrivateWindows();
    expect((await world.history()).steps).toHaveLength(1);
  },
);

test('a slow browser is waited for in each batch of a large step', async () => {
  const many = Array.from({ length: 250 }, (_, at) => cookie('n', { domain: `h${at}.example` }));
  const world = await worldWith(many);
  const { engine } = world;
  // Each deadline that begins after the first ended belongs to another batch.
  let portions = 0;
  const { setTimeout: begin } = globalThis;
  vi.stubGlobal('setTimeout', (act: () => void, delay: number) => {
    if (!world.browser.calls.includes('session.set')) portions += 1;
    return begin(act, delay);
  });
  const step = { id: 'large', kind: 'delete' as const, exchanges: many.map((one) => ({ before: [one], after: [] })) };
  expect(await world.untilDone(engine.applyStep(step))).toMatchObject({ value: { step: { state: 'done' } } });
  expect(portions).toBeGreaterThanOrEqual(3);
});

test('a browser that stops replying while a large step is planned is asked no more: the rest is not tried', async () => {
  const many = Array.from({ length: 250 }, (_, at) => cookie('n', { domain: `h${at}.example` }));
  const world = await worldWith(many);
  let looks = 0;
  world.browser.fault = (_, name) => {
    if (name === 'getAll') looks += 1;
    return name === 'getAll' && looks > 150 ? 'hang' : undefined;
  };
  const answer = await world.apply(many.map((one) => ({ before: [one], after: [] })));
  const results = 'value' in answer ? answer.value.results : [];
  const codes = results.map((one) => ('problem' in one ? one.problem.code : 'done'));
  expect(codes.slice(200).every((code) => code === 'not-tried')).toBe(true);
  expect(codes.slice(150, 200).every((code) => code === 'timeout')).toBe(true);
  expect(world.jar()).toHaveLength(250);
});
