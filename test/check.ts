import { program, vitest } from './program.ts';
import { type Step, takeSteps, together } from './steps.ts';

/** `npm run check`: what can be known of a change in seconds, without a browser and without a build. */

const GATHERED = { isGathered: true };
/** A third worker, because some files wait for a moment to pass. */
const BRIEFLY = ['--reporter', 'minimal', '--maxWorkers', '3'];

const QUICK_CHECKS: Step[] = [
  program('format and lint', 'biome', ['check', '.'], GATHERED),
  program('types', 'tsc', ['--noEmit'], GATHERED),
  program('dead code', 'knip', [], GATHERED),
  vitest('unit and view tests', ['unit', 'view'], BRIEFLY, GATHERED),
];

process.exitCode = await takeSteps([together(QUICK_CHECKS)], console.log);
