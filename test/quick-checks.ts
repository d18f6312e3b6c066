import { program, vitest } from './program.ts';
import { together } from './steps.ts';

/** What the programs remember of a file until it changes. */
const CACHE = 'node_modules/.cache';
const GATHERED = { isGathered: true };
const BRIEFLY = ['--reporter', 'minimal'];

/** Checks the types of one project; later only those of what has changed since. */
const types = (name: string, folder: string) =>
  program(name, 'tsc', ['--project', folder, '--incremental', '--tsBuildInfoFile', `${CACHE}/${name}.json`], GATHERED);

/** What can be known of a change in seconds, without a browser and without a build. */
export const quickChecks = () =>
  together([
    program('format and lint', 'biome', ['check', '.'], GATHERED),
    types('types', '.'),
    types('types of tests', 'test'),
    program('dead code', 'knip', ['--cache', '--cache-location', `${CACHE}/knip`], GATHERED),
    vitest('unit and view tests', ['unit', 'view'], BRIEFLY, GATHERED),
  ]);
