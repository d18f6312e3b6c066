import { parseArgs } from 'node:util';
import { vitest } from './program.ts';

/** `npm run test:e2e`: the end-to-end tests, or some files of them; in both browsers, or with `--project firefox` in one. */

const { values, positionals } = parseArgs({
  options: { project: { type: 'string', multiple: true, default: ['chromium', 'firefox'] } },
  allowPositionals: true,
});
process.exitCode = await vitest('end-to-end tests', values.project, positionals).run();
