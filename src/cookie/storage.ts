import { whyNotACookie } from './candidate-rules.ts';
import { controlCharacter, disallowedCharacter } from './control-character.ts';
import type { Agent, Cookie } from './cookie.ts';
import { fixLine } from './fix-line.ts';
import { type LineAttributes, readAttributes } from './line-attributes.ts';
import { candidateOfLine } from './line-cookie.ts';
import { domainOfLine } from './line-domain.ts';
import { expiryOfLine } from './line-expiry.ts';
import { toText } from './octets.ts';
import { type ParsedLine, parseSetCookieLine } from './parse-set-cookie-line.ts';
import { parseUrl } from './parse-url.ts';
import { prefixOf } from './prefixes.ts';
import { isSecureOrigin } from './secure-origin.ts';
import { type Arrival, isRefusedAsThirdParty, isReplaced, whyRefusedHere } from './storage-rules.ts';
import { thirdPartyPolicy } from './third-party.ts';
import type { Note, Reason, ResponseContext, Verdict } from './verdict.ts';

const DEFAULT_STORE = { chrome: '0', firefox: 'firefox-default' };

/**
 * What the browser does with one Set-Cookie line, given as octets: RFC 6265bis §5.6 and §5.7, with what Chromium and Firefox
 * do otherwise. All reasons that apply, the most telling first, each with the line that would do where there is one.
 * Never throws.
 */
export function judgeSetCookie(setCookieLine: string, response: ResponseContext): Verdict {
  const verdict = judge(setCookieLine, response);
  if (verdict.outcome !== 'rejected') return verdict;
  const fixedLine = fixLine(setCookieLine, verdict.reasons, response.url);
  if (fixedLine === null || judge(fixedLine, response).outcome === 'rejected') return verdict;
  return { ...verdict, reasons: verdict.reasons.map((reason) => ({ ...reason, fixedLine })) };
}

function judge(line: string, response: ResponseContext): Verdict {
  const { agent, now, registrableDomain } = response;
  const url = parseUrl(response.url);
  if (!url) {
    const scheme = response.url.slice(0, Math.max(0, response.url.indexOf(':')));
    const reason: Reason = { code: 'SchemeNotSupported', data: { scheme }, section: '5.7' };
    return { outcome: 'rejected', reasons: [reason], notes: [] };
  }
  const parsed = parseSetCookieLine(line);
  const attributes = readAttributes(parsed, agent);
  const notes: Note[] = [...attributes.notes];
  const domain = domainOfLine(attributes.byName.get('domain'), url.hostname, agent, registrableDomain);
  const asked = domain ?? { domain: url.hostname, hostOnly: false };
  const candidate = candidateOfLine(parsed, attributes, asked, url.pathname, agent, notes);
  const policy = thirdPartyPolicy(url, response);
  // Not in RFC 6265bis. Chromium partitions what asks for it, Firefox every third-party cookie.
  const partitioned = candidate.partitioned || (agent === 'firefox' && policy === 'partitioned');
  const arrival: Arrival = {
    candidate,
    url,
    response,
    policy: agent === 'chrome' && policy === 'partitioned' ? 'blocked' : policy,
    partitionKey: partitioned ? response.partitionKey : null,
  };
  const reasons: Reason[] = [];
  if (isRefusedAsThirdParty(arrival)) reasons.push({ code: 'UserPreferences', data: {}, section: '7.1' });
  if (!domain) reasons.push(invalidDomain(attributes, url.hostname));
  reasons.push(...attributeCharacterReasons(parsed, agent), ...whyNotACookie(candidate, agent));
  if (!reasons.some(({ code }) => code === 'InvalidPrefix')) {
    reasons.push(...prefixReasons(candidate.name, attributes, url, agent));
  }
  reasons.push(...whyRefusedHere(arrival));
  const expiryTime = expiryOfLine(attributes, agent, now, notes);
  if (reasons.length > 0) {
    return { outcome: 'rejected', reasons: reasons.map((reason) => withSpan(reason, parsed, attributes)), notes };
  }
  return accepted(arrival, expiryTime, notes);
}

/**
 * The cookie as it is stored. RFC 6265bis §5.7: "Update the creation-time of the newly-created cookie to match the
 * creation-time of the old-cookie": Chromium does so only when the value stays the same.
 */
function accepted(arrival: Arrival, expiryTime: number | null, notes: Note[]): Verdict {
  const { response, partitionKey } = arrival;
  const { agent, now, jar } = response;
  const { partitioned: _, ...fields } = arrival.candidate;
  const storeId = response.storeId ?? jar[0]?.storeId ?? DEFAULT_STORE[agent];
  const cookie: Cookie = { ...fields, expiryTime, partitionKey, storeId, creationTime: now };
  if (expiryTime !== null && expiryTime <= now) {
    const { name, domain, hostOnly, path } = cookie;
    return { outcome: 'deleted', id: { storeId, partitionKey, domain, hostOnly, path, name }, notes };
  }
  const old = jar.find((other) => isReplaced(other, arrival));
  if (old && (agent === 'firefox' || old.value === cookie.value)) cookie.creationTime = old.creationTime;
  return { outcome: 'stored', cookie, notes };
}

/** §5.6 refuses control characters in the whole line; a TAB inside an attribute's name or a path: Chromium and Firefox in turn. */
function attributeCharacterReasons({ attributes }: ParsedLine, agent: Agent): Reason[] {
  const reasons: Reason[] = [];
  for (const { name, value, span } of attributes) {
    const character =
      controlCharacter(name, agent) ??
      controlCharacter(value, agent) ??
      (agent === 'firefox' && name === 'path' ? controlCharacter(value, 'chrome') : null);
    if (character !== null) reasons.push({ ...disallowedCharacter(name, character), span });
  }
  return reasons;
}

/**
 * What a prefix asks of the line and its origin beside the cookie itself. §5.7 on "__Host-": "The cookie-attribute-list
 * contains an attribute with an attribute-name of "Path""; Firefox does not ask. Both ask for a secure origin.
 */
function prefixReasons(name: string, { byName }: LineAttributes, url: URL, agent: Agent): Reason[] {
  const prefix = prefixOf(name);
  if (!prefix) return [];
  const data = { prefix: prefix.prefix, needs: prefix.needs };
  if (!isSecureOrigin(url)) return [{ code: 'InvalidPrefix', attribute: 'secure', data, section: '5.7' }];
  if (agent === 'firefox' || !prefix.host || byName.get('path')?.value === '/') return [];
  return [{ code: 'InvalidPrefix', attribute: 'path', data, section: '5.7' }];
}

function invalidDomain({ byName }: LineAttributes, host: string): Reason {
  const domain = toText(byName.get('domain')?.value ?? '');
  return { code: 'InvalidDomain', attribute: 'domain', data: { domain, host }, section: '5.7' };
}

/** Where the guilty part stands: the attribute, or the name where the attribute is missing. */
function withSpan(reason: Reason, parsed: ParsedLine, { byName }: LineAttributes): Reason {
  if (reason.span || !reason.attribute) return reason;
  const attribute = byName.get(reason.attribute)?.span;
  return { ...reason, span: attribute ?? (reason.attribute === 'value' ? parsed.valueSpan : parsed.nameSpan) };
}
