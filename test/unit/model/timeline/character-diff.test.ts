import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { characterDiff, isReplacement } from '../../../../src/model/timeline/character-diff.ts';

const written = (before: string, after: string): string =>
  characterDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}]` : `[+${text}]`))
    .join('');

describe('the difference of two values', () => {
  test.each([
    ['same', 'same', 'same'],
    ['', 'new', '[+new]'],
    ['gone', '', '[-gone]'],
    ['count=3;size=L', 'count=12;size=L', 'count=[-3][+12];size=L'],
    ['abcdefgh', 'abcXdefgh', 'abc[+X]defgh'],
    ['dark-theme-on', 'light-theme-off', '[-dark][+light]-theme-o[-n][+ff]'],
    // Single characters in common are a coincidence.
    ['q8Zk3vT1', 'a8bkcvd1', '[-q8Zk3vT][+a8bkcvd]1'],
    ['größe→L', 'größe→XL', 'größe→[+X]L'],
  ])('the difference of %s to %s', (before, after, expected) => {
    expect(written(before, after)).toBe(expected);
  });

  test('property: the runs of a difference make up both texts, and no two of a kind follow each other', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-', '😀'), maxLength: 60 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = characterDiff(before, after);
        const side = (kind: string): string =>
          runs.map((run) => (run.kind === 'same' || run.kind === kind ? run.text : '')).join('');
        expect(side('gone')).toBe(before);
        expect(side('new')).toBe(after);
        for (const [at, run] of runs.entries()) expect(run.kind).not.toBe(runs[at + 1]?.kind);
      }),
      { numRuns: 500 },
    );
  });

  test('values that have nothing in common are not compared character by character', () => {
    const random = (seed: number): string =>
      Array.from({ length: 4096 }, (_, at) => String.fromCharCode(33 + ((at * at * seed + at * 7) % 90))).join('');
    const kinds = characterDiff(`<${random(3)}>`, `<${random(11)}>`).map(({ kind }) => kind);
    expect(kinds).toEqual(['same', 'gone', 'new', 'same']);
  });
});

test.each([
  ['light', 'dark', true],
  ['1', '2', true],
  ['4f2a9c1e77', 'b81d03f6aa', true],
  ['eyJhbGciOi.AAAA1111.x9', 'eyJhbGciOi.AAAA2222.x9', false],
  ['theme=light', 'theme=dark', false],
  ['12', '13', false],
  ['a', 'ab', false],
  ['', 'new', false],
])('%j to %j is a replacement: %s', (before, after, isReplaced) => {
  expect(isReplacement(characterDiff(before, after))).toBe(isReplaced);
});
