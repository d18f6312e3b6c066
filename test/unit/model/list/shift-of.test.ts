import { expect, test } from 'vitest';
import { shiftOf } from '../../../../src/model/list/shift-of.ts';

const keys = (text: string) => [...text].map((key) => (key === '_' ? undefined : key));

test.each([
  ['rows added above', 'abcdefgh', 'xyabcdefgh', 2],
  ['rows dropped above', 'abcdefgh', 'bcdefgh', -1],
  ['as many added as dropped', 'abcdefgh', 'xbcdefgh', 0],
  ['rows added below', 'abcdefgh', 'abcdefghxy', 0],
  ['the first row in view moved away alone', 'abcdefgh', 'acbdefgh', 0],
  ['the first row in view moved to the top, and one was added', 'abcdefgh', 'cxabdefgh', 1],
  ['one row in view was removed, and one above added', 'abcdefgh', 'xabcefgh', 0],
  ['one row in view was removed, and two above added', 'abcdefgh', 'xyabdefgh', 1],
  ['a sort in the other direction', 'abcdefgh', 'hgfedcba', 0],
  ['all others', 'abcdefgh', 'ijklmnop', 0],
  ['none left', 'abcdefgh', '', 0],
  ['lines without keys', 'ab__efgh', 'xab__efgh', 1],
  ['only lines without keys', 'ab____gh', 'xab____gh', 0],
])('%s: the four rows in view from the third on move by so many', (_, before, after, shift) => {
  expect(shiftOf(keys(before), keys(after), 2, 6)).toBe(shift);
});
