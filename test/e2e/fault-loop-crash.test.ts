import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER } from './driver/launch.ts';
import { startBench } from './fault-bench.ts';
import { pointsOf } from './fault-calls.ts';
import { FaultLoop } from './fault-loop.ts';
import { operationsFor } from './fault-operations.ts';

const MODES = ['crash before', 'crash after'] as const;

/** What concerns a private window ends with the browser, and with it all that is known of it. */
const CASES = operationsFor(BROWSER, 0).flatMap(({ title, secret }, at) => (secret ? [] : [[title, at] as const]));

let bench: Awaited<ReturnType<typeof startBench>>;

beforeAll(async () => {
  bench = await startBench();
});
afterAll(async () => {
  if (bench) console.log(bench.tally.text(BROWSER));
  await bench?.end();
});

describe('a browser that crashes', () => {
  test.each(CASES)(
    'during %s leaves the old or the new, before and after each call',
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
