import type { Agent, SameSite } from '../cookie.ts';
import { LIMITS } from '../limits/limits.ts';
import type { Octets } from '../octets.ts';
import type { Reason } from '../verdict.ts';
import { controlCharacter, disallowedCharacter } from './control-character.ts';
import { brokenPrefix, prefixOf } from './prefix.ts';

/** Why no URL and no circumstances could make a cookie of it, the most important reason first. */
export function whyNotACookie(candidate: Candidate, agent: Agent): Reason[] {
  const reasons = pairReasons(candidate, agent);
  addNameReasons(reasons, candidate, agent);
  addFlagReasons(reasons, candidate);
  return reasons;
}

/** What is wrong with name and value alone, which browsers look at first. */
export function pairReasons({ name, value }: Candidate, agent: Agent): Reason[] {
  // §5.7: "If the cookie-name is empty and cookie-value is empty, abort".
  if (name === '' && value === '') return [{ code: 'NoCookieContent', attribute: 'name', data: {}, section: '5.7' }];
  const reasons: Reason[] = [];
  const octets = name.length + value.length;
  const limit = LIMITS.pairOctets.value;
  // §5.6: "If the sum of the lengths of the name string and the value string is more than 4096 octets, abort".
  if (octets > limit) {
    reasons.push({ code: 'NameValuePairExceedsMaxSize', attribute: 'value', data: { octets, limit }, section: '5.6' });
  }
  const inName = controlCharacter(name, agent);
  if (inName !== null) reasons.push(disallowedCharacter('name', inName));
  const inValue = controlCharacter(value, agent);
  if (inValue !== null) reasons.push(disallowedCharacter('value', inValue));
  return reasons;
}

/**
 * A nameless cookie is sent as its value alone. Firefox has none; in Chromium the value must not read as a name with a
 * value, nor (§5.7) begin "with a case-insensitive match for the string "__Secure-"" or another prefix.
 */
function namelessReasons(value: string, agent: Agent): Reason[] {
  const reasons: Reason[] = [];
  const prefix = prefixOf(value);
  if (prefix) {
    const data = { prefix: prefix.prefix, needs: prefix.needs };
    reasons.push({ code: 'InvalidPrefix', attribute: 'value', data, section: '5.7' });
  }
  if (agent === 'firefox' || value.includes('=')) {
    reasons.push({ code: 'InvalidName', attribute: 'name', data: {}, section: '5.6' });
  }
  return reasons;
}

/** Which rules for its name a cookie breaks, wherever it came from. */
export function addNameReasons(reasons: Reason[], candidate: Candidate, agent: Agent): void {
  const { name, value } = candidate;
  if (name === '' && value !== '') reasons.push(...namelessReasons(value, agent));
  const broken = brokenPrefix(candidate);
  if (broken) {
    const data = { prefix: broken.prefix, needs: broken.needs };
    reasons.push({ code: 'InvalidPrefix', attribute: broken.attribute, data, section: '5.7' });
  }
}

/** What SameSite=None and Partitioned require and the cookie does not have. */
export function addFlagReasons(reasons: Reason[], candidate: Candidate): void {
  // §5.7: "If the cookie's "same-site-flag" is "None", abort" and "ignore the cookie entirely unless the cookie's
  // secure-only-flag is true."
  if (candidate.sameSite === 'none' && !candidate.secure) {
    reasons.push({ code: 'SameSiteNoneInsecure', attribute: 'samesite', data: {}, section: '5.7' });
  }
  // Not in RFC 6265bis: CHIPS requires Secure. Both browsers do, without a Path=/.
  if (candidate.partitioned && !candidate.secure) {
    reasons.push({ code: 'PartitionedInsecure', attribute: 'partitioned', data: {}, section: 'CHIPS' });
  }
}

/** A cookie to be stored, before the rules are applied. */
export interface Candidate {
  name: Octets;
  value: Octets;
  domain: string;
  hostOnly: boolean;
  path: Octets;
  secure: boolean;
  httpOnly: boolean;
  sameSite: SameSite;
  /** It carries the Partitioned attribute. */
  partitioned: boolean;
}
