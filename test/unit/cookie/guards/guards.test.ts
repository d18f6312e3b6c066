import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { globMatches } from '../../../../src/cookie/guards/glob-matches.ts';
import { guardWish } from '../../../../src/cookie/guards/guard-wish.ts';
import { matchesPattern } from '../../../../src/cookie/guards/matches-pattern.ts';
import { FIRST_EFFORT, isPaused, pauseAfter, TOO_OFTEN } from '../../../../src/cookie/guards/pause-after.ts';
import { whyInvalidPattern } from '../../../../src/cookie/guards/why-invalid-pattern.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const NOW = 1_800_000_000_000;
const ANY = { name: '*', domain: '*.shop.example', path: '*', storeId: null };

describe('patterns', () => {
  test.each([
    ['sid', 'sid', true],
    ['sid', 'sid2', false],
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['_ga*', '_ga_X1', true],
    ['_ga*', 'x_ga', false],
    ['*-token', 'auth-token', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['**', 'x', true],
    ['a.c', 'abc', false],
    ['*ab', 'aab', true],
  ])('%j matches %j: %s', (pattern, text, isMatch) => expect(globMatches(pattern, text)).toBe(isMatch));

  test('a pattern of stars and letters is what the same regular expression is', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 });
    fc.assert(
      fc.property(letters, texts, (pattern, text) => {
        expect(globMatches(pattern, text)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text));
      }),
    );
  });

  test('a pattern made to be slow is answered at once', () => {
    const start = performance.now();
    expect(globMatches('*a'.repeat(100), 'a'.repeat(4_000).concat('b'))).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
  });

  test.each([
    ['shop.example', 'shop.example', true],
    ['shop.example', 'www.shop.example', false],
    ['*.shop.example', 'www.shop.example', true],
    ['*.shop.example', 'shop.example', true],
    ['*.shop.example', 'myshop.example', false],
  ])('the domain %s matches %s: %s', (domain, of, isMatch) => {
    expect(matchesPattern({ ...ANY, domain }, cookie('a', { domain: of }), false)).toBe(isMatch);
  });

  test('a rule of no store is not about private windows, and a rule of a store is about that one', () => {
    expect(matchesPattern(ANY, cookie('a'), true)).toBe(false);
    expect(matchesPattern({ ...ANY, storeId: '1' }, cookie('a', { storeId: '1' }), true)).toBe(true);
    expect(matchesPattern({ ...ANY, storeId: '1' }, cookie('a'), false)).toBe(false);
  });

  test.each([
    [{}, null],
    [{ domain: 'localhost' }, null],
    [{ domain: '*.localhost' }, null],
    [{ domain: '127.0.0.1' }, null],
    [{ domain: 'co.uk' }, null],
    [{ domain: '' }, 'domain'],
    [{ domain: '*' }, 'domain'],
    [{ domain: '*.' }, 'domain'],
    [{ domain: '*.*.example' }, 'domain'],
    [{ domain: '*.example' }, 'domain'],
    [{ domain: '*.127.0.0.1' }, 'domain'],
    [{ domain: 'a b.example' }, 'domain'],
    [{ path: '' }, 'path'],
    [{ path: 'shop' }, 'path'],
    [{ path: '/shop*' }, null],
    [{ path: `/${'x'.repeat(1_024)}` }, 'path'],
    [{ name: 'x'.repeat(4_097) }, 'name'],
    [{ name: '' }, null],
  ])('a pattern with %j is wrong in %s', (part, field) => {
    expect(whyInvalidPattern({ ...ANY, ...part }, registrableDomain)).toBe(field);
  });
});

describe('what a rule wants', () => {
  const was = cookie('sid', { value: 'mine', expiryTime: NOW + 1_000 });
  const other = { ...was, value: 'page' };
  const later = { ...was, expiryTime: NOW + 9_000 };
  const long = { ...was, expiryTime: NOW + 86_400_000 };
  const session = { ...was, expiryTime: null };
  const ended = { ...was, expiryTime: NOW - 1 };
  test.each([
    ['protect', 'a value', was, other, was, was],
    ['protect', 'a cookie that is gone', was, null, was, was],
    ['protect', 'an attribute', was, { ...was, secure: true }, was, was],
    ['protect', 'a later expiry', was, later, later, later],
    ['protect', 'an end with the session', was, session, session, session],
    ['protect', 'an expiry some seconds sooner', later, was, later, was],
    ['protect', 'a much sooner expiry', long, was, long, long],
    ['protect', 'an expiry in place of the session', session, was, session, session],
    ['protect', 'a first cookie', null, other, other, other],
    ['protect', 'no cookie', null, null, null, null],
    ['protect', 'one that has expired', ended, null, null, null],
    ['keep', 'a value', was, other, other, other],
    ['keep', 'a cookie that is gone', was, null, was, was],
    ['block', 'a cookie', null, other, null, null],
    ['block', 'what a person stored', was, was, was, was],
    ['block', 'what the page made of that', was, other, null, null],
    ['block', 'what a person stored and is gone', was, null, null, null],
  ] as const)('%s, with %s', (kind, _, remembered, now, next, wanted) => {
    expect(guardWish(kind, remembered, now, NOW)).toEqual({ remembered: next, wanted });
  });
});

describe('a rule that acts too often', () => {
  const acted = (from: number, effort = FIRST_EFFORT) =>
    Array.from({ length: TOO_OFTEN.acts }).reduce<typeof effort>(
      (last, _, at) => pauseAfter(last, from + at * 20),
      effort,
    );

  test('it is paused after many acts in a short time, longer each time, an hour at most', () => {
    let effort = FIRST_EFFORT;
    let at = NOW;
    const pauses = Array.from({ length: 9 }, () => {
      effort = acted(at, effort);
      const last = at + (TOO_OFTEN.acts - 1) * 20;
      const until = effort.pausedUntil ?? 0;
      expect(isPaused(effort, until - 1)).toBe(true);
      expect(isPaused(effort, until)).toBe(false);
      at = until;
      return (until - last) / 1_000;
    });
    expect(pauses).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
  });

  test('acts that are far apart pause nothing, and after a calm the first pause is short again', () => {
    let effort = FIRST_EFFORT;
    for (let at = 0; at < 50; at += 1) effort = pauseAfter(effort, NOW + at * 2_000);
    expect(effort.pausedUntil).toBeNull();
    expect(effort.recent.length).toBeLessThan(TOO_OFTEN.acts);
    const twice = acted(NOW + 200_000, acted(NOW + 100_000));
    const calm = (twice.pausedUntil ?? 0) + 700_000;
    expect((acted(calm, twice).pausedUntil ?? 0) - calm).toBeLessThan(31_000);
  });

  test('a clock that is set back leaves nothing that counts for ever', () => {
    const before = pauseAfter(FIRST_EFFORT, NOW + 1e9);
    expect(pauseAfter(before, NOW).recent).toEqual([NOW]);
  });
});
