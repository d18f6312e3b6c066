import { isIpAddress } from './ip-address.ts';

/** RFC 1918, RFC 3927, RFC 6598 (also Tailscale's) and "this host" of RFC 1122; RFC 4193, RFC 4291 and "::" for IPv6. */
const PRIVATE_ADDRESS =
  /^(?:0\.0\.0\.0$|10\.|127\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|\[::1?\]$|\[f[cd][\da-f]{2}:|\[fe[89ab][\da-f]:)/;
/** RFC 6761, RFC 6762 with what its appendix G names as usual, RFC 8375, and what ICANN reserved in 2024. A dot at the end is of the name. */
const PRIVATE_NAME = /(?:^|\.)(?:test|local|localhost|internal|lan|home|corp|intranet|private|home\.arpa)\.?$/;
/** An IPv4 address written as IPv6 (RFC 4291 §2.5.5.2). */
const MAPPED = /^\[::ffff:([\da-f]{1,4}):([\da-f]{1,4})\]$/;

/** Whether a canonical host is of this machine or a private network: its address, a name reserved for that, or a name without a dot. */
export function isPrivateHost(host: string): boolean {
  if (isIpAddress(host)) return PRIVATE_ADDRESS.test(unmapped(host));
  return !host.slice(0, -1).includes('.') || PRIVATE_NAME.test(host);
}

function unmapped(host: string): string {
  const groups = MAPPED.exec(host)
    ?.slice(1)
    .map((group) => Number.parseInt(group, 16));
  return groups?.flatMap((group) => [group >> 8, group & 255]).join('.') ?? host;
}
