import type { ReadFormat } from '../format/value.ts';

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
const IPV6_PART = /^[0-9a-f]{1,4}$/i;

const NAME_OF_IP = /(?:^|[^a-z])ip(?:$|[^a-z]|v[46]|_?addr)|remote_?addr/i;
/** How addresses of IPv6 that hosts have begin; `::1`, `1::2` and words of these letters are also something else. */
const FOUR_DIGITS = /^[0-9a-f]{4}:|^::ffff:/i;

/** An IP address: IPv4 in four decimal numbers, or IPv6 (RFC 4291 section 2.2). Four numbers can also be a version. */
export const readIpAddress: ReadFormat = ({ octets, name }) => {
  if (octets.length > 45) return null;
  const isIpv4 = IPV4.test(octets) && !/(?:^|\.)0\d/.test(octets);
  if (!isIpv4 && !isIpv6(octets)) return null;
  const data = { version: isIpv4 ? 4 : 6 };
  const certainty = NAME_OF_IP.test(name) || FOUR_DIGITS.test(octets) ? 'likely' : 'guess';
  return { links: [{ code: 'ip-address', certainty, octets, data }], payload: octets };
};

function isIpv6(text: string): boolean {
  if (!text.includes(':')) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const parts = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = parts.at(-1) ?? '';
  const isMapped = IPV4.test(last) && parts.length > 1;
  const words = isMapped ? parts.slice(0, -1) : parts;
  const count = words.length + (isMapped ? 2 : 0);
  // "a:b" or "::" alone are more often something else.
  if (!words.every((word) => IPV6_PART.test(word))) return false;
  return halves.length === 2 ? count >= 1 && count < 8 : count === 8;
}
