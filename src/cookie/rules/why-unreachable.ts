import { canonicalPath } from '../address/canonical-path.ts';
import { isIpv6Address } from '../address/ip-address.ts';
import type { Agent, CookieId } from '../cookie.ts';
import { REPLACEMENT, toText } from '../octets.ts';
import type { Reason } from '../verdict.ts';

/**
 * Why this browser's cookies API cannot write to the place of a cookie of the jar, empty if it can. Chromium's alters the
 * path and cannot say octets that are not UTF-8: what is written goes to another cookie of that name, or makes one.
 */
export function whyUnreachable({ domain, path, name }: CookieId, agent: Agent): Reason[] {
  if (agent !== 'chrome') return whyHostUnreachable(domain, agent);
  const reasons: Reason[] = [];
  const written = canonicalPath(path);
  if (written !== path) {
    const data = { path: toText(path), written };
    reasons.push({ code: 'PathUnreachable', attribute: 'path', data, section: '5.6.4' });
  }
  if (name.includes(REPLACEMENT))
    reasons.push({ code: 'NameUnreachable', attribute: 'name', data: {}, section: '5.6' });
  return reasons;
}

/** Firefox's API writes the cookies of an IPv6 address without its brackets: no request sends them, and what has brackets stays. */
export function whyHostUnreachable(domain: string, agent: Agent): Reason[] {
  if (agent !== 'firefox' || !isIpv6Address(domain)) return [];
  return [{ code: 'HostUnreachable', attribute: 'domain', data: { host: domain }, section: '5.8.3' }];
}
