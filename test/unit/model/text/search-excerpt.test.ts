import { expect, test } from 'vitest';
import { searchExcerpt } from '../../../../src/model/text/search-excerpt.ts';

/** The excerpt as one text, with hits in brackets. */
function marked(text: string, query: string, isWhole = false, name?: string): string | null {
  const pieces = searchExcerpt({ text, query, name }, isWhole);
  return pieces?.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('') ?? null;
}

test.each([
  ['sid=abc', 'abc', 'sid=[abc]'],
  ['ABC', 'abc', '[ABC]'],
  ['aXbXc', 'x', 'a[X]b[X]c'],
  ['one two', 'two one', '[one] [two]'],
  ['one two, one', '"one two"', '[one two], one'],
  ['{"a":"one"}', '"one"', '{"a":"[one]"}'],
  ['{"a":"one"}', '"a":"one"', '{["a":"one"]}'],
  ['abcabcd', 'abc abcd', '[abc][abcd]'],
  ['0123456789needle-and-more', 'needle', '…456789[needle]-and-more'],
  ['nothing of it', 'needle', null],
  ['anything', ' ', null],
  ['', 'a', null],
  // In lower case this letter has two code units.
  ['\u0130needle', 'needle', null],
])('%j searched for %j is shown as %j', (text, query, wanted) => {
  expect(marked(text, query)).toBe(wanted);
});

test.each([
  ['sid=ab', '[ab]c ab'],
  ['sid=abc', '[abc] ab'],
  ['ID=AB', '[ab]c ab'],
  ['sid=', null],
  ['sid=b', null],
  ['xsid=ab', null],
  ['Cookie: other=c; sid=abc', '[abc] ab'],
  ['sid=abc; Path=/', '[abc] ab'],
])('in the value of sid, "%s" marks the start that belongs to the name: %j', (query, wanted) => {
  expect(marked('abc ab', query, true, 'sid')).toBe(wanted);
});

test('in the details the whole text is shown', () => {
  const text = `${'x'.repeat(3000)}needle${'y'.repeat(1000)}`;
  expect(marked(text, 'needle', true)).toBe(`${'x'.repeat(3000)}[needle]${'y'.repeat(1000)}`);
  expect(marked(text, 'needle')).toBe(`…xxxxxx[needle]${'y'.repeat(148)}`);
});

test('no character is cut in half', () => {
  expect(marked(`${'x'.repeat(8)}\u{1F36A}12345needle`, 'needle')).toBe('…12345[needle]');
  expect(searchExcerpt({ text: `needle${'\u{1F36A}'.repeat(200)}`, query: 'needle' }, false)?.[1]?.text).toBe(
    '\u{1F36A}'.repeat(77),
  );
});

test('many hits in a long text are all marked', () => {
  const pieces = searchExcerpt({ text: 'a-'.repeat(2048), query: 'a' }, true);
  expect(pieces?.filter(({ isHit }) => isHit)).toHaveLength(2048);
});
