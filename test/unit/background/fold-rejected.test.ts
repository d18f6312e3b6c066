import { expect, test } from 'vitest';
import { countOf, countRejected, foldDenied, foldRejected } from '../../../src/background/rejected/fold-rejected.ts';
import type { RejectedLine } from '../../../src/cookie/set-cookie/rejected-cookies.ts';
import { countKeys } from '../../fixtures/count-steps.ts';

const NOTHING = { lines: [], more: 0 };
const rejected = (name: string, more: Partial<RejectedLine> = {}): RejectedLine => ({
  name,
  host: 'shop.example',
  at: 1,
  count: 1,
  reasons: [{ code: 'InvalidPrefix', data: {}, section: '5.4' }],
  ...more,
});

test('a repeated rejection is counted once more and shows its latest time', () => {
  const kept = foldRejected(foldRejected(NOTHING, [rejected('a'), rejected('b')]), [rejected('a', { at: 9 })]);
  expect(kept.lines.map(({ name, count, at }) => [name, count, at])).toEqual([
    ['a', 2, 9],
    ['b', 1, 1],
  ]);
});

test('a rejection of the same name from another host or for another reason is a separate entry', () => {
  const other = rejected('a', { reasons: [{ code: 'InvalidDomain', data: {}, section: '5.7' }] });
  expect(foldRejected(NOTHING, [rejected('a'), rejected('a', { host: 'ads.test' }), other]).lines).toHaveLength(3);
});

test('the name of the page’s server stays beside what is rejected', () => {
  expect(foldRejected({ ...NOTHING, server: 'node' }, [rejected('a')])).toMatchObject({ server: 'node', more: 0 });
  expect(countRejected({ ...NOTHING, server: 'node' }, [rejected('a')])).toMatchObject({ server: 'node', more: 1 });
});

test('rejections beyond the number that is stored are counted', () => {
  const many = Array.from({ length: 130 }, (_, at) => rejected(`n${at}`));
  const kept = foldRejected(NOTHING, many);
  expect(kept.lines).toHaveLength(100);
  expect(kept.more).toBe(30);
  expect(foldRejected(kept, [rejected('n5'), rejected('new')])).toMatchObject({ more: 31 });
});

test('what is stored of one page stays short, however long its names and reasons are', () => {
  const long = (at: number) =>
    rejected(`${at}${'n'.repeat(99)}`, {
      reasons: Array.from({ length: 11 }, () => ({
        code: 'DisallowedCharacter',
        data: { character: 'U+0001', attribute: 'é'.repeat(200) },
        section: '5.6',
      })),
    });
  const kept = foldRejected(
    NOTHING,
    Array.from({ length: 90 }, (_, at) => long(at)),
  );
  expect(JSON.stringify(kept).length).toBeLessThan(66_000);
  expect(kept.lines.length).toBeGreaterThan(0);
  expect(kept.lines.length + kept.more).toBe(90);
});

test('twice as many rejected lines are named twice as often', () => {
  const names = (count: number): number => {
    const lines = Array.from({ length: count }, (_, at) => rejected(`n${at}`));
    return countKeys(() => foldRejected(NOTHING, lines));
  };
  expect(names(4_000)).toBeLessThanOrEqual(2 * names(2_000));
});

test('where there is no room, what was stored stays and further rejections are counted', () => {
  const kept = foldRejected(NOTHING, [rejected('a')]);
  expect(countRejected(kept, [rejected('b'), rejected('a', { count: 2 })])).toEqual({ lines: kept.lines, more: 3 });
});

const denied = (url: string, status = 401) => ({ url, status, by: 'script' as const });

test('a denied request is kept once, with its latest status, until a later success', () => {
  const kept = [denied('https://a.test/'), denied('https://b.test/'), denied('https://a.test/', 403)].reduce(
    foldDenied,
    NOTHING,
  );
  expect(kept.denied).toEqual([denied('https://b.test/'), denied('https://a.test/', 403)]);
  expect(foldDenied(kept, denied('https://b.test/', 200)).denied).toEqual([denied('https://a.test/', 403)]);
});

test('of a page that is denied again and again only the latest requests are kept', () => {
  let kept = foldRejected(NOTHING, [rejected('a')]);
  for (let at = 0; at < 100; at++) kept = foldDenied(kept, denied(`https://a.test/${at}`));
  expect(kept.denied).toHaveLength(20);
  expect(kept.denied?.at(-1)?.url).toBe('https://a.test/99');
  expect(kept.lines).toHaveLength(1);
});

test('the number on the button is that of the rejected cookies and of the sessions not sent', () => {
  expect(countOf({ lines: [rejected('a')], more: 2 })).toBe(3);
  expect(countOf({ lines: [rejected('a')], more: 2, unsent: 4 })).toBe(7);
});
