import { parseUrl } from '../address/parse-url.ts';
import { schemefulSite, siteOf } from '../address/site.ts';
import type { Agent, RegistrableDomain } from '../cookie.ts';
import type { SameSiteContext } from '../verdict.ts';

export interface SameSiteQuestion {
  agent: Agent;
  /** The URL requested, after all redirects. */
  url: string;
  /** The document that started the request; null: the user did, with the address bar or a bookmark. */
  initiator: string | null;
  /** Addresses requested before `url`, the first one first. */
  redirectChain: readonly string[];
  /** The frames the request is made in, the top one first; empty for a top-level navigation. */
  ancestors: readonly string[];
  registrableDomain: RegistrableDomain;
}

/**
 * Whether a request is same-site. RFC 6265bis §5.2: it is when the site of its URL is that of the client's "site for
 * cookies", which every frame up to the top one must share, or when the user started it. Chromium leaves redirects out of
 * account; Firefox counts every hop.
 */
export function sameSiteContext(question: SameSiteQuestion): SameSiteContext {
  const { agent, url, initiator, redirectChain, ancestors, registrableDomain } = question;
  const others = [...ancestors];
  if (initiator !== null) others.push(initiator);
  if (agent === 'firefox') others.push(...redirectChain);
  return others.every((other) => isSameSite(url, other, agent, registrableDomain)) ? 'same-site' : 'cross-site';
}

/**
 * Whether two URLs belong to one site. An opaque origin is same-site with nothing.
 * RFC 6265bis §5.2 compares schemes too, which Chromium does and Firefox (`network.cookie.sameSite.schemeful`) does not.
 */
export function isSameSite(one: string, other: string, agent: Agent, registrableDomain: RegistrableDomain): boolean {
  const a = parseUrl(one);
  const b = parseUrl(other);
  if (!a || !b) return false;
  if (agent === 'chrome') return schemefulSite(a, registrableDomain) === schemefulSite(b, registrableDomain);
  return siteOf(a.hostname, registrableDomain) === siteOf(b.hostname, registrableDomain);
}
