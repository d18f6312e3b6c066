import { pathMatches } from '../address/path-matches.ts';
import type { Cookie } from '../cookie.ts';
import { isExpired } from '../jar/expiry.ts';
import { toText } from '../octets.ts';
import type { Reason, RequestContext, ThirdParty } from '../verdict.ts';
import { isSamePartition } from './third-party.ts';
import { whyNotSentBySameSite } from './why-not-sent-by-same-site.ts';

/** What every cookie of the jar is compared with, worked out once a request. */
export interface Target {
  request: RequestContext;
  host: string;
  path: string;
  /** The connection may carry Secure cookies. */
  secure: boolean;
  /** What happens to unpartitioned cookies. */
  policy: ThirdParty;
}

/** Shared by all cookies that are sent; never written to. */
const NONE: Reason[] = [];

/** All reasons why a request to the cookie's own host does not carry it; empty: it does. */
export function whyNotSent(cookie: Cookie, target: Target): Reason[] {
  let reasons = also(NONE, expired(cookie, target));
  reasons = also(reasons, offPath(cookie, target));
  reasons = also(reasons, insecure(cookie, target));
  reasons = also(reasons, hiddenFromScript(cookie, target));
  reasons = also(reasons, otherPartition(cookie, target));
  return also(reasons, whyNotSentBySameSite(cookie, target.request));
}

function also(reasons: Reason[], reason: Reason | null): Reason[] {
  if (reason === null) return reasons;
  if (reasons === NONE) return [reason];
  reasons.push(reason);
  return reasons;
}

/** §5.7: "The user agent MUST evict all expired cookies"; Firefox's cookies API still lists them. */
function expired(cookie: Cookie, { request }: Target): Reason | null {
  if (!isExpired(cookie, request.now)) return null;
  return { code: 'Expired', attribute: 'expires', data: { expiryTime: cookie.expiryTime ?? 0 }, section: '5.7' };
}

/** "The retrieval's URI's path path-matches the cookie's path." */
function offPath(cookie: Cookie, { path }: Target): Reason | null {
  if (pathMatches(path, cookie.path)) return null;
  const data = { path: toText(cookie.path), requestPath: path };
  return { code: 'NotOnPath', attribute: 'path', data, section: '5.8.3' };
}

/** "If the cookie's secure-only-flag is true, then the retrieval's URI must denote a "secure" connection". */
function insecure(cookie: Cookie, { secure }: Target): Reason | null {
  if (!cookie.secure || secure) return null;
  return { code: 'SecureOnly', attribute: 'secure', data: {}, section: '5.8.3' };
}

/** "If the cookie's http-only-flag is true, then exclude the cookie if the retrieval's type is "non-HTTP"." */
function hiddenFromScript(cookie: Cookie, { request }: Target): Reason | null {
  if (!cookie.httpOnly || request.via !== 'script') return null;
  return { code: 'HttpOnly', attribute: 'httponly', data: {}, section: '5.8.3' };
}

/** Not in RFC 6265bis: CHIPS adds the cookies of the request's own partition to the unpartitioned ones. */
function otherPartition(cookie: Cookie, { request, policy }: Target): Reason | null {
  // Chromium's setting leaves partitioned cookies alone, Firefox's does not.
  const isBlocked = policy === 'blocked' && (cookie.partitionKey === null || request.agent === 'firefox');
  if (isBlocked) return { code: 'UserPreferences', data: {}, section: '7.1' };
  if (cookie.partitionKey === null) {
    if (policy === 'allowed') return null;
  } else if (isSamePartition(cookie.partitionKey, request.partitionKey)) return null;
  const partition = cookie.partitionKey?.topLevelSite ?? '';
  const data = { partition, requestPartition: request.partitionKey?.topLevelSite ?? '' };
  return { code: 'PartitionMismatch', attribute: 'partitioned', data, section: 'CHIPS' };
}
