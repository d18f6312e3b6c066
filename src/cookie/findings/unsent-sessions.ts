import { domainMatches } from '../address/domain-matches.ts';
import { parseUrl } from '../address/parse-url.ts';
import { siteOf } from '../address/site.ts';
import { type Agent, type Cookie, cookieKey, type RegistrableDomain } from '../cookie.ts';
import { isDenial, type PageRequest } from '../page-request.ts';
import { cookiesForRequest } from '../request/cookies-for-request.ts';
import { partitionOfRequest } from '../request/partition-of-request.ts';
import { sameSiteContext } from '../request/same-site-context.ts';
import { topLevelRequest } from '../request/top-level-request.ts';
import type { NotSent, Reason, ReasonCode, RequestContext, ThirdParty } from '../verdict.ts';
import { type SendingLine, sendingLine } from './sending-line.ts';
import { isNamedAsSession, sessionKind } from './session.ts';

/** A session that a request of the page does not carry, though it looks wanted there. */
export interface UnsentSession {
  cookie: Cookie;
  request: PageRequest;
  /** The server denied the request as one without a valid sign-in; false: the server served it, so the session may not be needed. */
  isDenied: boolean;
  reasons: Reason[];
  /** The line with which the browser sends it there; null: no line does. */
  fix: SendingLine | null;
}

interface Question {
  /** The cookies of all sites that the requests go to, as far as they can be read. */
  jar: readonly Cookie[];
  pageUrl: string;
  requests: readonly PageRequest[];
  agent: Agent;
  /** Milliseconds since the epoch. */
  now: number;
  registrableDomain: RegistrableDomain;
  /** What the browser does with third-party cookies; null: not known. */
  thirdParty: ThirdParty | null;
}

/** The latest requests that are looked at: a page may make as many as it likes. */
const MOST_REQUESTS = 50;

/** Reasons that follow from the cookie and the URL alone. */
const CERTAIN: ReadonlySet<ReasonCode> = new Set([
  'DomainMismatch',
  'NotOnPath',
  'SecureOnly',
  'SameSiteStrict',
  'SameSiteLax',
  'SameSiteNoneInsecure',
  'SchemefulSameSiteStrict',
  'SchemefulSameSiteLax',
  'SchemefulSameSiteUnspecifiedTreatedAsLax',
]);
/** Reasons that follow from the browser's setting for third-party cookies too. */
const BY_SETTING: ReadonlySet<ReasonCode> = new Set(['UserPreferences', 'PartitionMismatch']);

/** First labels of hosts that no session is wanted at: files, statistics, search, real time. */
const NO_SESSION_HOST =
  /^(?:static|assets?|cdn|img|images?|media|fonts?|js|css|files?|video|maps?|tiles?|metrics?|stats?|analytics|collect(?:or)?|telemetry|logs?|logging|events?|rum|sentry|errors?|beacon|track(?:ing|er)?|t|px|pixel|ads?|tags?|s?gtm|consent|cmp|search|suggest|autocomplete|geo|weather|push|ws|status|flags?|features?|config|experiments?)\d*$/;

/** First labels of hosts that sign people in for others. */
const SIGN_IN_HOST =
  /^(?:www|app|my|account|accounts|auth|authn|login|logon|signin|sso|id|idp|identity|oauth|passport)\./;

/**
 * The sessions that requests of this page do not carry and that look wanted there, those first that a server missed. It
 * claims only what follows from the cookies and the URL (§5.8.3): a host-only cookie goes to a host that "is identical to
 * the cookie's domain" and to no other, whatever else is unknown of the request.
 */
export function unsentSessions(question: Question): UnsentSession[] {
  const { jar, pageUrl, agent, now, registrableDomain } = question;
  const pageRequest = topLevelRequest({ url: pageUrl, now, agent, registrableDomain });
  const pageHost = new URL(pageUrl).hostname;
  const requests = relevantRequests(question.requests, pageHost);
  if (requests.length === 0) return [];
  // Most cookies of a large jar are out of question for every request.
  const sessions = jar.filter((cookie) => isNamedAsSession(cookie) || sessionKind(cookie) !== null);
  const ofPage = new Set(cookiesForRequest(sessions, pageRequest).sent);
  const found = new Map<string, UnsentSession>();
  for (const request of requests) {
    const url = parseUrl(request.url);
    if (!url) continue;
    const { host, hostname } = url;
    const context = contextOf(request, question);
    const hosts = [pageHost, hostname, ...frameHost(request)];
    const { sent, notSent } = cookiesForRequest(sessions, context);
    if (sent.length > 0) continue;
    const isDenied = isDenial(request.status);
    for (const unsent of notSent) {
      const { cookie } = unsent;
      const site = siteOf(hostname, registrableDomain);
      if (siteOf(cookie.domain, registrableDomain) !== site || !isSession(cookie, isDenied)) continue;
      const reasons = knownReasons(unsent, context.thirdParty !== undefined);
      if (reasons.length === 0) continue;
      if (isDenied) {
        if (!hosts.some((one) => belongsTo(cookie, one)) && !isSignInHost(cookie, site)) continue;
      } else if (!ofPage.has(cookie) || !isKeptToHost(unsent)) continue;
      const key = `${cookieKey(cookie)} ${host}`;
      const before = found.get(key);
      if (before && (before.isDenied || !isDenied)) continue;
      found.set(key, {
        cookie,
        request,
        isDenied,
        reasons,
        fix: sendingLine(cookie, context),
      });
    }
  }
  return [...found.values()].sort((one, other) => rankOf(other, ofPage) - rankOf(one, ofPage));
}

/** All requests that were denied, and of those that were served one for each other host that may want a session. */
function relevantRequests(requests: readonly PageRequest[], pageHost: string): PageRequest[] {
  const served = new Set<string>();
  const relevant = requests.filter((request) => {
    const host = parseUrl(request.url)?.host;
    if (host === undefined) return false;
    if (isDenial(request.status)) return true;
    if (served.has(host) || new URL(request.url).hostname === pageHost || !mayWantSession(request)) return false;
    served.add(host);
    return true;
  });
  return relevant.slice(-MOST_REQUESTS);
}

function contextOf(request: PageRequest, question: Question): RequestContext {
  const { pageUrl, agent, now, registrableDomain } = question;
  const { url, frames = [] } = request;
  if (request.by === 'navigation') return topLevelRequest({ url, now, agent, registrableDomain });
  const around = { agent, url, ancestors: [pageUrl, ...frames], registrableDomain };
  const thirdParty = thirdPartyOf(request, question);
  return {
    url,
    now,
    agent,
    method: 'GET',
    topLevelNavigation: false,
    sameSiteContext: sameSiteContext({ ...around, initiator: frames.at(-1) ?? pageUrl, redirectChain: [] }),
    partitionKey: partitionOfRequest(around),
    registrableDomain,
    ...(thirdParty && { thirdParty }),
  };
}

/** A frame can have the browser's permission to use its cookies as if it were the page; null: not known. */
function thirdPartyOf({ by, frames, hasStorageAccess }: PageRequest, { thirdParty }: Question): ThirdParty | null {
  if (!frames && by !== 'frame') return thirdParty;
  if (hasStorageAccess === undefined) return null;
  return hasStorageAccess ? 'allowed' : thirdParty;
}

function frameHost({ frames = [] }: PageRequest): string[] {
  return frames.slice(-1).map((origin) => new URL(origin).hostname);
}

/** If the request was denied, the name alone is enough evidence. */
function isSession(cookie: Cookie, byName: boolean): boolean {
  return sessionKind(cookie) === 'session' || (byName && isNamedAsSession(cookie));
}

/** All reasons as far as they are certain; empty: none is, or the cookie is for another page. */
function knownReasons({ cookie, reasons }: NotSent, isSettingKnown: boolean): Reason[] {
  // A partitioned cookie is for the pages of one site, and another partition may have another session.
  if (cookie.partitionKey !== null && reasons.some(({ code }) => code === 'PartitionMismatch')) return [];
  if (reasons.some(({ code }) => !CERTAIN.has(code) && !BY_SETTING.has(code))) return [];
  return reasons.filter(({ code }) => CERTAIN.has(code) || (isSettingKnown && BY_SETTING.has(code)));
}

/** Without Domain, and not because its name demands that. */
function isKeptToHost({ cookie, reasons }: NotSent): boolean {
  return cookie.hostOnly && !/^__host-/i.test(cookie.name) && reasons.every(({ code }) => code === 'DomainMismatch');
}

function belongsTo({ domain, hostOnly }: Cookie, host: string): boolean {
  return hostOnly ? domain === host : domainMatches(host, domain);
}

/** A session of another host than these is wanted here only where that host signs people in for the whole site. */
function isSignInHost({ domain }: Cookie, site: string): boolean {
  return domain === site || SIGN_IN_HOST.test(domain);
}

/** A request that was not denied counts only if a script of the page made it, and not to hosts that serve everyone the same. */
function mayWantSession({ url, by, frames }: PageRequest): boolean {
  return by === 'script' && !frames && !NO_SESSION_HOST.test(new URL(url).hostname.split('.', 1)[0] ?? '');
}

function rankOf({ isDenied, cookie, request, fix }: UnsentSession, ofPage: ReadonlySet<Cookie>): number {
  const isOfPage = ofPage.has(cookie) || request.by === 'navigation';
  return (isDenied ? 8 : 0) + (isOfPage ? 4 : 0) + (cookie.httpOnly ? 2 : 0) + (fix ? 1 : 0);
}
