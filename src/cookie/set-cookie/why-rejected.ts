import { domainMatches } from '../address/domain-matches.ts';
import { pathMatches } from '../address/path-matches.ts';
import { isSecureOrigin } from '../address/secure-origin.ts';
import { type Cookie, DEFAULT_STORE, type PartitionKey } from '../cookie.ts';
import { isExpired } from '../jar/expiry.ts';
import { isSamePartition, isThirdParty } from '../request/third-party.ts';
import { LAX_ALLOWING_UNSAFE_MINUTES } from '../request/why-not-sent-by-same-site.ts';
import type { Candidate } from '../rules/candidate-rules.ts';
import type { Reason, ReasonCode, ResponseContext, ThirdParty } from '../verdict.ts';
import { cookieAt, secureNamed } from './cookie-at.ts';

/** A cookie to be stored, and how it was set. */
export interface ReceivedCandidate {
  candidate: Candidate;
  url: URL;
  response: ResponseContext;
  policy: ThirdParty;
  /** The partition it would go to. */
  partitionKey: PartitionKey | null;
}

/** Why the browser rejects this cookie from this response: RFC 6265bis §5.7, its origin and the cookies in the jar. */
export function whyRejectedInContext(arrival: ReceivedCandidate): Reason[] {
  const { candidate, url, response } = arrival;
  const reasons: Reason[] = [];
  const secureOrigin = isSecureOrigin(url);
  // "If the request-uri does not denote a "secure" connection (as defined by the user agent), and the cookie's
  // secure-only-flag is true, then abort".
  if (candidate.secure && !secureOrigin) {
    reasons.push({ code: 'SecureOnly', attribute: 'secure', data: {}, section: '5.7' });
  }
  // "If the cookie was received from a "non-HTTP" API and the cookie's http-only-flag is true, abort".
  if (candidate.httpOnly && response.via === 'script') {
    reasons.push({ code: 'HttpOnly', attribute: 'httponly', data: {}, section: '5.7' });
  }
  // Chromium requires this of a Secure cookie too, which is rejected there anyway.
  const mayOverlay = secureOrigin || (candidate.secure && response.agent === 'firefox');
  if (!mayOverlay && isAnyOverlaid(arrival)) {
    reasons.push({ code: 'OverwriteSecure', attribute: 'name', data: {}, section: '5.7' });
  }
  // "If the newly-created cookie was received from a "non-HTTP" API and the old-cookie's http-only-flag is true, abort".
  if (response.via === 'script' && isReplacedHttpOnly(arrival)) {
    reasons.push({ code: 'OverwriteHttpOnly', attribute: 'name', data: {}, section: '5.7' });
  }
  const sameSite = crossSiteReason(arrival);
  if (sameSite) {
    const isUnset = sameSite === 'SchemefulSameSiteUnspecifiedTreatedAsLax';
    const data = isUnset ? { minutes: LAX_ALLOWING_UNSAFE_MINUTES } : {};
    reasons.push({ code: sameSite, attribute: 'samesite', data, section: '5.7' });
  }
  return reasons;
}

function isAnyOverlaid(arrival: ReceivedCandidate): boolean {
  const { candidate, response } = arrival;
  for (const existing of secureNamed(response.jar, candidate.name))
    if (!isExpired(existing, response.now) && isOverlaid(existing, arrival)) return true;
  return false;
}

function isReplacedHttpOnly(arrival: ReceivedCandidate): boolean {
  const replaced = replacedBy(arrival);
  return replaced?.httpOnly === true && !isExpired(replaced, arrival.response.now);
}

/** Whether the browser's setting for third-party cookies rejects it; Chromium then names none of the reasons after it. */
export function isRejectedAsThirdParty({ policy, partitionKey, response }: ReceivedCandidate): boolean {
  // Firefox rejects those with Partitioned too.
  return policy === 'blocked' && (partitionKey === null || response.agent === 'firefox');
}

/**
 * "If the cookie's secure-only-flag is false, and the request-uri does not denote a "secure" connection, then abort" when a
 * Secure cookie of the name exists whose domain domain-matches "the domain of the newly-created cookie, or vice-versa" and
 * "The path of the newly-created cookie path-matches the path of the existing cookie".
 */
function isOverlaid(existing: Cookie, { candidate, response, partitionKey }: ReceivedCandidate): boolean {
  if (!isSamePartition(existing.partitionKey, partitionKey)) return false;
  if (!pathMatches(candidate.path, existing.path)) return false;
  if (existing.domain === candidate.domain) return true;
  // Firefox applies a host-only cookie to its own host alone; Chromium does not check this.
  const asks = response.agent === 'firefox';
  const reaches = (one: Candidate | Cookie, other: Candidate | Cookie) =>
    !(asks && one.hostOnly) && domainMatches(other.domain, one.domain);
  return reaches(existing, candidate) || reaches(candidate, existing);
}

/** The cookie that this one takes the place of. */
export function replacedBy({ candidate, partitionKey, response }: ReceivedCandidate): Cookie | undefined {
  const { name, domain, hostOnly, path } = candidate;
  return cookieAt(response.jar, { storeId: storeOf(response), partitionKey, domain, hostOnly, path, name });
}

/** The store that a response is for. */
export function storeOf({ storeId, jar, agent }: ResponseContext): string {
  return storeId ?? ('get' in jar ? jar.storeId : jar[0]?.storeId) ?? DEFAULT_STORE[agent];
}

/**
 * "If the cookie's same-site-flag is not "None"": it is ignored unless it came from a same-site request or "a request which
 * is navigating a top-level traversable". Firefox takes an unset one for None, and does not check whether the request was
 * same-site but whether its site is that of the page and all frames between: redirects do not count here.
 */
function crossSiteReason({ candidate, url, response }: ReceivedCandidate): ReasonCode | null {
  const { agent, sameSiteContext, topLevelNavigation } = response;
  const chrome = agent === 'chrome';
  const fits = chrome ? sameSiteContext === 'same-site' || topLevelNavigation : !isThirdParty(url, response);
  if (fits || candidate.sameSite === 'none') return null;
  if (candidate.sameSite === 'strict') return chrome ? 'SchemefulSameSiteStrict' : 'SameSiteStrict';
  if (candidate.sameSite === 'lax') return chrome ? 'SchemefulSameSiteLax' : 'SameSiteLax';
  return chrome ? 'SchemefulSameSiteUnspecifiedTreatedAsLax' : null;
}
