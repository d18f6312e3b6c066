import type { ReadFormat } from '../format/value.ts';
import { isPlausibleTime, timeText } from '../octets/time-text.ts';

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i;
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID (github.com/ulid/spec): 26 digits of Crockford's base32, of which ten are a time in milliseconds. */
export const readUlid: ReadFormat = ({ octets }) => {
  if (octets.length !== 26 || !ULID.test(octets) || /^[0-9a-f]*$/i.test(octets)) return null;
  const isCanonical = octets === octets.toUpperCase();
  if (!isCanonical && octets !== octets.toLowerCase()) return null;
  let ms = 0;
  for (const digit of octets.slice(0, 10).toUpperCase()) ms = ms * 32 + DIGITS.indexOf(digit);
  if (!isPlausibleTime(ms)) return null;
  const certainty = isCanonical ? 'likely' : 'guess';
  return { links: [{ code: 'ulid', certainty, octets, data: { time: timeText(ms) } }], payload: octets };
};
