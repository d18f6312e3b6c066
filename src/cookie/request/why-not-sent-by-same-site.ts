import type { Cookie } from '../cookie.ts';
import type { Reason, ReasonCode, RequestContext } from '../verdict.ts';

/** Chromium's grace for sign-in by a cross-site POST, in minutes since the cookie was created. */
export const LAX_ALLOWING_UNSAFE_MINUTES = 2;
const LAX_ALLOWING_UNSAFE_AGE = LAX_ALLOWING_UNSAFE_MINUTES * 60_000;

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Why SameSite keeps a cookie off a request, or null. */
export function whyNotSentBySameSite(cookie: Cookie, request: RequestContext): Reason | null {
  const chrome = request.agent === 'chrome';
  // Not in the specification: Chromium never uses a SameSite=None cookie that is not Secure, even if its jar contains one.
  if (cookie.sameSite === 'none') return cookie.secure || !chrome ? null : notSentAs('SameSiteNoneInsecure');
  if (request.sameSiteContext === 'same-site') return null;
  if (cookie.sameSite === 'strict') return notSentAs(chrome ? 'SchemefulSameSiteStrict' : 'SameSiteStrict');
  // §5.8.3: a Lax cookie goes on a cross-site request that "uses a "safe" method" and whose target browsing context "is the
  // active browsing context or a top-level traversable".
  if (request.topLevelNavigation && SAFE_METHODS.has(request.method.toUpperCase())) return null;
  if (cookie.sameSite === 'lax') return notSentAs(chrome ? 'SchemefulSameSiteLax' : 'SameSiteLax');
  // Firefox (`network.cookie.sameSite.laxByDefault` false) treats an unset SameSite as None.
  if (!chrome) return null;
  // §5.6.7.2, "Lax-Allowing-Unsafe": a cookie without SameSite younger than two minutes goes on an unsafe top-level request.
  const age = cookie.creationTime === null ? null : request.now - cookie.creationTime;
  if (request.topLevelNavigation && age !== null && age <= LAX_ALLOWING_UNSAFE_AGE) return null;
  return notSentAs('SchemefulSameSiteUnspecifiedTreatedAsLax', { minutes: LAX_ALLOWING_UNSAFE_MINUTES });
}

/**
 * Whether the result above depends on the cookie's age, which is not known. Nearly all cookies of a jar are older than two
 * minutes, so "not sent" is more likely.
 */
export function isSameSiteUncertain(cookie: Cookie, request: RequestContext): boolean {
  return (
    request.agent === 'chrome' &&
    request.topLevelNavigation &&
    cookie.sameSite === 'unset' &&
    cookie.creationTime === null
  );
}

function notSentAs(code: ReasonCode, data: Reason['data'] = {}): Reason {
  return { code, attribute: 'samesite', data, section: '5.8.3' };
}
