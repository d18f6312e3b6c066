import { describe, expect, test } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import type { WhyNoCookies } from '../../../../src/model/network/why-no-cookies.ts';
import { MissingCookies } from '../../../../src/model/set-cookie/missing-cookies.ts';
import type { JarCheck, ReceivedLine } from '../../../../src/model/set-cookie/received-line.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { answerLines } from './response-lines.ts';

/** Lines of one response, each with the result of its comparison with the jar. */
function compared(lines: [string, JarCheck][], before: Cookie[] = []): ReceivedLine[] {
  const received = answerLines(
    lines.map(([line]) => line),
    { jar: before, at: 1_000 },
  );
  return received.map((line, index) => ({ ...line, check: lines[index]?.[1] ?? 'waiting' }));
}
const LIKELY: WhyNoCookies = { reason: { code: 'CookiesProbablyBlocked', data: {}, section: '7.2' }, isCertain: false };
const SET: WhyNoCookies = { ...LIKELY, isSetting: true };

function isMissing(lines: ReceivedLine[], why: WhyNoCookies | null = LIKELY, missing = new MissingCookies()): boolean {
  missing.decide(lines, { of: () => why, setting: () => why });
  return lines.every(({ request }) => missing.has(request));
}
const a = cookie('a', { value: '1' });

describe('a response of which no cookie was stored', () => {
  test.each<[string, [string, JarCheck][], boolean]>([
    ['its one cookie is missing', [['b=1', 'missing']], true],
    ['the older version of a cookie is still there', [['a=2', 'unchanged']], true],
    [
      'one of its cookies is there',
      [
        ['b=1', 'missing'],
        ['c=1', 'agrees'],
      ],
      false,
    ],
    [
      'a line was rejected anyway',
      [
        ['b=1', 'missing'],
        ['c=1; Domain=x.test', 'agrees'],
      ],
      true,
    ],
    [
      'a line sets what was there already',
      [
        ['b=1', 'missing'],
        ['a=1', 'agrees'],
      ],
      true,
    ],
    [
      'a line is not compared yet',
      [
        ['b=1', 'missing'],
        ['c=1', 'waiting'],
      ],
      false,
    ],
    ['all its lines set what was there already', [['a=1', 'agrees']], false],
  ])('%s', (_, lines, expected) => {
    expect(isMissing(compared(lines, [a]))).toBe(expected);
  });

  test('where a setting blocks cookies, what is set again was not stored either', () => {
    expect(isMissing(compared([['a=1', 'agrees']], [a]), SET)).toBe(true);
    expect(isMissing(compared([['b=1', 'agrees']], [a]), SET)).toBe(false);
  });

  test('without a reason nothing is decided', () => {
    expect(isMissing(compared([['b=1', 'missing']]), null)).toBe(false);
  });

  test('a cookie that the browser reports late proves that cookies were stored', () => {
    const missing = new MissingCookies();
    const lines = compared([['b=1', 'missing']]);
    expect(isMissing(lines, LIKELY, missing)).toBe(true);
    expect(
      isMissing(
        lines.map((line) => ({ ...line, check: 'stored-anyway' })),
        LIKELY,
        missing,
      ),
    ).toBe(false);
    expect(isMissing(lines, LIKELY, missing)).toBe(false);
  });
});
