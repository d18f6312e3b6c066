import type { CookieId } from '../cookie.ts';
import type { CookiePattern } from './cookie-pattern.ts';
import { matchesPattern } from './matches-pattern.ts';

/** The rule that decides about a cookie: of those that are on and match, the first, which is the oldest. */
export function holdingRule<Rule extends { isOn: boolean; pattern: CookiePattern }>(
  rules: readonly Rule[],
  id: CookieId,
  isPrivate: boolean,
): Rule | null {
  return rules.find(({ isOn, pattern }) => isOn && matchesPattern(pattern, id, isPrivate)) ?? null;
}
