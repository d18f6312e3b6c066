import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Agent, Cookie } from '../../../src/cookie/cookie.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { Stopped } from '../../fixtures/engine-world.ts';
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

  test('is stopped at many calls', () => {
    console.log(`${agent}: ${points} fault points of large steps`);
    expect(points).toBeGreaterThan(30);
  });
});
