import { afterEach, describe, expect, test, vi } from 'vitest';
import { Stopped } from '../../fixtures/engine-world.ts';
import type { Fault } from '../../fixtures/fake-browser.ts';
import { operations } from './engine-operations.ts';
import { expectNothingLost, prepared, stands, startOf } from './prepared-operation.ts';

afterEach(() => vi.unstubAllGlobals());

/** The faults of one call, and those of a call of `cookies` and all after it. */
const FAULTS: Fault[] = ['fail', 'fail-done', 'hang', 'hang-done'];
/**
 * The faults of any call and how the browser continues; a crash right after a call equals one right before the next.
 */
const STOPS: [Fault, 'restart' | 'crash'][] = [
  ['die-before', 'restart'],
  ['die-after', 'restart'],
  ['die-before', 'crash'],
];

describe.each(['chrome', 'firefox'] as const)('steps in %s that are interrupted at a call', (agent) => {
  let points = 0;

  test.each(operations(agent))(
    'no stop of the background at any call loses a cookie while $name is done',
    async (operation) => {
      const start = startOf(agent, operation);
      const whole = await prepared(agent, operation);
      await whole.run();
      for (const call of whole.world.browser.calls.keys()) {
        for (const [fault, end] of STOPS) {
          const { world, run } = await prepared(agent, operation);
          world.browser.fault = (at) => (at === call ? fault : undefined);
          await expect(run()).rejects.toThrow(Stopped);
          expect(stands(operation, world), `${fault} ${call}`).not.toContain('neither');
          await world[end]();
          await expectNothingLost(operation, world, start, end === 'crash');
          points += 1;
        }
      }
    },
  );

  test.each(operations(agent))(
    'no call that fails or is not answered loses a cookie while $name is done',
    async (operation) => {
      const start = startOf(agent, operation);
      const whole = await prepared(agent, operation);
      await whole.run();
      for (const [call, name] of whole.world.browser.calls.entries()) {
        for (const fault of FAULTS) {
          for (const lasts of fault.endsWith('done') || name.includes('.') ? [false] : [false, true]) {
            const { world, run } = await prepared(agent, operation);
            world.browser.fault = (at, what) =>
              at === call || (lasts && at > call && !what.includes('.')) ? fault : undefined;
            await run();
            expect(stands(operation, world), `${fault} ${call}`).not.toContain('neither');
            // With a browser that replies, the step is brought to one side at once.
            if (!lasts && fault.startsWith('fail')) expect(stands(operation, world)).not.toContain('both');
            world.browser.fault = () => undefined;
            await expectNothingLost(operation, world, start);
            points += 1;
          }
        }
      }
    },
  );

  test('the interruptions cover many calls', () => {
    console.log(`${agent}: ${points} fault points`);
    expect(points).toBeGreaterThan(500);
  });
});
