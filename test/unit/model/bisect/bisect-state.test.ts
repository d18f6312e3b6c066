import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BisectState, bisectState } from '../../../../src/model/bisect/bisect-state.ts';

/** Answers for a page that breaks when all of these cookies are there; gives the end and the number of questions. */
function searched(count: number, culprits: readonly number[]): { end: BisectState; asked: number } {
  const answers: boolean[] = [];
  for (;;) {
    const state = bisectState(count, answers);
    if (state.kind !== 'ask') return { end: state, asked: answers.length };
    answers.push(!culprits.every((one) => state.on.includes(one)));
    if (answers.length > 500) throw new Error('expected an end');
  }
}

describe('the search for the cookies that break a page', () => {
  test('it asks first whether the page works without any of them', () => {
    expect(bisectState(5, [])).toEqual({ kind: 'ask', on: [] });
    expect(bisectState(5, [false])).toEqual({ kind: 'none' });
  });

  test.each([
    [1, 1],
    [2, 3],
    [8, 7],
    [100, 15],
    [1_000, 21],
  ])('of %i cookies it finds each one with at most %i questions', (count, most) => {
    for (let culprit = 0; culprit < count; culprit += count > 100 ? 37 : 1) {
      const { end, asked } = searched(count, [culprit]);
      expect(end).toEqual({ kind: 'found', culprits: [culprit] });
      expect(asked).toBeLessThanOrEqual(most);
    }
  });

  test('it finds every pair', () => {
    for (let one = 0; one < 9; one += 1)
      for (let other = one + 1; other < 9; other += 1)
        expect(searched(9, [one, other]).end).toEqual({ kind: 'found', culprits: [one, other] });
  });

  test('it finds any set of cookies that break a page together, in few questions', () => {
    const cases = fc
      .integer({ min: 1, max: 60 })
      .chain((count) =>
        fc.tuple(
          fc.constant(count),
          fc.subarray([...Array(count).keys()], { minLength: 1, maxLength: Math.min(4, count) }),
        ),
      );
    fc.assert(
      fc.property(cases, ([count, culprits]) => {
        const { end, asked } = searched(count, culprits);
        expect(end).toEqual({ kind: 'found', culprits });
        expect(asked).toBeLessThanOrEqual(1 + culprits.length * 2 * (Math.ceil(Math.log2(count)) + 1));
      }),
    );
  });

  test('whatever is answered, it ends, never asks the same twice, and names cookies that there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.array(fc.boolean(), { maxLength: 200 }), (count, answers) => {
        const asked = new Set<string>();
        for (let step = 0; step <= answers.length; step += 1) {
          const state = bisectState(count, answers.slice(0, step));
          if (state.kind !== 'ask') {
            if (state.kind === 'found') expect(state.culprits.every((one) => one < count)).toBe(true);
            return;
          }
          expect(state.on.length).toBeLessThan(Math.max(1, count));
          asked.add(JSON.stringify(state.on));
          expect(asked.size).toBe(step + 1);
        }
        expect(answers.length).toBeLessThan(count * 4 + 2);
      }),
    );
  });
});
