import { describe, expect, test } from 'vitest';
import { leftOut, parseTestOptions, type Step, takeSteps, together } from '../steps.ts';

const step = (name: string, outcome: number | Error, ran: string[]): Step => ({
  name,
  run: async () => {
    ran.push(name);
    if (outcome instanceof Error) throw outcome;
    return outcome;
  },
});

describe('npm test', () => {
  test('tests the permission prompts unless told otherwise', () => {
    expect(parseTestOptions([])).toEqual({ prompts: true });
    expect(parseTestOptions(['--no-prompts'])).toEqual({ prompts: false });
  });

  test.each(['--prompts', '--no-prompt', 'prompts'])('rejects "%s", which it does not know', (argument) => {
    expect(() => parseTestOptions([argument])).toThrow();
  });

  test('says what is left out', () => {
    const nothing = { shells: [], flask: false };
    expect(leftOut({ prompts: true }, nothing)).toBeNull();
    expect(leftOut({ prompts: false }, nothing)).toContain('LEFT OUT by --no-prompts');
    const missing = leftOut({ prompts: true }, { shells: ['fish'], flask: true });
    expect(missing).toContain('LEFT OUT, because fish is not installed');
    expect(missing).toContain('LEFT OUT, because Flask is not installed');
  });

  test('takes every step in order and says that all passed', async () => {
    const ran: string[] = [];
    const said: string[] = [];
    expect(await takeSteps([step('one', 0, ran), step('two', 0, ran)], (line) => said.push(line))).toBe(0);
    expect(ran).toEqual(['one', 'two']);
    expect(said.at(-1)).toBe('\nPASSED: one, two.');
  });

  test.each([
    ['ends with a code', 2, 'exit code 2'],
    ['cannot be taken', new Error('there is no browser'), 'there is no browser'],
  ])('stops at the first step that %s, and says why', async (_, outcome, why) => {
    const ran: string[] = [];
    const said: string[] = [];
    const steps = [step('one', 0, ran), step('two', outcome, ran), step('three', 0, ran)];
    expect(await takeSteps(steps, (line) => said.push(line))).toBe(1);
    expect(ran).toEqual(['one', 'two']);
    expect(said.at(-1)).toBe(`\nFAILED: two (${why}). What comes after it was not run.`);
  });

  test('takes steps together to their end, and names each that failed', async () => {
    const ran: string[] = [];
    const said: string[] = [];
    const group = together([step('one', 2, ran), step('two', 0, ran), step('three', new Error('no'), ran)]);
    expect(await takeSteps([group, step('four', 0, ran)], (line) => said.push(line))).toBe(1);
    expect(ran).toEqual(['one', 'two', 'three']);
    expect(said.at(-1)).toContain('(one: exit code 2; three: no)');
    expect(await takeSteps([together([step('one', 0, ran), step('two', 0, ran)])], () => undefined)).toBe(0);
  });
});
