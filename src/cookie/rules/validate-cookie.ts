import { siteOf } from '../address/site.ts';
import type { Agent, Cookie, RegistrableDomain } from '../cookie.ts';
import { excerpt } from '../excerpt.ts';
import { isExpired } from '../jar/expiry.ts';
import { LIMITS } from '../limits/limits.ts';
import type { Reason } from '../verdict.ts';
import { whyNotACookie } from './candidate-rules.ts';
import { controlCharacter, disallowedCharacter } from './control-character.ts';

export interface Validation {
  agent: Agent;
  /** Milliseconds since the epoch. */
  now: number;
  registrableDomain: RegistrableDomain;
  /** The registrable domain, or host where there is none, that the cookie must belong to; any if left out. */
  site?: string;
}

const HOST = /^(?:\[[0-9a-f:.]+\]|[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)$/;
/** The last time that a Date can have, in milliseconds. */
const LAST_MOMENT = 8.64e15;

/**
 * Why the browser would not keep this cookie if it were written with the cookies API over https, most important first; empty:
 * it would. Firefox's API takes what its own Set-Cookie rules reject (prefixes, SameSite=None and Partitioned without
 * Secure); here those count in both browsers. An expiry beyond 400 days is no reason: it is cut, not rejected.
 */
export function validateCookie(cookie: Cookie, { agent, now, registrableDomain, site }: Validation): Reason[] {
  return [
    ...whyNotACookie({ ...cookie, partitioned: isSurelyPartitioned(cookie, agent, registrableDomain) }, agent),
    ...separatorReasons(cookie),
    ...domainReasons(cookie, registrableDomain, site),
    ...pathReasons(cookie),
    ...expiryReasons(cookie, now),
  ];
}

/** Firefox partitions third-party cookies also without the Partitioned attribute, which alone requires Secure. */
function isSurelyPartitioned(
  { partitionKey, domain }: Cookie,
  agent: Agent,
  registrableDomain: RegistrableDomain,
): boolean {
  if (!partitionKey) return false;
  const ownSite = `//${siteOf(domain, registrableDomain)}`;
  return agent === 'chrome' || (!partitionKey.hasCrossSiteAncestor && partitionKey.topLevelSite.endsWith(ownSite));
}

/**
 * What a line could never have put there. RFC 6265bis §5.6 ends a name at "=", a value and a path at ";" and removes
 * spaces around them.
 */
function separatorReasons({ name, value, path }: Cookie): Reason[] {
  const reasons: Reason[] = [];
  if (/[=;]/.test(name) || isPadded(name)) {
    reasons.push({ code: 'InvalidName', attribute: 'name', data: {}, section: '5.6' });
  }
  if (value.includes(';')) reasons.push(disallowedCharacter('value', ';'));
  else if (isPadded(value)) reasons.push(disallowedCharacter('value', ' '));
  const control = controlCharacter(path, 'chrome');
  if (path.includes(';')) reasons.push(disallowedCharacter('path', ';'));
  else if (control !== null) reasons.push(disallowedCharacter('path', control));
  return reasons;
}

function isPadded(text: string): boolean {
  return /^[ \t]|[ \t]$/.test(text);
}

/**
 * RFC 6265bis §5.7: a Domain that is a public suffix makes the browser "ignore the cookie entirely" unless it is the
 * request-host itself; then the cookie is host-only. So is one of an IP address or a single label.
 */
function domainReasons({ domain, hostOnly }: Cookie, registrableDomain: RegistrableDomain, site?: string): Reason[] {
  const usable = HOST.test(domain) && domain.length <= LIMITS.attributeOctets.value;
  const isFree = usable && (hostOnly || registrableDomain(domain) !== null);
  if (isFree && (site === undefined || siteOf(domain, registrableDomain) === site)) return [];
  return [{ code: 'InvalidDomain', attribute: 'domain', data: { domain }, section: '5.7' }];
}

/** RFC 6265bis §5.6.4: an attribute-value that is empty or whose first character "is not %x2F ("/")" gives the default-path instead. */
function pathReasons({ path }: Cookie): Reason[] {
  const limit = LIMITS.attributeOctets.value;
  if (path.startsWith('/') && path.length <= limit) return [];
  return [
    {
      code: 'InvalidPath',
      attribute: 'path',
      data: { path: excerpt(path), octets: path.length, limit },
      section: '5.6.4',
    },
  ];
}

/** Writing a cookie that is over removes it. */
function expiryReasons(cookie: Cookie, now: number): Reason[] {
  const { expiryTime } = cookie;
  if (expiryTime === null) return [];
  if (!(Math.abs(expiryTime) <= LAST_MOMENT)) {
    return [{ code: 'InvalidExpiry', attribute: 'expires', data: {}, section: '5.6.1' }];
  }
  return isExpired(cookie, now)
    ? [{ code: 'Expired', attribute: 'expires', data: { expiryTime }, section: '5.7' }]
    : [];
}
