import { domainMatches } from '../address/domain-matches.ts';
import { parseUrl } from '../address/parse-url.ts';
import { isSecureOrigin } from '../address/secure-origin.ts';
import type { Cookie } from '../cookie.ts';
import { cookieHeader } from '../sizes.ts';
import type { NotSent, Reason, RequestContext, Retrieval } from '../verdict.ts';
import { thirdPartyPolicy } from './third-party.ts';
import { type Target, whyNotSent } from './why-not-sent.ts';
import { isSameSiteUncertain } from './why-not-sent-by-same-site.ts';

/**
 * The cookies that a request carries, in header order, and for every other one all reasons why not
 * (RFC 6265bis §5.8.3, Retrieval Algorithm). `sent` and `notSent` together are the whole jar; what is in `uncertain`
 * is in `notSent` too. The jar is that of one cookie store. Never throws: a URL without cookies gets none.
 */
export function cookiesForRequest(jar: readonly Cookie[], request: RequestContext): Retrieval {
  const url = parseUrl(request.url);
  if (!url) return { sent: [], notSent: allNotSent(jar, request.url), uncertain: [], header: '', bytes: 0 };
  const target: Target = {
    request,
    host: url.hostname,
    path: url.pathname,
    secure: isSecureOrigin(url),
    policy: thirdPartyPolicy(url, request),
  };
  const sent: Cookie[] = [];
  const notSent: NotSent[] = [];
  const uncertain: NotSent[] = [];
  prepareFor(target.host);
  for (const cookie of jar) {
    if (!belongsTo(cookie, target.host)) {
      notSent.push({ cookie, reasons: domainMismatch(cookie, target.host) });
      continue;
    }
    const reasons = whyNotSent(cookie, target);
    const [first] = reasons;
    if (!first) {
      sent.push(cookie);
      continue;
    }
    notSent.push({ cookie, reasons });
    const onlySameSite = reasons.length === 1 && first.code === 'SchemefulSameSiteUnspecifiedTreatedAsLax';
    if (onlySameSite && isSameSiteUncertain(cookie, request)) uncertain.push({ cookie, reasons });
  }
  const header = cookieHeader(inHeaderOrder(sent));
  return { sent, notSent, uncertain, header, bytes: header.length };
}

/**
 * §5.8.3: "The cookie's host-only-flag is true" and the canonicalized host "is identical to the cookie's domain", or "The
 * cookie's host-only-flag is false" and the host domain-matches that domain.
 */
function belongsTo(cookie: Cookie, host: string): boolean {
  return cookie.hostOnly ? cookie.domain === host : domainMatches(host, cookie.domain);
}

/**
 * Why `host` gets no cookie of a domain: a surface calls this at each change of a jar. Cleared for another host, and
 * before it grows without end.
 */
const foreign = { host: '', hostOnly: new Map<string, Reason[]>(), shared: new Map<string, Reason[]>() };
const MOST_DOMAINS = 5000;

function prepareFor(host: string): void {
  if (host === foreign.host && foreign.hostOnly.size + foreign.shared.size < MOST_DOMAINS) return;
  foreign.host = host;
  foreign.hostOnly.clear();
  foreign.shared.clear();
}

/** Cookies of one domain share their reason, which nobody may write to. Nothing else counts on a request to another host. */
function domainMismatch({ domain, hostOnly }: Cookie, host: string): Reason[] {
  const byDomain = hostOnly ? foreign.hostOnly : foreign.shared;
  let reasons = byDomain.get(domain);
  if (!reasons) {
    const data = { domain: hostOnly ? domain : `.${domain}`, host };
    reasons = [{ code: 'DomainMismatch', attribute: 'domain', data, section: '5.8.3' }];
    byDomain.set(domain, reasons);
  }
  return reasons;
}

/**
 * §5.8.3: "Cookies with longer paths are listed before cookies with shorter paths"; among equals "cookies with earlier
 * creation-times are listed before cookies with later creation-times". Where the browser does not report the creation time
 * its list is in that order already, and the sort is stable.
 */
function inHeaderOrder(sent: Cookie[]): Cookie[] {
  const dated = sent.every((cookie) => cookie.creationTime !== null);
  const compare = (a: Cookie, b: Cookie) =>
    b.path.length - a.path.length || (dated ? Number(a.creationTime) - Number(b.creationTime) : 0);
  // A browser's list is in order already, and to see that is cheaper than to sort.
  const isInOrder = sent.every((cookie, index) => {
    const before = sent[index - 1];
    return !before || compare(before, cookie) <= 0;
  });
  return isInOrder ? sent : sent.sort(compare);
}

function allNotSent(jar: readonly Cookie[], url: string): NotSent[] {
  const scheme = url.slice(0, Math.max(0, url.indexOf(':')));
  const reasons: Reason[] = [{ code: 'SchemeNotSupported', data: { scheme }, section: '5.8.3' }];
  return jar.map((cookie) => ({ cookie, reasons }));
}
