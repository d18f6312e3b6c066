import type { Cookie } from '../cookie.ts';
import { brokenPrefix } from '../rules/prefix.ts';
import type { CookieFinding } from './finding.ts';

const DRAFT = 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis';

/** Rules of prefixes and SameSite that the cookie breaks. */
export function ruleFindings(cookie: Cookie): CookieFinding[] {
  const found: CookieFinding[] = [];
  const broken = brokenPrefix(cookie);
  if (broken) {
    found.push({
      code: 'PrefixBroken',
      severity: 'bad',
      data: { prefix: broken.prefix, needs: broken.needs },
      source: `${DRAFT}#section-5.4`,
      attribute: 'name',
    });
  }
  if (cookie.sameSite === 'none' && !cookie.secure) {
    found.push({
      code: 'SameSiteNoneInsecure',
      severity: 'bad',
      data: {},
      source: `${DRAFT}#section-5.7`,
      attribute: 'samesite',
    });
  }
  return found;
}
