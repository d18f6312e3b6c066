import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER } from './driver/launch.ts';
import { startBench } from './fault-bench.ts';
import { pointsOf } from './fault-calls.ts';
import { FaultLoop } from './fault-loop.ts';
import { operationsFor } from './fault-operations.ts';

const MODES = ['fail before', 'fail after', 'refuse on'] as const;

let bench: Awaited<ReturnType<typeof startBench>>;

beforeAll(async () => {
  bench = await startBench();
});
afterAll(async () => {
  if (bench) console.log(bench.tally.text(BROWSER));
  await bench?.end();
});

describe('a call of the browser’s that fails', () => {
  test.each(operationsFor(BROWSER, 0).map(({ title }, at) => [title, at] as const))(
    'during %s leaves the old or the new, at each call',
    async (_, at) => {
      const operation = operationsFor(BROWSER, bench.later)[at];
      if (!operation) throw new Error('no such operation');
      const { calls, points, faults } = await new FaultLoop(bench, operation).run(MODES);
      expect(faults).toEqual([]);
      expect(calls.length).toBeGreaterThan(2);
      expect(points).toBe(MODES.flatMap((mode) => pointsOf(mode, calls)).length);
    },
    240_000,
  );
});
