import type { Agent, Cookie, RegistrableDomain } from '../../cookie/cookie.ts';
import { asBrowserShows } from '../../cookie/octets.ts';
import { cookiesForRequest } from '../../cookie/request/cookies-for-request.ts';
import type { Reason, ThirdParty } from '../../cookie/verdict.ts';
import type { Circumstances } from '../network/circumstances.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { type SentPair, sentPairs } from '../network/sent-pair.ts';
import type { WhyNoCookies } from '../network/why-no-cookies.ts';

/** A cookie that a request sent. */
export interface SentCookie extends SentPair {
  /** The stored cookie that was sent; null: none of that name was stored for this request. */
  cookie: Cookie | null;
  /** The browser has the cookie with another value. */
  isChanged: boolean;
  /** Why the rules would not send it; empty: they would. */
  reasons: readonly Reason[];
}

/** A cookie of the same site that the request did not send. */
export interface NotSentCookie {
  cookie: Cookie;
  /** Why it was not sent; empty: by the rules it would have been. */
  reasons: readonly Reason[];
}

/** The cookies that a request sent, and those that it did not send. */
export interface RequestCookies {
  /** In the order of the header. */
  sent: readonly SentCookie[];
  notSent: readonly NotSentCookie[];
  /** How many of both differ from the rules. */
  mismatches: number;
}

interface Setting {
  agent: Agent;
  registrableDomain: RegistrableDomain;
  circumstances: Circumstances;
  thirdParty: ThirdParty | undefined;
  /** Its document may have storage access, of which the record does not tell. */
  mayHaveAccess?: boolean;
  /** Why it sent no cookies, whichever there are; null: nothing suggests that. */
  noCookies: WhyNoCookies | null;
  /** The cookies were read only after the request: those that the rules would send may have been stored in between. */
  isReadLater?: boolean;
}

/** Why a cookie that was read only after a request was perhaps not sent with it. */
export const PERHAPS_STORED_LATER: Reason = { code: 'PerhapsStoredLater', data: {}, section: '5.8.3' };

/** Firefox's API does not show whether a cookie of a partition was set with Partitioned. */
export const PERHAPS_NOT_PARTITIONED: Reason = { code: 'PerhapsNotPartitioned', data: {}, section: 'CHIPS' };

/**
 * Compares with each jar of the request's site, in each possible partition, without and with storage access where that is
 * possible, and returns the result with the fewest mismatches; of equals the first.
 */
export function bestMatch(
  request: NetworkRequest,
  jars: readonly (readonly Cookie[])[],
  setting: Setting,
): RequestCookies {
  let best: { result: RequestCookies; mismatches: number } | null = null;
  const { otherPartitionKey } = setting.circumstances;
  const circumstances = { ...setting.circumstances, partitionKey: otherPartitionKey ?? null };
  const settings = otherPartitionKey ? [setting, { ...setting, circumstances }] : [setting];
  if (setting.mayHaveAccess) settings.push({ ...setting, thirdParty: 'allowed' });
  for (const [jar, possible] of jars.flatMap((jar) => settings.map((possible) => [jar, possible] as const))) {
    const result = compareWithJar(request, jar, possible);
    const unexplained = result.sent.filter(({ cookie, isChanged }) => cookie === null || isChanged).length;
    const mismatches = unexplained + result.mismatches;
    if (best === null || mismatches < best.mismatches) best = { result, mismatches };
    if (mismatches === 0) break;
  }
  return best?.result ?? compareWithJar(request, [], setting);
}

/** Compares the Cookie header that was sent with the one that the core computes from the jar. */
function compareWithJar(request: NetworkRequest, jar: readonly Cookie[], setting: Setting): RequestCookies {
  const { circumstances, thirdParty, agent, registrableDomain } = setting;
  const retrieval = cookiesForRequest(jar, {
    agent,
    registrableDomain,
    ...circumstances,
    ...(thirdParty && { thirdParty }),
    url: request.url,
    now: request.startedAt,
  });
  const reasonsOf = new Map(retrieval.notSent.map(({ cookie, reasons }) => [cookie, reasons]));
  const uncertain = new Set(retrieval.uncertain.map(({ cookie }) => cookie));
  const unused = new Set([...retrieval.sent, ...retrieval.notSent.map(({ cookie }) => cookie)]);
  const matches = match(sentPairs(request.cookieHeader), unused, reasonsOf);

  const sent = matches.map(({ pair, cookie, isChanged }): SentCookie => {
    const reasons = cookie && !uncertain.has(cookie) ? (reasonsOf.get(cookie) ?? []) : [];
    return { ...pair, cookie, isChanged, reasons };
  });
  const notSent = [...unused].map((cookie): NotSentCookie => {
    const reasons = reasonsOf.get(cookie) ?? [];
    return { cookie, reasons: withReason(cookie, reasons, setting) };
  });
  const mismatches =
    sent.filter(({ reasons }) => reasons.length > 0).length +
    notSent.filter(({ reasons }) => reasons.length === 0).length;
  return { sent, notSent, mismatches };
}

/** A missing explanation is that of the whole request; a certain one is added to all cookies of the host. */
function withReason(
  cookie: Cookie,
  reasons: readonly Reason[],
  { noCookies, isReadLater, thirdParty, agent }: Setting,
): readonly Reason[] {
  if (reasons.some(({ code }) => code === 'DomainMismatch')) return reasons;
  if (noCookies?.isCertain) return [noCookies.reason, ...reasons];
  if (reasons.length > 0) return reasons;
  if (noCookies) return [noCookies.reason];
  const isOfAllowed = thirdParty === 'allowed' && cookie.partitionKey?.hasCrossSiteAncestor === true;
  if (agent === 'firefox' && isOfAllowed) return [PERHAPS_NOT_PARTITIONED];
  return isReadLater ? [PERHAPS_STORED_LATER] : reasons;
}

interface Match {
  pair: SentPair;
  cookie: Cookie | null;
  isChanged: boolean;
}

/**
 * Finds the cookie of each pair and removes it from `unused`. First those of the same name and value, then those of the same
 * name, whose value has changed; of several the ones that the rules send come first, in their order.
 */
function match(
  pairs: readonly SentPair[],
  unused: Set<Cookie>,
  reasonsOf: ReadonlyMap<Cookie, readonly Reason[]>,
): Match[] {
  const byName = new Map<string, Cookie[]>();
  for (const cookie of unused) {
    const namesakes = byName.get(cookie.name);
    if (namesakes) namesakes.push(cookie);
    else byName.set(cookie.name, [cookie]);
  }
  const matches = pairs.map((pair): Match => {
    const same = byName
      .get(asBrowserShows(pair.name))
      ?.find((cookie) => unused.has(cookie) && cookie.value === asBrowserShows(pair.value));
    if (same) unused.delete(same);
    return { pair, cookie: same ?? null, isChanged: false };
  });
  return matches.map((found): Match => {
    if (found.cookie) return found;
    const namesake = byName
      .get(asBrowserShows(found.pair.name))
      ?.find((cookie) => unused.has(cookie) && !reasonsOf.has(cookie));
    if (!namesake) return found;
    unused.delete(namesake);
    return { ...found, cookie: namesake, isChanged: true };
  });
}
