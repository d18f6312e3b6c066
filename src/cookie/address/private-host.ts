import { isIpAddress } from './ip-address.ts';

/** RFC 1918, RFC 3927, and RFC 4193 and RFC 4291 for IPv6. */
const PRIVATE_ADDRESS =
  /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|\[f[cd][\da-f]{2}:|\[fe[89ab][\da-f]:)/;
/** RFC 6761, RFC 6762, RFC 8375, and what ICANN reserved in 2024 for private use. */
const PRIVATE_NAME = /(?:^|\.)(?:test|local|localhost|internal|home\.arpa)$/;

/** Whether a canonical host is of a private network: its address, a name reserved for that, or a name without a dot. */
export function isPrivateHost(host: string): boolean {
  if (isIpAddress(host)) return PRIVATE_ADDRESS.test(host);
  return !host.includes('.') || PRIVATE_NAME.test(host);
}
