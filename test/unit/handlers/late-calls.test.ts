import { afterEach, describe, expect, test, vi } from 'vitest';
import type { EngineWorld } from '../../fixtures/engine-world.ts';
import { type Operation, operations } from './engine-operations.ts';
import { expectNothingLost, prepared, STEP, stands, startOf } from './prepared-operation.ts';

afterEach(() => vi.unstubAllGlobals());

/** What a person or Crumb does after a call timed out and before it takes effect. */
const MEANWHILE: [what: string, act: (world: EngineWorld) => Promise<unknown>][] = [
  ['at once', async () => undefined],
  ['after the history was looked at', (world) => world.history()],
  ['after the step was undone', (world) => world.move(STEP, 'before')],
  ['after the step was tried again', (world) => world.move(STEP, 'after')],
  [
    'after it was undone, redone and undone',
    async (world) => {
      for (const side of ['before', 'after', 'before'] as const) await world.move(STEP, side);
    },
  ],
];

/** The position of the jar according to the history. */
async function reportedPosition(world: EngineWorld): Promise<string | undefined> {
  const { steps } = await world.history();
  return steps.find(({ id }) => id === STEP)?.state;
}

async function expectTruth(operation: Operation, world: EngineWorld): Promise<void> {
  const sides = new Set(stands(operation, world));
  expect(sides).not.toContain('neither');
  const state = await reportedPosition(world);
  const truth = new Set(stands(operation, world));
  if (state === 'done') expect([...truth]).toEqual(['after']);
  else if (state === 'undone' || state === undefined) expect([...truth]).toEqual(['before']);
  else expect(state).toBe(truth.has('both') ? 'unsettled' : 'partly');
}

describe.each(['chrome', 'firefox'] as const)('late calls in %s', (agent) => {
  describe.each(MEANWHILE)('a call that is carried out %s', (_, act) => {
    test.each(operations(agent).filter(({ moved }) => moved.length < 2))(
      'a late call does no harm while $name is done',
      async (operation) => {
        const start = startOf(agent, operation);
        const whole = await prepared(agent, operation);
        await whole.run();
        for (const [call, name] of whole.world.browser.calls.entries()) {
          if (name !== 'set') continue;
          const { world, run } = await prepared(agent, operation);
          world.browser.fault = (at) => (at === call ? 'hang' : undefined);
          await run();
          await act(world);
          for (const { land } of world.browser.hanging) land();
          await world.history();
          await expectTruth(operation, world);
          await expectNothingLost(operation, world, start);
        }
      },
    );
  });
});
