import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withSecondRun } from '../second-run.ts';

/** What a run that takes a report leaves in it; a number for the exit code alone. */
type Run = { failed: Record<string, string[]> } | number;

/** Runs these, one after the other, and tells with what arguments, what was said and how it ended. */
async function outcome(...runs: Run[]) {
  const calls: string[][] = [];
  const said: string[] = [];
  const vitest = async (args: string[]): Promise<number> => {
    const run = runs[calls.length];
    calls.push(args);
    if (run === undefined) throw new Error('one run too many');
    if (typeof run === 'number') return run;
    const path = args.find((arg) => arg.startsWith('--outputFile.json='))?.replace('--outputFile.json=', '') ?? '';
    writeFileSync(path, JSON.stringify({ testResults: [passed, ...Object.entries(run.failed).map(failedFile)] }));
    return 1;
  };
  const code = await withSecondRun(vitest, '/crumb', (line) => said.push(line));
  return { code, again: calls.slice(1), said: said.join('\n') };
}

const passed = { name: '/crumb/test/e2e/good.test.ts', status: 'passed', assertionResults: [] };
const failedFile = ([file, tests]: [string, string[]]) => ({
  name: `/crumb/${file}`,
  status: 'failed',
  assertionResults: [
    { fullName: 'a good one', status: 'passed' },
    ...tests.map((fullName) => ({ fullName, status: 'failed' })),
  ],
});

test('tests that pass run once', async () => {
  expect(await outcome(0)).toEqual({ code: 0, again: [], said: '' });
});

test('a file that fails is run once more, alone, and its tests are named where they pass then', async () => {
  const { code, again, said } = await outcome({ failed: { 'test/e2e/a.test.ts': ['clicks'] } }, 0);
  expect(code).toBe(0);
  expect(again).toEqual([['test/e2e/a.test.ts', '--no-file-parallelism']]);
  expect(said).toContain('UNSTEADY');
  expect(said).toContain('test/e2e/a.test.ts: clicks');
  expect(said).not.toContain('a good one');
});

test('a file that fails in both browsers is named once to the second run', async () => {
  const { again } = await outcome({ failed: { 'test/e2e/a.test.ts': ['clicks'], './test/e2e/a.test.ts': [] } }, 0);
  expect(again).toEqual([['test/e2e/a.test.ts', '--no-file-parallelism']]);
});

test('a file that fails twice fails', async () => {
  const { code, said } = await outcome({ failed: { 'test/e2e/a.test.ts': [] } }, 1);
  expect(code).toBe(1);
  expect(said).not.toContain('UNSTEADY');
});

test('many files that fail are not run again', async () => {
  const failed = Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`test/e2e/${at}.test.ts`, ['it']]));
  expect(await outcome({ failed })).toEqual({ code: 1, again: [], said: '' });
});

test('a run that ends without a report fails', async () => {
  expect(await outcome(7)).toEqual({ code: 7, again: [], said: '' });
});
