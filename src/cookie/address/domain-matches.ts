import { isIpAddress } from './ip-address.ts';

/**
 * Whether a canonical host domain-matches the domain of a cookie that is not host-only.
 * RFC 6265bis §5.1.3: "The domain string and the string are identical", or the string ends with the domain string,
 * the character before it is "." and "The string is a host name (i.e., not an IP address)".
 */
export function domainMatches(host: string, domain: string): boolean {
  if (host === domain) return true;
  const dot = host.length - domain.length - 1;
  return dot > 0 && host.charCodeAt(dot) === 46 && host.endsWith(domain) && !isIpAddress(host);
}
