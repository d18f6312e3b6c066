import type { Agent, Cookie, RegistrableDomain } from '../../cookie/cookie.ts';
import { toOctets, toText } from '../../cookie/octets.ts';
import { cookiesForRequest } from '../../cookie/request/cookies-for-request.ts';
import type { Reason, ThirdParty } from '../../cookie/verdict.ts';
import type { Circumstances } from '../network/circumstances.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { type SentPair, sentPairs } from './sent-pair.ts';

/** A cookie that a request carried. */
export interface SentCookie extends SentPair {
  /** The cookie of the jar that it is; null: the jar held none of that name for this request. */
  cookie: Cookie | null;
  /** The jar held it with another value. */
  isChanged: boolean;
  /** Why the rules would have withheld it; empty: they would not. */
  reasons: readonly Reason[];
}

/** A cookie of the same site that the request did not carry. */
export interface UnsentCookie {
  cookie: Cookie;
  /** Empty: by the rules it would have been sent. */
  reasons: readonly Reason[];
}

/** What a request carried, cookie by cookie, and what it left out. */
export interface RequestCookies {
  /** In the order of the header. */
  sent: readonly SentCookie[];
  withheld: readonly UnsentCookie[];
  /** How many of both are not as the rules have it. */
  disagreements: number;
}

interface Setting {
  agent: Agent;
  registrableDomain: RegistrableDomain;
  circumstances: Circumstances;
  thirdParty: ThirdParty | undefined;
}

/** By that jar of several, each with the cookies of the request's site, which explains the header best; the first of equals. */
export function bestMatch(
  request: NetworkRequest,
  jars: readonly (readonly Cookie[])[],
  setting: Setting,
): RequestCookies {
  let best: { carried: RequestCookies; misfits: number } | null = null;
  for (const jar of jars) {
    const carried = carriedBy(request, jar, setting);
    const strange = carried.sent.filter(({ cookie, isChanged }) => cookie === null || isChanged).length;
    const misfits = strange + carried.disagreements;
    if (best === null || misfits < best.misfits) best = { carried, misfits };
    if (misfits === 0) break;
  }
  return best?.carried ?? carriedBy(request, [], setting);
}

/** Compares the header that was sent with what the core says of the jar: what is in the header was sent, whatever the core says. */
function carriedBy(request: NetworkRequest, jar: readonly Cookie[], setting: Setting): RequestCookies {
  const { circumstances, thirdParty, agent, registrableDomain } = setting;
  const retrieval = cookiesForRequest(jar, {
    agent,
    registrableDomain,
    ...circumstances,
    ...(thirdParty && { thirdParty }),
    url: request.url,
    now: request.startedAt,
  });
  const reasonsOf = new Map(retrieval.withheld.map(({ cookie, reasons }) => [cookie, reasons]));
  const open = new Set(retrieval.uncertain.map(({ cookie }) => cookie));
  const unused = new Set([...retrieval.sent, ...retrieval.withheld.map(({ cookie }) => cookie)]);
  const found = match(sentPairs(request.cookieHeader), unused, reasonsOf);

  const sent = found.map(({ pair, cookie, isChanged }): SentCookie => {
    const reasons = cookie && !open.has(cookie) ? (reasonsOf.get(cookie) ?? []) : [];
    return { ...pair, cookie, isChanged, reasons };
  });
  const withheld = [...unused].map((cookie): UnsentCookie => ({ cookie, reasons: reasonsOf.get(cookie) ?? [] }));
  const disagreements =
    sent.filter(({ reasons }) => reasons.length > 0).length +
    withheld.filter(({ reasons }) => reasons.length === 0).length;
  return { sent, withheld, disagreements };
}

interface Match {
  pair: SentPair;
  cookie: Cookie | null;
  isChanged: boolean;
}

/**
 * Which cookie each pair is; what was found is taken out of `unused`. The same name and value first, then the same name,
 * where the value changed since; among several the ones that the rules send come first, in their order.
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
      .get(shown(pair.name))
      ?.find((cookie) => unused.has(cookie) && cookie.value === shown(pair.value));
    if (same) unused.delete(same);
    return { pair, cookie: same ?? null, isChanged: false };
  });
  return matches.map((found): Match => {
    if (found.cookie) return found;
    const namesake = byName.get(shown(found.pair.name))?.find((cookie) => unused.has(cookie) && !reasonsOf.has(cookie));
    if (!namesake) return found;
    unused.delete(namesake);
    return { ...found, cookie: namesake, isChanged: true };
  });
}

/** As the browser's API shows it: octets that are not UTF-8 become those of U+FFFD. */
function shown(octets: string): string {
  return toOctets(toText(octets));
}
