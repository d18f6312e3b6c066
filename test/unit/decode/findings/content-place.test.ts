import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { contentPlaces, placesText, placeText } from '../../../../src/decode/findings/content-place.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';
import { contentFindingsOf } from './content-findings-of.ts';

describe('the places of a content', () => {
  test('are its texts and numbers, the outer ones first, each with the innermost key', () => {
    const found = contentPlaces({ a: { b: ['x', { c: 1 }] }, d: true, e: null, f: 'y' });
    expect(found.map(({ path, key, value }) => [placeText(path), key, value])).toEqual([
      ['f', 'f', 'y'],
      ['a.b[0]', 'b', 'x'],
      ['a.b[1].c', 'c', 1],
    ]);
  });

  test('of a text are the text', () => {
    expect(contentPlaces('x')).toEqual([{ path: [], key: '', value: 'x', owner: null }]);
  });

  test('are bounded in number, depth and length', () => {
    expect(contentPlaces(Array.from({ length: 50_000 }, () => 1))).toHaveLength(2000);
    expect(
      contentPlaces(Array.from({ length: 100 }, () => 'x'.repeat(20_000))).map(({ value }) => `${value}`.length),
    ).toEqual(Array.from({ length: 8 }, () => 8192));
    expect(contentPlaces(JSON.parse(`${'['.repeat(60)}1${']'.repeat(60)}`))).toEqual([]);
    expect(contentPlaces({ ['k'.repeat(101)]: 1 })[0]?.key).toBe('');
  });
});

describe('a place in a text', () => {
  test.for<[path: (string | number)[], text: string]>([
    [['user', 'emails', 0], 'user.emails[0]'],
    [[3, 'größe'], '[3].größe'],
    [['ann@mail.example', 'x'], '….x'],
    [['4111111111111111'], '…'],
    [['two words'], '…'],
    [['k'.repeat(41)], '…'],
    [['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'a.b.c.d.e.f…'],
  ])('%j is %s', ([path, text]) => {
    expect(placeText(path)).toBe(text);
  });

  test('is named once, and those beyond five are "…"', () => {
    expect(placesText([['a'], ['a'], ['b']])).toBe('a, b');
    expect(placesText(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => [key]))).toBe('a, b, c, d, e, …');
  });
});

test.for<[title: string, content: unknown]>([
  ['letters before an @', `${'a'.repeat(60_000)}@`],
  ['many @', 'a@'.repeat(30_000)],
  ['digits in groups', '4 '.repeat(30_000)],
  ['starts of keys', 'AKIA ghp_ xoxb- '.repeat(4000)],
  ['one key of hexadecimal letters', { ['abcdef'.repeat(10_000)]: 'x' }],
  ['a long word before a password', { ['a-'.repeat(40)]: 'hunter2', n: 'x'.repeat(60_000) }],
  ['levels within levels', JSON.parse(`${'{"a":['.repeat(30)}"${'x'.repeat(60_000)}"${']}'.repeat(30)}`)],
])('a content of %s takes no second', async ([, content]) => {
  const cookie = sampleCookie({ value: toOctets(Buffer.from(JSON.stringify(content)).toString('base64')) });
  await contentFindingsOf(cookie);
  const start = performance.now();
  await contentFindingsOf(cookie);
  expect(performance.now() - start).toBeLessThan(1000);
});
