import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Result } from '../../../../src/contract/problem.ts';
import type { StepResult } from '../../../../src/contract/steps.ts';
import type { Agent, Cookie } from '../../../../src/cookie/cookie.ts';
import { asOctets } from '../../../../src/cookie/octets.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { EngineWorld } from '../../../fixtures/engine-world.ts';
import { STORES } from '../engine-operations.ts';

/** Imports of many cookies in three steps: cancelled, undone half way, and two at the same time. */

afterEach(() => vi.unstubAllGlobals());

const COUNT = process.env.CRUMB_FAULTS === 'all' ? 3_000 : 150;
const PORTION = COUNT / 3;

describe.each<Agent>(['chrome', 'firefox'])('imports of many cookies in %s', (agent) => {
  const one = (at: number, value: string): Cookie =>
    cookie(`c${at}`, { value, domain: `site${at % 20}.example`, storeId: STORES[agent].open });
  const first = Array.from({ length: COUNT }, (_, at) => one(at, 'first'));
  const valuesOf = (cookies: readonly Cookie[]) => [...new Set(cookies.map(({ value }) => value))].toSorted();

  async function begun(): Promise<EngineWorld> {
    const world = new EngineWorld(agent);
    world.browser.jar.cookies = structuredClone(first);
    await world.start();
    return world;
  }

  /** Imports one portion over what the import found when it was chosen. */
  const portion = (world: EngineWorld, group: string, at: number, found = 'first') =>
    world.apply(
      first.slice(at * PORTION, (at + 1) * PORTION).map((was) => ({
        before: [{ ...was, value: asOctets(found) }],
        after: [{ ...was, value: asOctets(group) }],
      })),
      { kind: 'import', group },
    );

  const inOrder = (cookies: readonly Cookie[]) => cookies.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const codesOf = (reply: Result<StepResult>) =>
    'value' in reply && [...new Set(reply.value.results.map((one) => ('problem' in one ? one.problem.code : 'done')))];

  test('one that is cancelled after the first step is undone and redone as far as it came', async () => {
    const world = await begun();
    await portion(world, 'import', 0);
    expect(await world.move('import', 'before')).toMatchObject({
      value: { step: { state: 'undone', count: PORTION } },
    });
    expect(inOrder(world.jar())).toEqual(inOrder(first));
    await world.move('import', 'after');
    expect(world.jar().filter(({ value }) => value === 'import')).toHaveLength(PORTION);
  });

  test('an undo that the background stops in the middle of is redone, or ended by another undo', async () => {
    for (const to of ['after', 'before'] as const) {
      const world = await begun();
      for (let at = 0; at < 3; at += 1) await portion(world, 'import', at);
      let heard = 0;
      world.whenChanged = () => {
        heard += 1;
        if (heard === 3) world.browser.die();
      };
      await expect(world.move('import', 'before')).rejects.toThrow();
      world.whenChanged = () => undefined;
      await world.restart();
      expect(valuesOf(world.jar())).toEqual(['first', 'import']);
      await world.move('import', to);
      expect(valuesOf(world.jar())).toEqual([to === 'after' ? 'import' : 'first']);
    }
  });

  test('a second one that runs between its steps changes no cookie that it did not find, and each is undone', async () => {
    const world = await begun();
    await portion(world, 'one', 0);
    // It was chosen before the first one stored these.
    const late = await portion(world, 'two', 0);
    expect(codesOf(late)).toEqual(['changed']);
    await portion(world, 'two', 1);
    const early = await portion(world, 'one', 1);
    expect(codesOf(early)).toEqual(['changed']);
    await portion(world, 'one', 2);
    await portion(world, 'two', 2, 'one');
    for (const group of ['two', 'one'])
      expect(await world.move(group, 'before')).toMatchObject({ value: { step: { state: 'undone' } } });
    expect(inOrder(world.jar())).toEqual(inOrder(first));
  });
});
