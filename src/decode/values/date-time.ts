import type { ReadFormat } from '../format/value.ts';
import { timeText } from '../octets/time-text.ts';

const DATE_TIME = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;
const ZONE = /(?:Z|[+-]\d\d:?\d\d)$/;

/** A date, or a date and time, of RFC 3339. Without a zone its moment is not known. */
export const readDateTime: ReadFormat = ({ octets }) => {
  if (octets.length > 35 || !DATE_TIME.test(octets)) return null;
  const ms = Date.parse(octets.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(ms)) return null;
  const data = octets.length > 10 && ZONE.test(octets) ? { time: timeText(ms) } : {};
  return { links: [{ code: 'date-time', certainty: 'certain', octets, data }], payload: octets };
};
