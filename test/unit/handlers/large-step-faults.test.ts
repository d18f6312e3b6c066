import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Agent, Cookie } from '../../../src/cookie/cookie.ts';
import type { Side } from '../../../src/cookie/jar/exchange.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { EngineWorld, Stopped } from '../../fixtures/engine-world.ts';
import type { Fault } from '../../fixtures/fake-browser.ts';
import { type Operation, STORES } from './engine-operations.ts';
import { expectNothingLost, prepared, stands, startOf } from './prepared-operation.ts';

afterEach(() => vi.unstubAllGlobals());

const COUNT = 200;
const STOPS: [Fault, 'restart' | 'crash'][] = [
  ['die-before', 'restart'],
  ['die-after', 'restart'],
  ['die-before', 'crash'],
];
/** So many calls of each operation, which has up to 2,500; more each night. */
const POINTS = process.env.CRUMB_FAULTS === 'all' ? 100 : 12;

/**
 * An import that adds, changes and replaces by turns, a bulk edit that moves every cookie, and a restore, as of a snapshot or
 * a profile, that adds, changes and removes by turns.
 */
function operations(agent: Agent): Operation[] {
  const one = (at: number, more: Partial<Cookie> = {}) =>
    cookie(`c${at}`, { storeId: STORES[agent].open, domain: `shop${at % 4}.example`, value: `${at}`, ...more });
  const all = Array.from({ length: COUNT }, (_, at) => one(at));
  const stored = all.filter((_, at) => at % 2 === 0);
  const imported = all.map((now, at) => ({
    before: at % 2 === 0 ? [now] : [],
    after: [{ ...now, value: `imported ${at}` }],
  }));
  const moved = all.map((now) => ({ before: [now], after: [{ ...now, path: '/moved', httpOnly: true }] }));
  const restored = all.map((now, at) => ({
    before: at % 3 === 0 ? [] : [now],
    after: at % 3 === 1 ? [] : [{ ...now, value: `stored ${at}` }],
  }));
  return [
    { name: 'a restore of 200 cookies', jar: restored.flatMap(({ before }) => before), exchanges: restored, moved: [] },
    { name: 'an import of 200 cookies', jar: stored, exchanges: imported, moved: [] },
    { name: 'a bulk edit of 200 cookies', jar: all, exchanges: moved, moved: [] },
    { name: 'the undo of a bulk edit of 200 cookies', jar: all, exchanges: moved, moved: ['before'] },
  ];
}

const GROUP = 'group';

/** The engine right before an import in three steps, or before the last of these moves of it, and what is done then. */
async function groupPrepared(agent: Agent, { jar, exchanges }: Operation, moved: Side[]) {
  const world = new EngineWorld(agent);
  world.browser.jar.cookies = structuredClone(jar);
  await world.start();
  const third = Math.ceil(exchanges.length / 3);
  const apply = async (): Promise<void> => {
    for (let at = 0; at < exchanges.length; at += third)
      await world.apply(exchanges.slice(at, at + third), { kind: 'import', group: GROUP });
  };
  const moves = [apply, ...moved.map((side) => () => world.move(GROUP, side))];
  const run = moves.pop() ?? apply;
  for (const move of moves) await move();
  world.browser.calls = [];
  return { world, run: async () => void (await run()) };
}

async function wholeImport(agent: Agent, operation: Operation): Promise<EngineWorld> {
  const { world, run } = await groupPrepared(agent, operation, []);
  await run();
  return world;
}

interface Ends {
  isCrashed: boolean;
  isUndo: boolean;
  /** The jar before the import, and after it. */
  start: string;
  end: string;
}

/** Every cookie is on one side, the history has one entry at most, and one move undoes it, or redoes an undo that was stopped. */
async function expectOneMoveEnds(operation: Operation, world: EngineWorld, { isCrashed, isUndo, start, end }: Ends) {
  const { steps } = await world.history();
  const sides = new Set(stands(operation, world));
  expect([...sides].filter((side) => side !== 'before' && side !== 'after')).toEqual([]);
  expect(steps.length).toBeLessThanOrEqual(1);
  const [step] = steps;
  if (!step) {
    if (!isCrashed) expect([...sides]).toEqual(['before']);
    return;
  }
  expect(step.id).toBe(GROUP);
  if (!isCrashed) expect(step.state).toBe(sides.size > 1 && step.count === COUNT ? 'partly' : step.state);
  await world.move(GROUP, 'before');
  // After a crash the history has only the step that was open.
  if (!isCrashed) expect(JSON.stringify(world.jar())).toBe(start);
  if (isUndo && !isCrashed) {
    await world.move(GROUP, 'after');
    expect(JSON.stringify(world.jar())).toBe(end);
  }
  expect([...world.browser.local.keys(), ...world.browser.files.keys()]).toEqual([]);
}

describe.each(['chrome', 'firefox'] as const)('a large step in %s', (agent) => {
  let points = 0;

  test.each(operations(agent))('loses no cookie wherever the background stops in $name', async (operation) => {
    const start = startOf(agent, operation);
    const whole = await prepared(agent, operation);
    await whole.run();
    expect(new Set(stands(operation, whole.world))).toEqual(new Set([operation.moved.length > 0 ? 'before' : 'after']));
    const calls = whole.world.browser.calls.length;
    for (let point = 0; point < POINTS; point++) {
      const call = Math.floor((point * calls) / POINTS);
      const [fault, end] = STOPS[point % STOPS.length] ?? ['die-before', 'crash'];
      const { world, run } = await prepared(agent, operation);
      world.browser.fault = (at) => (at === call ? fault : undefined);
      await expect(run()).rejects.toThrow(Stopped);
      expect(stands(operation, world), `${fault} ${call}`).not.toContain('neither');
      await world[end]();
      await expectNothingLost(operation, world, start, end === 'crash');
      points += 1;
    }
  });

  test.each<[string, Side[]]>([
    ['an import in three steps', []],
    ['the undo of an import in three steps', ['before']],
  ])('loses no cookie wherever the background stops in %s, and one move ends it', async (_, moved) => {
    const [operation] = operations(agent) as [Operation];
    const start = startOf(agent, operation);
    const whole = await groupPrepared(agent, operation, moved);
    await whole.run();
    const { steps } = await whole.world.history();
    expect(steps).toMatchObject([{ id: GROUP, count: COUNT, state: moved.length > 0 ? 'undone' : 'done' }]);
    const end = JSON.stringify((await wholeImport(agent, operation)).jar());
    const calls = whole.world.browser.calls.length;
    for (let point = 0; point < POINTS; point++) {
      const call = Math.floor((point * calls) / POINTS);
      const [fault, after] = STOPS[point % STOPS.length] ?? ['die-before', 'crash'];
      const { world, run } = await groupPrepared(agent, operation, moved);
      world.browser.fault = (at) => (at === call ? fault : undefined);
      await expect(run()).rejects.toThrow(Stopped);
      expect(stands(operation, world), `${fault} ${call}`).not.toContain('neither');
      await world[after]();
      await expectOneMoveEnds(operation, world, { isCrashed: after === 'crash', isUndo: moved.length > 0, start, end });
      points += 1;
    }
  });

  test('is stopped at many calls', () => {
    console.log(`${agent}: ${points} fault points of large steps`);
    expect(points).toBeGreaterThan(30);
  });
});
