import { toText } from '../../cookie/octets.ts';
import type { ReadFormat } from '../format/value.ts';
import { fromEntries } from '../octets/from-entries.ts';
import { timeText } from '../octets/time-text.ts';

const FORM = /^\{(?:[a-z]\w{0,30}:(?:'[^']*'|true|false|-?\d{1,15})(?:,|(?=\}$)))+\}$/i;
const MEMBER = /(\w+):(?:'([^']*)'|(true|false)|(-?\d+))/g;

/**
 * Cookiebot's `CookieConsent` (support.cookiebot.com, "Cookiebot CMP cookies"): an object as JavaScript writes it, with bare keys and
 * single quotes, which is no JSON.
 */
export const readCookiebot: ReadFormat = ({ octets, name }) => {
  if (!octets.startsWith('{') || octets.length > 8192 || !FORM.test(octets)) return null;
  const members = [...octets.matchAll(MEMBER)].map(([, key = '', text, flag, number]): [string, unknown] => [
    key,
    text !== undefined ? toText(text) : flag !== undefined ? flag === 'true' : Number(number),
  ]);
  const payload = fromEntries(members);
  if (!Object.hasOwn(payload, 'stamp') && !Object.hasOwn(payload, 'necessary')) return null;
  const certainty = name === 'CookieConsent' ? 'certain' : 'likely';
  const data = typeof payload.utc === 'number' ? { time: timeText(payload.utc) } : {};
  return { links: [{ code: 'cookiebot', certainty, octets, data }], payload };
};
