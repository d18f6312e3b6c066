import { program, vitest } from './program.ts';
import { together } from './steps.ts';

const GATHERED = { isGathered: true };
/** A third worker, because some files wait for a moment to pass. */
const BRIEFLY = ['--reporter', 'minimal', '--maxWorkers', '3'];

/** What can be known of a change in seconds, without a browser and without a build. */
export const quickChecks = () =>
  together([
    program('format and lint', 'biome', ['check', '.'], GATHERED),
    program('types', 'tsc', ['--noEmit'], GATHERED),
    program('types of tests', 'tsc', ['--noEmit', '--project', 'test'], GATHERED),
    program('dead code', 'knip', [], GATHERED),
    vitest('unit and view tests', ['unit', 'view'], BRIEFLY, GATHERED),
  ]);
