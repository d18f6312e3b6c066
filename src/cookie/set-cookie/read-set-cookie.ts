import { canonicalDomain } from '../address/canonical-domain.ts';
import { parseUrl } from '../address/parse-url.ts';
import type { Cookie } from '../cookie.ts';
import { asOctets, toText } from '../octets.ts';
import type { ResponseContext, Verdict } from '../verdict.ts';
import { candidateOfLine } from './candidate-of-line.ts';
import { domainOfLine } from './domain-of-line.ts';
import { expiryOfLine } from './expiry-of-line.ts';
import { judgeSetCookie } from './judge-set-cookie.ts';
import { type LineAttributes, readAttributes } from './line-attributes.ts';
import { parseSetCookieLine } from './parse-set-cookie-line.ts';

/** What a Set-Cookie line requests, whether or not the browser stores it so. */
export interface ReadLine {
  /** `expiryTime` -Infinity: to be deleted at once. */
  cookie: Cookie;
  verdict: Verdict;
}

/** The cookie that a line requests, with what the browser makes of the line. null where the URL of the response has no cookies. */
export function readSetCookie(line: string, response: ResponseContext): ReadLine | null {
  const cookie = requestedCookie(line, response, (attributes) => expiryOfLine(attributes, response, []));
  return cookie && { cookie, verdict: judgeSetCookie(line, response) };
}

/**
 * The cookie that a line requests, parsed as RFC 6265bis §5.6 reads it and before §5.7 rejects any of it. `expiryOf` says when
 * it expires. null where the URL of the response has no cookies.
 */
export function requestedCookie(
  line: string,
  response: ResponseContext,
  expiryOf: (attributes: LineAttributes) => Cookie['expiryTime'],
): Cookie | null {
  const { agent, registrableDomain } = response;
  const url = parseUrl(response.url);
  if (!url) return null;
  const parsed = parseSetCookieLine(line);
  const attributes = readAttributes(parsed, agent);
  const requested = attributes.byName.get('domain');
  const domain = domainOfLine(requested, url.hostname, agent, registrableDomain) ?? {
    domain: canonicalDomain(requested?.value ?? asOctets(''), agent) ?? toText(requested?.value ?? ''),
    hostOnly: false,
  };
  const { partitioned, ...fields } = candidateOfLine(parsed, attributes, domain, url.pathname, agent, []);
  return {
    ...fields,
    expiryTime: expiryOf(attributes),
    partitionKey: partitioned ? response.partitionKey : null,
    storeId: response.storeId ?? '',
    creationTime: null,
  };
}
