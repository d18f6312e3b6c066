import { quickChecks } from './quick-checks.ts';
import { takeSteps } from './steps.ts';

/** `npm run check`: the quick part of `npm test`. */
process.exitCode = await takeSteps([quickChecks()], console.log);
