import { parseUrl } from '../address/parse-url.ts';
import { schemefulSite } from '../address/site.ts';
import type { Agent, RegistrableDomain } from '../cookie.ts';
import type { RequestContext } from '../verdict.ts';

export interface Visit {
  url: string;
  /** Milliseconds since the epoch. */
  now: number;
  agent: Agent;
  registrableDomain: RegistrableDomain;
}

/** The request a browser makes when its user opens or reloads `url`: a same-site top-level GET in the site's own partition. */
export function topLevelRequest({ url, now, agent, registrableDomain }: Visit): RequestContext {
  const parsed = parseUrl(url);
  return {
    url,
    now,
    agent,
    method: 'GET',
    sameSiteContext: 'same-site',
    topLevelNavigation: true,
    partitionKey: parsed && {
      topLevelSite: schemefulSite(parsed, registrableDomain),
      hasCrossSiteAncestor: false,
    },
    registrableDomain,
  };
}
