import type { Listing } from '../../contract/listing.ts';
import { isIpAddress } from '../../cookie/address/ip-address.ts';

const LOCALHOST = /^localhost\.?$/;

/**
 * The host of the page where servers on several of its ports are to be expected, and its cookies may be any of theirs; null
 * elsewhere, and where there are none. RFC 6265bis §8.5: "Cookies do not provide isolation by port."
 */
export function hostWithSharedPorts({ jar, scope, site }: Pick<Listing, 'jar' | 'scope' | 'site'>): string | null {
  if (jar.length === 0) return null;
  const { hostname, port } = new URL(scope.page.url);
  if (isIpAddress(hostname) || LOCALHOST.test(hostname)) return hostname;
  // A machine of the own network, by a name without a dot.
  return port !== '' && hostname === site && !hostname.includes('.') ? hostname : null;
}
