import { defineConfig } from 'vitest/config';

/** Files of the end-to-end projects drive a real browser each: two at a time, and never retried. */
const endToEnd = (browser: 'chromium' | 'firefox') => ({
  test: {
    name: browser,
    include: ['test/e2e/*.test.ts'],
    env: { CRUMB_BROWSER: browser },
    hookTimeout: 120_000,
    globalSetup: ['test/e2e/global-setup.ts'],
  },
});

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    maxWorkers: 2,
    // A machine busy with two browsers takes many times as long; a test that hangs is still found.
    testTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/*.test.ts', 'test/unit/**/*.test.ts'] } },
      { extends: true, test: { name: 'view', include: ['test/view/**/*.test.{ts,tsx}'], environment: 'happy-dom' } },
      // Alone, after the others: these build into the folders that the others load.
      { extends: true, test: { name: 'programs', include: ['test/programs/*.test.ts'], testTimeout: 180_000 } },
      { extends: true, ...endToEnd('chromium') },
      { extends: true, ...endToEnd('firefox') },
    ],
  },
});
