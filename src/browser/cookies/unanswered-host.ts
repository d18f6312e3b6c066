import { isIpv6Address } from '../../cookie/address/ip-address.ts';
import { agent } from '../agent.ts';

/**
 * Whether the browser finds no cookies of this host by its domain or a URL: an IPv6 address in Firefox. It shows such
 * cookies only among all of the jar, and only to an extension that may see every site.
 */
export function isUnansweredHost(host: string): boolean {
  return agent === 'firefox' && isIpv6Address(host);
}
