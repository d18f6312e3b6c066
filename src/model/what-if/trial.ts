import type { Agent, Cookie, RegistrableDomain } from '../../cookie/cookie.ts';
import { partitionOfRequest } from '../../cookie/request/partition-of-request.ts';
import { sameSiteContext } from '../../cookie/request/same-site-context.ts';
import { isThirdParty } from '../../cookie/request/third-party.ts';
import type { RequestContext, ResponseContext, ThirdParty } from '../../cookie/verdict.ts';
import { type Initiator, isTopLevel } from './initiators.ts';

/** A request that was not made. Addresses are absolute, http or https. */
export interface Trial {
  url: string;
  method: string;
  initiator: Initiator;
  /** The page in the tab: its link or form it is, or it loads the address. Of no account where the person types. */
  page: string;
  /** The frame of that page that makes the request; null: the page itself. */
  frame: string | null;
  /** What the browser asked before, and was sent on from; null: nothing. */
  redirect: string | null;
  /** What happens to cookies of another site than the page's; undefined: as the browser comes. */
  thirdParty: ThirdParty | undefined;
}

/** Who asks, and when. */
export interface RequestSource {
  agent: Agent;
  /** Milliseconds since the epoch. */
  now: number;
  registrableDomain: RegistrableDomain;
}

/** The circumstances of the request, as the core wants them. */
export function requestOf(trial: Trial, { agent, now, registrableDomain }: RequestSource): RequestContext {
  const { url, method, initiator: way, page, frame, redirect, thirdParty } = trial;
  const topLevelNavigation = isTopLevel(way);
  const ancestors = topLevelNavigation ? [] : frame === null ? [page] : [page, frame];
  const question = { agent, url, ancestors, registrableDomain };
  return {
    url,
    now,
    agent,
    method,
    topLevelNavigation,
    registrableDomain,
    ...(thirdParty && { thirdParty }),
    sameSiteContext: sameSiteContext({
      ...question,
      initiator: way === 'typed' ? null : (frame ?? page),
      redirectChain: redirect === null ? [] : [redirect],
    }),
    partitionKey: partitionOfRequest(question),
  };
}

/** The circumstances in which the answer to that request sets cookies. */
export function responseOf(
  trial: Trial,
  asker: RequestSource,
  jar: readonly Cookie[],
  storeId: string,
): ResponseContext {
  const { method: _, ...request } = requestOf(trial, asker);
  return { ...request, via: 'http', jar, storeId };
}

/**
 * Whether cookies have any part in it. Fetch Standard: a request whose credentials mode is "same-origin", the default of
 * fetch(), has them for its own origin alone, and no longer once it was sent on by another.
 */
export function hasCredentials({ url, initiator: way, page, frame, redirect }: Trial): boolean {
  if (way !== 'fetch-default') return true;
  const { origin } = new URL(frame ?? page);
  return [url, redirect ?? url].every((address) => new URL(address).origin === origin);
}

/** Whether the rule for cookies of other sites than the page's decides about it. */
export function isThirdPartyTrial(trial: Trial, asker: RequestSource): boolean {
  return isThirdParty(new URL(trial.url), requestOf(trial, asker));
}
