import type { Agent, Cookie, RegistrableDomain } from '../../cookie/cookie.ts';
import { partitionOfRequest } from '../../cookie/request/partition-of-request.ts';
import { sameSiteContext } from '../../cookie/request/same-site-context.ts';
import { isThirdParty } from '../../cookie/request/third-party.ts';
import type { RequestContext, ResponseContext, ThirdParty } from '../../cookie/verdict.ts';
import { type Initiator, isTopLevel } from './initiators.ts';

/** A request that was not made. All URLs are absolute, http or https. */
export interface Trial {
  url: string;
  method: string;
  initiator: Initiator;
  /** URL of the page in the tab, whose link, form or content makes the request. Ignored if the person typed `url`. */
  page: string;
  /** URL of the frame in that page that makes the request; null: the page itself. */
  frame: string | null;
  /** The URL whose response redirected to `url`; null: there was no redirect. */
  redirect: string | null;
  /** What the browser does with third-party cookies; undefined: its default. */
  thirdParty: ThirdParty | undefined;
}

/** The browser that makes the request, and when. */
export interface RequestSource {
  agent: Agent;
  /** Milliseconds since the epoch. */
  now: number;
  registrableDomain: RegistrableDomain;
}

/** The circumstances of the request in the form that the core needs. */
export function requestOf(trial: Trial, { agent, now, registrableDomain }: RequestSource): RequestContext {
  const { url, method, initiator, page, frame, redirect, thirdParty } = trial;
  const topLevelNavigation = isTopLevel(initiator);
  const ancestors = topLevelNavigation ? [] : frame === null ? [page] : [page, frame];
  const context = { agent, url, ancestors, registrableDomain };
  return {
    url,
    now,
    agent,
    method,
    topLevelNavigation,
    registrableDomain,
    ...(thirdParty && { thirdParty }),
    sameSiteContext: sameSiteContext({
      ...context,
      initiator: initiator === 'typed' ? null : (frame ?? page),
      redirectChain: redirect === null ? [] : [redirect],
    }),
    partitionKey: partitionOfRequest(context),
  };
}

/** The circumstances in which the response to that request sets cookies. */
export function responseOf(
  trial: Trial,
  source: RequestSource,
  jar: readonly Cookie[],
  storeId: string,
): ResponseContext {
  const { method: _, ...request } = requestOf(trial, source);
  return { ...request, via: 'http', jar, storeId };
}

/**
 * Whether the request includes cookies. Fetch Standard: a request whose credentials mode is "same-origin", the default of
 * fetch(), includes them for its own origin only, and no longer once another origin redirected it.
 */
export function hasCredentials({ url, initiator, page, frame, redirect }: Trial): boolean {
  if (initiator !== 'fetch-default') return true;
  const { origin } = new URL(frame ?? page);
  return [url, redirect ?? url].every((requestUrl) => new URL(requestUrl).origin === origin);
}

/** Whether the rule for third-party cookies applies to the request. */
export function isThirdPartyTrial(trial: Trial, source: RequestSource): boolean {
  return isThirdParty(new URL(trial.url), requestOf(trial, source));
}
