import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, ROOT, type Target } from './browsers/build.ts';
import { ensureBrowser } from './browsers/ensure-browser.ts';
import { localhostBuild } from './browsers/localhost-build.ts';
import { leftOut, parseTestOptions, type Step, takeSteps } from './steps.ts';

/** `npm test`: everything that must hold before a change is good, in both real browsers. */

const TARGETS: Target[] = ['chrome', 'firefox'];
const VITEST = ['run', '-c', 'test/vitest.config.ts'];

/** A program of one of the development dependencies. */
function program(name: string, command: string, args: string[], env: Record<string, string> = {}): Step {
  const path = join(ROOT, 'node_modules', '.bin', command);
  return {
    name,
    run: () =>
      new Promise((resolve, reject) => {
        const isWindows = process.platform === 'win32';
        const child = spawn(path, args, {
          cwd: ROOT,
          stdio: 'inherit',
          shell: isWindows,
          env: { ...process.env, ...env },
        });
        child.once('error', reject);
        child.once('exit', (code) => resolve(code ?? 1));
      }),
  };
}

const browsers: Step = {
  name: 'browsers',
  run: async () => {
    for (const kind of ['chromium', 'firefox'] as const) console.log(await ensureBrowser(kind));
    return 0;
  },
};

const builds: Step = {
  name: 'builds',
  run: async () => {
    for (const target of TARGETS) {
      await build(target);
      console.log(localhostBuild(target));
    }
    return 0;
  },
};

async function main(): Promise<number> {
  const options = parseTestOptions(process.argv.slice(2));
  const missing = leftOut(options);
  const code = await takeSteps(
    [
      program('lint and format', 'biome', ['check', '.']),
      program('types', 'tsc', ['--noEmit']),
      program('dead code', 'knip', []),
      browsers,
      builds,
      program('size', 'size-limit', []),
      program('Firefox’s own lint', 'web-ext', ['lint', '--source-dir', 'dist/firefox']),
      program(
        'tests',
        'vitest',
        [...VITEST, ...['unit', 'view', 'chromium', 'firefox'].flatMap((name) => ['--project', name])],
        options.prompts ? {} : { CRUMB_NO_PROMPTS: '1' },
      ),
      program('npm start and npm run package', 'vitest', [...VITEST, '--project', 'programs', '--no-file-parallelism']),
    ],
    console.log,
  );
  if (missing) console.log(missing);
  return code;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
