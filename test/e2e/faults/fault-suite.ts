import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER } from '../driver/launch.ts';
import { startBench } from './fault-bench.ts';
import type { Point } from './fault-calls.ts';
import { FaultLoop } from './fault-loop.ts';
import { type Operation, operationsFor } from './fault-operations.ts';

/** One point of so many is tried, and another one of each operation; all of them with CRUMB_FAULTS=all. */
const SHARE = process.env.CRUMB_FAULTS === 'all' ? 1 : 16;

/** Interrupts the operations of these ways, in one file; prints the number of points. */
export function faultSuite(title: string, ways: readonly Operation['way'][]): void {
  let bench: Awaited<ReturnType<typeof startBench>>;
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(async () => {
    if (bench) console.log(bench.tally.text(BROWSER));
    await bench?.end();
  });

  const cases = operationsFor(BROWSER, 0).flatMap(({ way, ...rest }, at) =>
    ways.includes(way) ? [[rest.title, at] as const] : [],
  );
  describe(title, () => {
    test.each(cases)(
      '%s, interrupted at its calls, leaves the old or the new',
      async (_, at) => {
        const operation = operationsFor(BROWSER, bench.later)[at];
        if (!operation) throw new Error('no such operation');
        const isMeant = ({ mode }: Point, place: number) =>
          place % SHARE === at % SHARE && !(operation.secret && endsWithPrivateData(mode));
        const { calls, points, faults } = await new FaultLoop(bench, operation).run((all) => all.filter(isMeant));
        expect(faults).toEqual([]);
        expect(calls).toBeGreaterThan(2);
        expect(points).toBeGreaterThan((2 * calls) / SHARE);
      },
      480_000,
    );
  });
}

/** The data of a private window ends with the browser, and so does everything known about it. */
function endsWithPrivateData(mode: Point['mode']): boolean {
  return mode.startsWith('crash');
}
