import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER } from '../driver/launch.ts';
import { startBench } from './fault-bench.ts';
import { type Mode, pointsOf } from './fault-calls.ts';
import { FaultLoop } from './fault-loop.ts';
import { type Operation, operationsFor } from './fault-operations.ts';

/** Every operation with every fault of these modes at every call, as one file of specs; prints how many points there were. */
export function faultSuite(
  title: string,
  modes: readonly Mode[],
  isMeant: (operation: Operation) => boolean = () => true,
): void {
  let bench: Awaited<ReturnType<typeof startBench>>;
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(async () => {
    if (bench) console.log(bench.tally.text(BROWSER));
    await bench?.end();
  });

  const cases = operationsFor(BROWSER, 0).flatMap((one, at) => (isMeant(one) ? [[one.title, at] as const] : []));
  describe(title, () => {
    test.each(cases)(
      'during %s leaves the old or the new, at each call',
      async (_, at) => {
        const operation = operationsFor(BROWSER, bench.later)[at];
        if (!operation) throw new Error('no such operation');
        const { calls, points, faults } = await new FaultLoop(bench, operation).run(modes);
        expect(faults).toEqual([]);
        expect(calls.length).toBeGreaterThan(2);
        expect(points).toBe(modes.flatMap((mode) => pointsOf(mode, calls)).length);
      },
      240_000,
    );
  });
}
