import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long. Vitest would begin with the largest, and these are small. */
const LONG =
  /\/(?:bounded-texts|burst|fault-loop-\w+|faults|floods|large-\w+(?:-\w+)?|oracle|page-races|random-octets|undo|values-on-disk)\.test\.ts$/;

/**
 * Takes one project after the other, so that files of one browser follow each other and can share it. In each it begins
 * with the files that take longest, so that no worker is left with one of them when the others are done.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    const longestFirst = [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
    return longestFirst.toSorted((a, b) =>
      a.project.name < b.project.name ? -1 : Number(a.project.name > b.project.name),
    );
  }
}

/** Files of the end-to-end projects drive real browsers, two at a time. */
const endToEnd = (browser: 'chromium' | 'firefox') => ({
  test: {
    name: browser,
    include: ['test/e2e/**/*.test.ts'],
    env: { CRUMB_BROWSER: browser },
    hookTimeout: 180_000,
    // What a test leaves behind ends with its process.
    pool: 'forks',
    // The files of one process use one browser, which is reset after each of them.
    isolate: false,
    globalSetup: ['test/e2e/global-setup.ts'],
  },
});

/** Unit tests that try every point, order or line there is: a minute together, where all the others take seconds. */
const EXHAUSTIVE = [
  'test/unit/**/{access-lost,as-curl,bounded-texts,chains,engine-properties,faults,history,hostile*,junk-records,large-step-faults,late-calls,page-races,previews,random-octets,report-of-any-cookies,round-trip,round-trips,sealed-snapshots,search-faults,switch-faults,two-imports}.test.ts',
];

/** Files that share their modules: no module has state, and the browser is one that each test puts there. */
const SHARED = { isolate: false, setupFiles: ['test/staged-browser.ts'] };

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    experimental: { fsModuleCache: true },
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // A thread starts in a third of the time of a process.
    pool: 'threads',
    // A machine busy with two browsers takes many times as long; a test that hangs is still found.
    testTimeout: 120_000,
    setupFiles: ['test/can-parse.ts'],
    expect: { poll: { timeout: 25_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/*.test.ts', 'test/unit/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...EXHAUSTIVE],
          ...SHARED,
        },
      },
      { extends: true, test: { name: 'exhaustive', include: EXHAUSTIVE, ...SHARED } },
      {
        extends: true,
        test: {
          name: 'view',
          include: ['test/view/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          isolate: false,
          setupFiles: ['test/view/clear-stage.ts'],
        },
      },
      // Alone, after the others: these build into the folders that the others load.
      { extends: true, test: { name: 'programs', include: ['test/programs/*.test.ts'], testTimeout: 180_000 } },
      { extends: true, ...endToEnd('chromium') },
      { extends: true, ...endToEnd('firefox') },
    ],
  },
});
