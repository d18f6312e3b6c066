import { ROOT } from './browsers/build.ts';
import { currentBuild } from './browsers/current-build.ts';
import { ensureBrowser } from './browsers/ensure-browser.ts';
import { ensureFlask } from './browsers/ensure-flask.ts';
import { ensureShells } from './browsers/ensure-shells.ts';
import { program, vitest } from './program.ts';
import { quickChecks } from './quick-checks.ts';
import { withSecondRun } from './second-run.ts';
import { leftOut, parseTestOptions, type Step, takeSteps, together } from './steps.ts';

/** `npm test`: everything that must hold before a change is good, in both real browsers. */

const browsersAndBuilds: Step = {
  name: 'browsers and builds',
  run: async () => {
    for (const kind of ['chromium', 'firefox'] as const) console.log(await ensureBrowser(kind));
    for (const target of ['chrome', 'firefox'] as const) await currentBuild(target);
    return 0;
  },
};

const exhaustiveTests = (env: Record<string, string>): Step =>
  vitest('exhaustive unit tests', ['exhaustive'], [], { isGathered: true, env });

const endToEndTests = (env: Record<string, string>): Step => {
  const name = 'end-to-end tests';
  const run = (args: string[]) => vitest(name, ['chromium', 'firefox'], args, { env }).run();
  return { name, run: () => withSecondRun(run, ROOT, console.log) };
};

async function main(): Promise<number> {
  const options = parseTestOptions(process.argv.slice(2));
  const missingShells = await ensureShells();
  const hasFlask = await ensureFlask();
  const missing = leftOut(options, { shells: missingShells, flask: !hasFlask });
  const code = await takeSteps(
    [
      quickChecks(),
      together([exhaustiveTests(missingShells.length === 0 ? { CRUMB_SHELLS: 'all' } : {}), browsersAndBuilds]),
      together([
        program('size', 'size-limit', [], { isGathered: true }),
        program('Firefox’s own lint', 'web-ext', ['lint', '--source-dir', 'dist/firefox'], { isGathered: true }),
      ]),
      endToEndTests({
        ...(options.prompts ? {} : { CRUMB_NO_PROMPTS: '1' }),
        ...(hasFlask ? { CRUMB_FLASK: 'installed' } : {}),
      }),
      vitest('npm start and npm run package', ['programs'], ['--no-file-parallelism']),
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
