import { parseUrl } from '../address/parse-url.ts';
import { isSecureOrigin } from '../address/secure-origin.ts';
import type { Agent, Cookie } from '../cookie.ts';
import { excerpt } from '../excerpt.ts';
import { asOctets } from '../octets.ts';
import { thirdPartyPolicy } from '../request/third-party.ts';
import { addFlagReasons, addNameReasons, pairReasons } from '../rules/candidate-rules.ts';
import { controlCharacter, disallowedCharacter, isPrintable } from '../rules/control-character.ts';
import { prefixOf } from '../rules/prefix.ts';
import type { Note, Reason, ResponseContext, Verdict } from '../verdict.ts';
import { candidateOfLine, nameAndValue } from './candidate-of-line.ts';
import { domainOfLine } from './domain-of-line.ts';
import { expiryOfLine } from './expiry-of-line.ts';
import { fixLine } from './fix-line.ts';
import { joinedLinesNote } from './joined-lines.ts';
import { type LineAttributes, readAttributes } from './line-attributes.ts';
import { type ParsedLine, parseSetCookieLine } from './parse-set-cookie-line.ts';
import {
  isRejectedAsThirdParty,
  type ReceivedCandidate,
  replacedBy,
  storeOf,
  whyRejectedInContext,
} from './why-rejected.ts';

/** The most attributes with a disallowed character that are named; the others are counted. */
const MAX_ATTRIBUTES = 10;

/**
 * What the browser does with one Set-Cookie line, given as octets: RFC 6265bis §5.6 and §5.7, with what Chromium and Firefox
 * do otherwise. All reasons that apply, the most important first, each with a line that would be accepted, where there is one.
 * Never throws.
 */
export function judgeSetCookie(setCookieLine: string, response: ResponseContext): Verdict {
  const parsed = parseSetCookieLine(setCookieLine);
  const verdict = judge(setCookieLine, parsed, response);
  if (verdict.outcome !== 'rejected') return verdict;
  const fixedLine = fixLine(setCookieLine, parsed, verdict.reasons, response);
  if (fixedLine === null) return verdict;
  if (judge(fixedLine, parseSetCookieLine(fixedLine), response).outcome === 'rejected') return verdict;
  for (const reason of verdict.reasons) reason.fixedLine = asOctets(fixedLine);
  return verdict;
}

function judge(line: string, parsed: ParsedLine, response: ResponseContext): Verdict {
  const { agent, registrableDomain } = response;
  const url = parseUrl(response.url);
  if (!url) {
    const scheme = response.url.slice(0, Math.max(0, response.url.indexOf(':')));
    const reason: Reason = { code: 'SchemeNotSupported', data: { scheme }, section: '5.7' };
    return { outcome: 'rejected', ...nameAndValue(parsed, agent, []), reasons: [reason], notes: [] };
  }
  const { hostname, pathname } = url;
  const attributes = readAttributes(parsed, agent);
  const { notes } = attributes;
  const joined = joinedLinesNote(parsed, line);
  if (joined) notes.push(joined);
  const domain = domainOfLine(attributes.byName.get('domain'), hostname, agent, registrableDomain);
  const requested = domain ?? { domain: hostname, hostOnly: false };
  const candidate = candidateOfLine(parsed, attributes, requested, pathname, agent, notes);
  const policy = thirdPartyPolicy(url, response);
  // Not in RFC 6265bis. Chromium partitions cookies with Partitioned, Firefox every third-party cookie.
  const partitioned = candidate.partitioned || (agent === 'firefox' && policy === 'partitioned');
  const arrival: ReceivedCandidate = {
    candidate,
    url,
    response,
    policy: agent === 'chrome' && policy === 'partitioned' ? 'blocked' : policy,
    partitionKey: partitioned ? response.partitionKey : null,
  };
  const reasons = pairReasons(candidate, agent);
  if (!isPrintable(line)) addCharacterReasons(reasons, parsed, attributes, agent);
  if (!domain) reasons.push(invalidDomain(attributes, hostname));
  addNameReasons(reasons, candidate, agent);
  const unfit = prefixReason(candidate.name, attributes, url, agent);
  if (unfit && !reasons.some(({ code }) => code === 'InvalidPrefix')) reasons.push(unfit);
  if (isRejectedAsThirdParty(arrival)) reasons.push({ code: 'UserPreferences', data: {}, section: '7.1' });
  addFlagReasons(reasons, candidate);
  for (const reason of whyRejectedInContext(arrival)) reasons.push(reason);
  const expiryTime = expiryOfLine(attributes, response, notes);
  if (reasons.length > 0) {
    for (const reason of reasons) mark(reason, parsed, attributes);
    return { outcome: 'rejected', name: candidate.name, value: candidate.value, reasons, notes };
  }
  return accepted(arrival, expiryTime, notes);
}

/**
 * The cookie as it is stored. RFC 6265bis §5.7: "Update the creation-time of the newly-created cookie to match the
 * creation-time of the old-cookie": Chromium does so only when the value stays the same.
 */
function accepted(arrival: ReceivedCandidate, expiryTime: number | null, notes: Note[]): Verdict {
  const { response, partitionKey } = arrival;
  const { agent, now } = response;
  // Field by field: to copy an object and leave one out takes longer than all the rest of a verdict.
  const { name, value, domain, hostOnly, path, secure, httpOnly, sameSite } = arrival.candidate;
  const storeId = storeOf(response);
  if (expiryTime !== null && expiryTime <= now) {
    return { outcome: 'deleted', id: { storeId, partitionKey, domain, hostOnly, path, name }, notes };
  }
  const old = replacedBy(arrival);
  const creationTime = old && (agent === 'firefox' || old.value === value) ? old.creationTime : now;
  const cookie: Cookie = {
    name,
    value,
    domain,
    hostOnly,
    path,
    expiryTime,
    secure,
    httpOnly,
    sameSite,
    partitionKey,
    storeId,
    creationTime,
  };
  return { outcome: 'stored', cookie, notes };
}

/** §5.6 rejects control characters in the whole line; a TAB Chromium rejects in any attribute, Firefox in the path it uses. */
function addCharacterReasons(reasons: Reason[], parsed: ParsedLine, { byName }: LineAttributes, agent: Agent): void {
  let count = 0;
  for (const attribute of parsed.attributes) {
    const { name, value, span } = attribute;
    const isPathUsed = attribute === byName.get('path') && value.startsWith('/');
    const character =
      controlCharacter(name, agent) ??
      controlCharacter(value, agent) ??
      (agent === 'firefox' && isPathUsed ? controlCharacter(value, 'chrome') : null);
    if (character === null) continue;
    count++;
    if (count <= MAX_ATTRIBUTES) reasons.push({ ...disallowedCharacter(name, character), span });
  }
  if (count > MAX_ATTRIBUTES) {
    const data = { count: count - MAX_ATTRIBUTES };
    reasons.push({ code: 'MoreDisallowedCharacters', data, section: '5.6' });
  }
}

/**
 * What a prefix requires of the line and its origin, beside the cookie itself. §5.7 on "__Host-": "The cookie-attribute-list
 * contains an attribute with an attribute-name of "Path""; Firefox does not check this. Both require a secure origin.
 */
function prefixReason(name: string, { byName }: LineAttributes, url: URL, agent: Agent): Reason | null {
  const prefix = prefixOf(name);
  if (!prefix) return null;
  const data = { prefix: prefix.prefix, needs: prefix.needs };
  if (!isSecureOrigin(url)) return { code: 'InvalidPrefix', attribute: 'secure', data, section: '5.7' };
  if (agent === 'firefox' || !prefix.host || byName.get('path')?.value === '/') return null;
  return { code: 'InvalidPrefix', attribute: 'path', data, section: '5.7' };
}

function invalidDomain({ byName }: LineAttributes, host: string): Reason {
  const domain = excerpt(byName.get('domain')?.value ?? '');
  return { code: 'InvalidDomain', attribute: 'domain', data: { domain, host }, section: '5.7' };
}

/** The position of the wrong part: the attribute, or the name where the attribute is missing. */
function mark(reason: Reason, { nameSpan, valueSpan }: ParsedLine, { byName }: LineAttributes): void {
  if (reason.span || !reason.attribute) return;
  reason.span = byName.get(reason.attribute)?.span ?? (reason.attribute === 'value' ? valueSpan : nameSpan);
}
