import { expect, test } from 'vitest';
import { fold } from '../../../src/background/rejected/fold-rejected.ts';
import type { RefusedLine } from '../../../src/cookie/set-cookie/rejected.ts';

const NOTHING = { lines: [], more: 0 };
const refused = (name: string, more: Partial<RefusedLine> = {}): RefusedLine => ({
  name,
  host: 'shop.example',
  at: 1,
  count: 1,
  reasons: [{ code: 'InvalidPrefix', data: {}, section: '5.4' }],
  ...more,
});

test('the same refusal again is counted, and the last time it came is told', () => {
  const kept = fold(fold(NOTHING, [refused('a'), refused('b')]), [refused('a', { at: 9 })]);
  expect(kept.lines.map(({ name, count, at }) => [name, count, at])).toEqual([
    ['a', 2, 9],
    ['b', 1, 1],
  ]);
});

test('the same name from another host, or for another reason, is another refusal', () => {
  const other = refused('a', { reasons: [{ code: 'InvalidDomain', data: {}, section: '5.7' }] });
  expect(fold(NOTHING, [refused('a'), refused('a', { host: 'ads.test' }), other]).lines).toHaveLength(3);
});

test('of more refusals than are kept the number is known', () => {
  const many = Array.from({ length: 130 }, (_, at) => refused(`n${at}`));
  const kept = fold(NOTHING, many);
  expect(kept.lines).toHaveLength(100);
  expect(kept.more).toBe(30);
  expect(fold(kept, [refused('n5'), refused('new')])).toMatchObject({ more: 31 });
});
