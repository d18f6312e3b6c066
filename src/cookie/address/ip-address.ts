const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

const DIGIT_ZERO = 48;
const DIGIT_NINE = 57;

/** Whether a canonical host, as `URL.hostname` gives it, is an IPv6 address. */
export function isIpv6Address(host: string): boolean {
  return host.endsWith(']');
}

/** Whether a canonical host, as `URL.hostname` gives it, is an IP address; IPv6 is in brackets. */
export function isIpAddress(host: string): boolean {
  if (isIpv6Address(host)) return true;
  const last = host.charCodeAt(host.length - 1);
  return last >= DIGIT_ZERO && last <= DIGIT_NINE && IPV4.test(host);
}
