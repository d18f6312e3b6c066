import type { Cookie } from '../cookie.ts';
import { brokenPrefix } from '../rules/prefix.ts';
import type { CookieFinding } from './finding.ts';
import { isReadableByDesign, looksLikeSession } from './session.ts';

const DRAFT = 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis';

/** Rules of prefixes and SameSite that the cookie breaks, and protection that something like a session goes without. */
export function protectionFindings(cookie: Cookie): CookieFinding[] {
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
  if (cookie.secure && cookie.httpOnly) return found;
  if (!looksLikeSession(cookie)) return found;
  if (!cookie.secure) {
    found.push({
      code: 'SecureMissing',
      severity: 'warn',
      data: {},
      source: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#secure',
      attribute: 'secure',
    });
  }
  if (!cookie.httpOnly && !isReadableByDesign(cookie)) {
    found.push({
      code: 'HttpOnlyMissing',
      severity: 'warn',
      data: {},
      source: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#httponly',
      attribute: 'httponly',
    });
  }
  return found;
}
