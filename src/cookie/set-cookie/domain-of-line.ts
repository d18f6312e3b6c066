import { canonicalDomain } from '../address/canonical-domain.ts';
import { domainMatches } from '../address/domain-matches.ts';
import type { Agent, RegistrableDomain } from '../cookie.ts';
import type { LineAttribute } from './parse-set-cookie-line.ts';

const ASCII = /^[\0-\x7f]*$/;

/** The domain a line gives its cookie, or null when the browser rejects it for that. */
export interface LineDomain {
  domain: string;
  hostOnly: boolean;
}

/**
 * RFC 6265bis §5.7 rejects a cookie whose domain-attribute the canonicalized request-host does not domain-match, and one
 * whose domain-attribute is a public suffix, unless that is the request-host itself: then the cookie is host-only.
 * Browsers do the same for IP addresses and single labels.
 */
export function domainOfLine(
  attribute: LineAttribute | undefined,
  host: string,
  agent: Agent,
  registrableDomain: RegistrableDomain,
): LineDomain | null {
  // §5.7 asks "If the domain-attribute is non-empty": an empty last Domain makes the cookie host-only.
  if (!attribute || attribute.value === '') return { domain: host, hostOnly: true };
  const domain = canonicalDomain(attribute.value, agent);
  if (domain === null) return null;
  const registrable = registrableDomain(host);
  if (registrable === null) {
    // Here Chromium compares the attribute as it came, before it becomes punycode.
    return domain === host && ASCII.test(attribute.value) ? { domain, hostOnly: true } : null;
  }
  // What is shorter than the registrable domain is a public suffix, or a parent of one: both browsers reject that as well.
  if (domain.length < registrable.length || !domainMatches(host, domain)) return null;
  return { domain, hostOnly: false };
}
