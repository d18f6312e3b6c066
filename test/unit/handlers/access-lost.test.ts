import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Problem } from '../../../src/contract/problem.ts';
import type { StepResult } from '../../../src/contract/steps.ts';
import { operations } from './engine-operations.ts';
import { expectNothingLost, prepared, stands, startOf } from './prepared-operation.ts';

afterEach(() => vi.unstubAllGlobals());

describe.each(['chrome', 'firefox'] as const)('a step in %s while access to the site is taken away', (agent) => {
  let points = 0;

  test.each(operations(agent))('$name: whatever was not seen is not reported as done', async (operation) => {
    const start = startOf(agent, operation);
    const to = operation.moved.length % 2 === 0 ? 'after' : 'before';
    const whole = await prepared(agent, operation);
    await whole.run();
    for (const call of whole.world.browser.calls.keys()) {
      // Not given back while the step runs, or given back some calls later: no person does both during one reading.
      for (const regain of [Number.POSITIVE_INFINITY, 4]) {
        const { world, run } = await prepared(agent, operation);
        const { browser } = world;
        browser.fault = (at) => {
          if (at === call + regain) browser.isGranted = true;
          return at === call ? 'lose-access' : undefined;
        };
        const reply = (await run()) as { value: StepResult } | { problem: Problem };
        const done = 'value' in reply ? reply.value.results.map((result) => 'value' in result) : [];
        const sides = stands(operation, world);
        for (const [index, isDone] of done.entries()) {
          if (isDone) expect(sides[index], `call ${call}, regained after ${regain}`).toBe(to);
        }
        browser.fault = () => undefined;
        browser.isGranted = true;
        await expectNothingLost(operation, world, start);
        points += 1;
      }
    }
  });

  test('access is taken away at many calls', () => {
    console.log(`${agent}: access taken away at ${points} points`);
    expect(points).toBeGreaterThan(300);
  });
});
