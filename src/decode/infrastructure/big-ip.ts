import type { ReadFormat } from '../format/value.ts';
import { fromHex } from '../octets/hex.ts';

/** The octets of an IPv4 address and of a port as numbers, the first octet the lowest. */
const IPV4 = /^(\d{1,10})\.(\d{1,5})\.0000$/;
/** An IPv6 address, in a route domain or not; without one the octets of the port are swapped. */
const IPV6 = /^(?:vi|rd(\d{1,5})o)([0-9a-f]{32})[.o](\d{1,5})$/;
/** An IPv4 address within one of IPv6 (RFC 4291 section 2.5.5.2). */
const MAPPED = /^0{20}f{4}/;

/**
 * The server that a load balancer of F5 chose (my.f5.com K6917, "Overview of BIG-IP persistence cookie encoding"): anyone can read its
 * address. After "!" it is encrypted.
 */
export const readBigIp: ReadFormat = ({ octets, name }) => {
  if (!name.startsWith('BIGipServer')) return null;
  const payload = octets.length > 1 && octets.startsWith('!') ? null : serverOf(octets);
  if (payload === undefined) return null;
  return { links: [{ code: 'big-ip', certainty: 'certain', octets, data: { encrypted: payload === null } }], payload };
};

function serverOf(text: string): Record<string, unknown> | undefined {
  const [, number, port] = IPV4.exec(text) ?? [];
  if (number !== undefined && Number(number) < 2 ** 32)
    return { address: [0, 8, 16, 24].map((bits) => (Number(number) >>> bits) & 255).join('.'), port: swapped(port) };
  const [, domain, hex = '', portOfSix] = IPV6.exec(text) ?? [];
  if (hex === '') return undefined;
  const isMapped = MAPPED.test(hex);
  const address = isMapped
    ? Array.from(fromHex(hex.slice(24)) ?? '', (octet) => octet.charCodeAt(0)).join('.')
    : (hex.match(/.{4}/g) ?? []).join(':');
  return domain === undefined
    ? { address, port: swapped(portOfSix) }
    : { address, port: Number(portOfSix), routeDomain: Number(domain) };
}

function swapped(port: string | undefined): number {
  return ((Number(port) & 255) << 8) | (Number(port) >> 8);
}
