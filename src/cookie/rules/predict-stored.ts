import { canonicalPath } from '../address/canonical-path.ts';
import type { Cookie } from '../cookie.ts';
import { LIMITS } from '../limits/limits.ts';
import { asBrowserShows, asOctets, REPLACEMENT, toText } from '../octets.ts';
import type { Note, Reason } from '../verdict.ts';
import { controlCharacter } from './control-character.ts';
import { type Validation, validateCookie } from './validate-cookie.ts';
import { whyHostUnreachable } from './why-unreachable.ts';

/** What a browser will alter; text: message `foreseen_<code>`. */
export interface PredictedNote extends Note {
  code: 'ExpiryCapped' | 'HostOnlyForced' | 'OctetsHidden' | 'PathDefaulted' | 'PathEncoded';
}

/** What a browser stores for a cookie that it is given. */
export interface Prediction {
  /** As it will be stored if no reason speaks against it. */
  cookie: Cookie;
  /** Why it would not be kept, most important first. */
  reasons: Reason[];
  /** The differences between the stored and the requested cookie. */
  notes: PredictedNote[];
}

/**
 * What the browser's cookies API stores: changes without an error are predicted here, so that a person knows before it is
 * written.
 */
export function predictStored(requested: Cookie, validation: Validation): Prediction {
  const notes: PredictedNote[] = [];
  const written = withEncodedPath(withWritableOctets(requested, validation, notes), validation, notes);
  const kept = predictUnchanged(written, validation);
  const reasons = [...whyHostUnreachable(requested.domain, validation.agent), ...kept.reasons];
  return { ...kept, reasons, notes: [...notes, ...kept.notes] };
}

/** The same however the cookie comes to the browser. */
export function predictUnchanged(requested: Cookie, validation: Validation): Prediction {
  const notes: PredictedNote[] = [];
  const cookie = withCappedExpiry(withForcedHost(requested, validation, notes), validation.now, notes);
  return { cookie, reasons: validateCookie(cookie, validation), notes };
}

/**
 * RFC 6265bis §5.7, where the domain-attribute is a public suffix: "If the domain-attribute is identical to the
 * canonicalized request-host: Let the domain-attribute be the empty string." Both browsers do so for IP addresses too.
 */
function withForcedHost(cookie: Cookie, { registrableDomain }: Validation, notes: PredictedNote[]): Cookie {
  if (cookie.hostOnly || cookie.domain === '' || registrableDomain(cookie.domain) !== null) return cookie;
  notes.push({ code: 'HostOnlyForced', attribute: 'domain', data: { domain: cookie.domain } });
  return { ...cookie, hostOnly: true };
}

/** What is no path at all, or is clearly a mistake, is rejected unchanged. */
function withEncodedPath(cookie: Cookie, { agent }: Validation, notes: PredictedNote[]): Cookie {
  if (agent !== 'chrome' || !cookie.path.startsWith('/') || controlCharacter(cookie.path, agent) !== null)
    return cookie;
  const path = asOctets(canonicalPath(cookie.path));
  if (path === cookie.path) return cookie;
  notes.push({ code: 'PathEncoded', attribute: 'path', data: { path: toText(path) } });
  return { ...cookie, path };
}

/** RFC 6265bis §5.5: the expiry "SHOULD NOT be greater than 400 days"; browsers cut it. */
function withCappedExpiry(cookie: Cookie, now: number, notes: PredictedNote[]): Cookie {
  const latest = now + LIMITS.lifetime.value;
  if (cookie.expiryTime === null || !(cookie.expiryTime > latest) || !Number.isFinite(cookie.expiryTime)) return cookie;
  const days = LIMITS.lifetime.value / 86_400_000;
  notes.push({ code: 'ExpiryCapped', attribute: 'expires', data: { days, expiryTime: latest } });
  return { ...cookie, expiryTime: latest };
}

/**
 * Chromium keeps octets that are not UTF-8 and shows U+FFFD in their place, which is all that can be written back; Firefox
 * stored U+FFFD itself, and says names octet by octet.
 */
function withWritableOctets(requested: Cookie, { agent }: Validation, notes: PredictedNote[]): Cookie {
  const cookie = { ...requested, value: asBrowserShows(requested.value), path: asBrowserShows(requested.path) };
  if (agent === 'chrome') cookie.name = asBrowserShows(requested.name);
  for (const attribute of ['name', 'value'] as const) {
    const isHidden = agent === 'chrome' && cookie[attribute].includes(REPLACEMENT);
    if (isHidden || cookie[attribute] !== requested[attribute])
      notes.push({ code: 'OctetsHidden', attribute, data: {} });
  }
  return cookie;
}
