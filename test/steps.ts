import { parseArgs } from 'node:util';

/** One thing that `npm test` checks. */
export interface Step {
  /** What is checked, as in "… failed". */
  name: string;
  /** Rejects, or answers an exit code other than 0, when it is not so. */
  run(): Promise<number>;
}

export interface TestOptions {
  /** The browsers' real permission prompts are tested too; in Chromium that takes an X server. */
  prompts: boolean;
}

/**
 * The options of `npm test`.
 * @throws Error that names the option it does not know
 */
export function parseTestOptions(args: string[]): TestOptions {
  const { values } = parseArgs({ args, options: { 'no-prompts': { type: 'boolean', default: false } } });
  return { prompts: !values['no-prompts'] };
}

/** What this machine has not. */
export interface Missing {
  shells: readonly string[];
  flask: boolean;
}

/** What the options and this machine leave out of the tests, for all to see; null for nothing. */
export function leftOut({ prompts }: TestOptions, { shells, flask }: Missing): string | null {
  const lines = [
    ...(prompts ? [] : ["LEFT OUT by --no-prompts: the browsers' real permission prompts."]),
    ...shells.map((shell) => `LEFT OUT, because ${shell} is not installed: copied commands in ${shell}.`),
    ...(flask ? ['LEFT OUT, because Flask is not installed: the session of a real Flask application.'] : []),
  ];
  return lines.length === 0 ? null : lines.join('\n');
}

/** Several steps as one, taken at the same time; waits for all of them, and names those that failed. */
export function together(steps: Step[]): Step {
  return {
    name: steps.map(({ name }) => name).join(', '),
    run: async () => {
      const failures = await Promise.all(steps.map(failureOf));
      const failed = steps.flatMap(({ name }, at) => (failures[at] === null ? [] : [`${name}: ${failures[at]}`]));
      if (failed.length > 0) throw new Error(failed.join('; '));
      return 0;
    },
  };
}

/** Takes one step after the other and stops at the first that fails; says how it went, and answers the exit code. */
export async function takeSteps(steps: Step[], say: (line: string) => void): Promise<number> {
  for (const step of steps) {
    say(`\n> ${step.name}`);
    const failure = await failureOf(step);
    if (failure !== null) {
      say(`\nFAILED: ${step.name} (${failure}). What comes after it was not run.`);
      return 1;
    }
  }
  say(`\nPASSED: ${steps.map(({ name }) => name).join(', ')}.`);
  return 0;
}

/** Why a step failed; null where it did not. */
function failureOf(step: Step): Promise<string | null> {
  return step.run().then(
    (code) => (code === 0 ? null : `exit code ${code}`),
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}
