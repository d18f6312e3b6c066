import { isPlain } from '../format/is-plain.ts';
import type { ReadFormat } from '../format/value.ts';
import { isPlausibleTime, timeText } from '../octets/time-text.ts';

const NUMBER = /^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?$/;
const SECONDS = /^[0-9]{10}(?:\.[0-9]{1,9})?$/;
const MILLISECONDS = /^[0-9]{13}$/;
const NAME_OF_TIME = /time|date|stamp|expir|visit|seen|created|updated|since|until|_ts$|_at$|^ts|^t$/i;

/** A Unix time in seconds or milliseconds: a number that is a time of these decades, which other numbers can be too. */
export const readUnixTime: ReadFormat = ({ octets, name, outer }) => {
  if (!isPlain(outer)) return null;
  const isSeconds = SECONDS.test(octets);
  if (!isSeconds && !MILLISECONDS.test(octets)) return null;
  const ms = Number(octets) * (isSeconds ? 1000 : 1);
  if (!isPlausibleTime(ms)) return null;
  const data = { unit: isSeconds ? 's' : 'ms', time: timeText(ms) };
  const certainty = NAME_OF_TIME.test(name) ? 'likely' : 'guess';
  return { links: [{ code: 'unix-time', certainty, octets, data }], payload: exactNumber(octets) };
};

/** A number as JSON would write it. One that JavaScript would write otherwise, as 1.10, stays a text: it may be a version. */
export const readNumber: ReadFormat = ({ octets, outer }) => {
  if (!isPlain(outer) || octets.length > 31 || !NUMBER.test(octets)) return null;
  const certainty = String(Number(octets)) === octets ? 'likely' : 'guess';
  return { links: [{ code: 'number', certainty, octets, data: {} }], payload: exactNumber(octets) };
};

function exactNumber(octets: string): number | string {
  const number = Number(octets);
  return String(number) === octets ? number : octets;
}
