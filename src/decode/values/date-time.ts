import type { ReadFormat } from '../format/value.ts';
import { timeText } from '../octets/time-text.ts';

const DATE_TIME = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;
/** Other numbers of eight digits can be parts of an id. */
const DAY_OF_TODAY = /^(?:19|20)\d\d-/;
const ZONE = /(?:Z|[+-]\d\d:?\d\d)$/;

/** A date, or a date and time, of RFC 3339. Without a zone its moment is not known. */
export const readDateTime: ReadFormat = ({ octets }) => {
  if (octets.length > 35 || !DATE_TIME.test(octets)) return null;
  const ms = Date.parse(octets.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(ms) || !isDay(octets)) return null;
  const data = octets.length > 10 && ZONE.test(octets) ? { time: timeText(ms) } : {};
  const certainty = octets.length > 10 ? 'certain' : DAY_OF_TODAY.test(octets) ? 'likely' : 'guess';
  return { links: [{ code: 'date-time', certainty, octets, data }], payload: octets };
};

/** Whether the month has the day: engines differ in what they make of 30 February. */
function isDay(octets: string): boolean {
  const [year = 0, month = 0, day = 0] = octets.slice(0, 10).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}
