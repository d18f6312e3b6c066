import { isIpv6Address } from './ip-address.ts';

const LABELS = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?$/;
const LONGEST_NAME = 254;

/**
 * Whether a server can have this canonical host. A URL may name others, like "a..b" or "a%2Ab.com": no such host has cookies,
 * and APIs of both browsers throw when they are asked about one.
 */
export function isHostName(host: string): boolean {
  return isIpv6Address(host) || (host.length <= LONGEST_NAME && LABELS.test(host));
}
