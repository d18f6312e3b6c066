import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cookie, cookieKey } from '../../../../src/cookie/cookie.ts';
import { judgeSetCookie } from '../../../../src/cookie/set-cookie/judge-set-cookie.ts';
import { KeyedJar } from '../../../../src/cookie/set-cookie/keyed-jar.ts';
import { keyOf, type Verdict } from '../../../../src/cookie/verdict.ts';
import { countKeys } from '../../../fixtures/count-steps.ts';
import { AGENTS, HTTP, PAGE, response } from './judged.ts';

/** What a keyed jar does, in the plainest way. */
function jarAfter(verdict: Verdict, jar: readonly Cookie[]): readonly Cookie[] {
  if (verdict.outcome === 'rejected') return jar;
  const at = jar.findIndex((cookie) => cookieKey(cookie) === keyOf(verdict));
  if (verdict.outcome === 'deleted') return at < 0 ? jar : jar.toSpliced(at, 1);
  const { cookie } = verdict;
  if (jar[at]?.creationTime === cookie.creationTime) return jar.with(at, cookie);
  return [...(at < 0 ? jar : jar.toSpliced(at, 1)), cookie];
}

const line = fc
  .tuple(
    fc.constantFrom('a', 'b', '__Secure-c', ''),
    fc.constantFrom('1', '2'),
    fc.constantFrom('', '; Path=/', '; Path=/dir', '; Domain=shop.test'),
    fc.constantFrom('', '; Secure', '; Secure; HttpOnly', '; Max-Age=0', '; Secure; Max-Age=0'),
  )
  .map(([name, value, place, more]) => `${name}=${value}${place}${more}`);

describe('a keyed jar', () => {
  test('property: lines get the same verdicts and leave the same cookies in the same order as with a list', () => {
    const via = fc.constantFrom('http' as const, 'script' as const);
    const url = fc.constantFrom(PAGE, HTTP);
    fc.assert(
      fc.property(fc.array(fc.tuple(line, url, via), { maxLength: 12 }), fc.constantFrom(...AGENTS), (all, agent) => {
        let list: readonly Cookie[] = [];
        const keyed = new KeyedJar([]);
        for (const [at, [text, url, via]] of all.entries()) {
          const now = response().now + at;
          const verdict = judgeSetCookie(text, response({ agent, url, via, now, jar: list }));
          expect(judgeSetCookie(text, response({ agent, url, via, now, jar: keyed }))).toEqual(verdict);
          list = jarAfter(verdict, list);
          expect(keyed.take(verdict).cookies).toEqual(list);
        }
      }),
    );
  });

  test.for([
    ['different names', (at: number) => `n${at}=1`],
    ['one name and different paths', (at: number) => `n=1; Path=/${at}`],
    ['the same cookie again and again', (at: number) => `n=${at}`],
  ] as const)('twice as many lines of %s take twice as many keys', ([, make]) => {
    const keys = (count: number): number =>
      countKeys(() => {
        const jar = new KeyedJar([]);
        for (let at = 0; at < count; at++) jar.take(judgeSetCookie(make(at), response({ url: HTTP, jar })));
      });
    expect(keys(1_000)).toBeGreaterThan(0);
    expect(keys(2_000)).toBeLessThanOrEqual(2 * keys(1_000));
  });

  test('lines of one name look at none of the cookies before that are not Secure', () => {
    const jar = new KeyedJar([]);
    for (let at = 0; at < 100; at++) jar.take(judgeSetCookie(`n=1; Path=/${at}`, response({ url: HTTP, jar })));
    expect(jar.cookies.filter(({ name }) => name === 'n')).toHaveLength(100);
    expect([...jar.secureNamed('n' as Cookie['name'])]).toEqual([]);
  });
});
