import type { ReadFormat } from '../format/value.ts';
import { isPlausibleTime, timeText } from '../octets/time-text.ts';

const UUID = /^(\{?)([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f])([0-9a-f]{3})-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{12}(\}?)$/i;
/** Milliseconds from the start of the Gregorian calendar to 1970 (RFC 9562 section 5.1). */
const GREGORIAN = 12_219_292_800_000;

/** A UUID (RFC 9562), with the time that versions 1, 6 and 7 have. */
export const readUuid: ReadFormat = ({ octets }) => {
  if (octets.length < 36 || octets.length > 38) return null;
  const match = UUID.exec(octets);
  if (match === null) return null;
  const [, open = '', low = '', mid = '', versionDigit = '', high = '', variantDigit = '', close = ''] = match;
  if (open.length !== close.length) return null;
  const version = Number.parseInt(versionDigit, 16);
  const isRfc = (Number.parseInt(variantDigit, 16) & 0xc) === 0x8 && version >= 1 && version <= 8;
  const ms = isRfc ? timeOf(version, low, mid, high) : null;
  const data: Record<string, unknown> = isRfc ? { version } : {};
  if (ms !== null && isPlausibleTime(ms)) data.time = timeText(ms);
  return { links: [{ code: 'uuid', certainty: isRfc ? 'certain' : 'likely', octets, data }], payload: octets };
};

function timeOf(version: number, low: string, mid: string, high: string): number | null {
  if (version === 7) return Number.parseInt(low + mid, 16);
  const ticks = { 1: high + mid + low, 6: low + mid + high }[version];
  return ticks === undefined ? null : Math.floor(Number.parseInt(ticks, 16) / 10_000) - GREGORIAN;
}
