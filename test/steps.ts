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

/** What the options leave out of the tests, for all to see; null for nothing. */
export function leftOut({ prompts }: TestOptions): string | null {
  return prompts ? null : "LEFT OUT by --no-prompts: the browsers' real permission prompts.";
}

/** Takes one step after the other and stops at the first that fails; says how it went, and answers the exit code. */
export async function takeSteps(steps: Step[], say: (line: string) => void): Promise<number> {
  for (const step of steps) {
    say(`\n> ${step.name}`);
    const failure = await step.run().then(
      (code) => (code === 0 ? null : `exit code ${code}`),
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    if (failure !== null) {
      say(`\nFAILED: ${step.name} (${failure}). What comes after it was not run.`);
      return 1;
    }
  }
  say(`\nPASSED: ${steps.map(({ name }) => name).join(', ')}.`);
  return 0;
}
