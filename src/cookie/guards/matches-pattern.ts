import { domainMatches } from '../address/domain-matches.ts';
import type { CookieId } from '../cookie.ts';
import type { CookiePattern } from './cookie-pattern.ts';
import { globMatches } from './glob-matches.ts';

/** Whether a rule with this pattern is about a cookie. A cookie of a private window needs a rule of its store. */
export function matchesPattern(pattern: CookiePattern, id: CookieId, isPrivate: boolean): boolean {
  if (pattern.storeId === null ? isPrivate : pattern.storeId !== id.storeId) return false;
  return (
    isInDomain(id.domain, pattern.domain) && globMatches(pattern.name, id.name) && globMatches(pattern.path, id.path)
  );
}

/** The domain that a pattern names, without what stands for those below it. */
export function namedDomain(domain: string): string {
  return domain.startsWith('*.') ? domain.slice(2) : domain;
}

function isInDomain(domain: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? domainMatches(domain, namedDomain(pattern)) : domain === pattern;
}
