import { parseArgs } from 'node:util';
import { vitest } from './program.ts';

/** `npm run smoke`: one end-to-end file for each flow, in Chromium or with `--firefox` in Firefox. Builds what is older than its sources. */

const FLOWS = [
  'browsers/driver',
  'popup/live',
  'edit/edit',
  'edit/delete',
  'edit/undo',
  'files/export-import',
  'panel/panel-set-cookie',
];

const { values } = parseArgs({ options: { firefox: { type: 'boolean', default: false } } });
const browser = values.firefox ? 'firefox' : 'chromium';
const files = FLOWS.map((flow) => `test/e2e/${flow}.test.ts`);
process.exitCode = await vitest(`the flows in ${browser}`, [browser], files).run();
