import { type Cookie, cookieKey } from '../cookie.ts';
import { keyOf, type Verdict } from '../verdict.ts';

/** The jar after a verdict, in the order a header sends: an overwritten cookie with a new place goes to the end. */
export function jarAfter(verdict: Verdict, jar: readonly Cookie[]): readonly Cookie[] {
  if (verdict.outcome === 'rejected') return jar;
  const key = keyOf(verdict);
  if (verdict.outcome === 'deleted') return jar.filter((cookie) => cookieKey(cookie) !== key);
  const { cookie } = verdict;
  const at = jar.findIndex((other) => cookieKey(other) === key);
  const old = jar[at];
  if (!old) return [...jar, cookie];
  return old.creationTime === cookie.creationTime ? jar.with(at, cookie) : [...jar.toSpliced(at, 1), cookie];
}
