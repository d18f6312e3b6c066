import { asciiLowerCase } from '../ascii-lower-case.ts';
import type { Agent } from '../cookie.ts';
import { asOctets, type Octets, toText } from '../octets.ts';
import { isIpv6Address } from './ip-address.ts';

const PLAIN = /^[a-z0-9._-]*$/;
const FORBIDDEN = /[\0-\x20"#%/:<>?@[\\\]^`{|}]/;

/**
 * The host a Domain attribute means, or null when it can be none; with a leading dot only where one too many was given.
 * RFC 6265bis §5.6.3: "If cookie-domain starts with %x2E ("."), let cookie-domain be cookie-domain without its leading
 * %x2E (".")" and "Convert the cookie-domain to lower case".
 */
export function canonicalDomain(attribute: Octets, agent: Agent): string | null {
  const given = attribute.startsWith('.') ? asOctets(attribute.slice(1)) : attribute;
  const domain = PLAIN.test(given) ? given : asciiLowerCase(given);
  if (domain === '') return null;
  if (PLAIN.test(domain) || (given.startsWith('[') && isIpv6Address(domain))) return domain;
  // §5.7 rejects a domain-attribute with a character outside ASCII. So does Firefox; Chromium converts it to punycode.
  if (agent === 'firefox' || FORBIDDEN.test(domain)) return null;
  const url = `http://${toText(domain)}/`;
  return URL.canParse(url) ? new URL(url).hostname : null;
}
