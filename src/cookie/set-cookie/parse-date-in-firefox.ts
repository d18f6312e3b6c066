export const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Minutes east of Greenwich, as Firefox reads the names. */
const ZONES: Record<string, number> = {
  pst: -480,
  pdt: -420,
  mst: -420,
  mdt: -360,
  cst: -360,
  cdt: -300,
  est: -300,
  edt: -240,
  ast: -240,
  nst: -210,
  gmt: 0,
  wet: 0,
  bst: 60,
  met: 60,
  eet: 120,
  jst: 540,
};
const LATEST_YEAR = 32_767;
const DELIMITER = /[ \t,;\-+/()[\]]/;
const SKIPPED = /[ \t,;/()[\]]/;
const TIME = /^(\d{1,2}):(\d{1,2})(?!\d):?(\d*)/;
const HALF_DAY = /^[ \t]*([ap]m)/i;
const NUMERIC_DATE = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4,5}|\d{1,2})(?![\da-z])/i;

interface Found {
  day: number | null;
  month: number | null;
  year: number | null;
  time: [hour: number, minute: number, second: number] | null;
  /** Minutes; null: not said, which counts as GMT. */
  offset: number | null;
  zone: string | null;
}

/**
 * Not RFC 6265bis §5.1.1: Firefox reads Expires as it reads any date a person may write. Names of months and zones count
 * by their first three letters, offsets are honoured, and hours or days too many roll over into the next.
 */
export function parseDateInFirefox(text: string): number | null {
  const found: Found = { day: null, month: null, year: null, time: null, offset: null, zone: null };
  let at = 0;
  while (at < text.length) {
    at += readToken(text.slice(at), found);
    while (at < text.length && !DELIMITER.test(text.charAt(at))) at++;
    at = skipDelimiters(text, at, found.year === null);
  }
  const { day, month, year, time } = found;
  if (day === null || month === null || year === null || year > LATEST_YEAR) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  const [hour, minute, second] = time ?? [0, 0, 0];
  date.setUTCHours(hour, minute, second);
  return date.getTime() - (found.offset ?? ZONES[found.zone ?? 'gmt'] ?? 0) * 60_000;
}

/** Reads the start of the token and returns how many characters it used; the rest of the token is skipped. */
function readToken(rest: string, found: Found): number {
  if (rest.startsWith('+') || rest.startsWith('-')) return readOffset(rest, found);
  const digits = /^\d+/.exec(rest)?.[0];
  if (digits !== undefined) return readNumber(rest, digits, found);
  const word = rest.slice(0, 3).toLowerCase();
  const month = MONTHS.indexOf(word);
  if (month >= 0) found.month ??= month;
  else if (Object.hasOwn(ZONES, word)) found.zone ??= word;
  else if (/^ut(?![a-z])/i.test(rest)) found.zone ??= 'gmt';
  return 0;
}

/** "+0500", "-05" or "+5"; GMT may precede it, another zone may not. */
function readOffset(rest: string, found: Found): number {
  if (found.offset !== null || (found.zone !== null && found.zone !== 'gmt')) return 1;
  const digits = /^\d+/.exec(rest.slice(1))?.[0] ?? '';
  if (digits.length !== 1 && digits.length !== 2 && digits.length !== 4) return 1;
  const minutes = digits.length === 4 ? Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)) : Number(digits) * 60;
  found.offset = rest.startsWith('-') ? -minutes : minutes;
  found.zone = 'gmt';
  return 1;
}

function readNumber(rest: string, digits: string, found: Found): number {
  const next = rest.charAt(digits.length);
  if (next === ':') return readTime(rest, found);
  if ((next === '/' || next === '-') && /\d/.test(rest.charAt(digits.length + 1))) return readNumericDate(rest, found);
  if (/[a-z]/i.test(next)) return 0;
  const number = Number(digits);
  if (digits.length === 4 || digits.length === 5) found.year ??= number;
  else if (digits.length === 1) found.day ??= number;
  else if (digits.length === 2) {
    if (found.day === null && number < 32) found.day = number;
    else found.year ??= inCentury(number);
  }
  return 0;
}

function readTime(rest: string, found: Found): number {
  const match = TIME.exec(rest);
  if (!match || found.time) return 0;
  const [whole, hours, minutes, seconds = ''] = match;
  if (seconds.length > 2) return 0;
  let hour = Number(hours);
  const half = HALF_DAY.exec(rest.slice(whole.length))?.[1]?.toLowerCase();
  if (half === 'pm' && hour < 12) hour += 12;
  else if (half === 'am' && hour === 12) hour = 0;
  found.time = [hour, Number(minutes), seconds === '' ? secondsInNoDigits(rest, whole.length) : Number(seconds)];
  return whole.length;
}

/** Without digits for the seconds, Firefox reads other characters as a number: "12:34 " is 16 seconds before 12:34. */
function secondsInNoDigits(rest: string, at: number): number {
  const octet = at < rest.length ? rest.charCodeAt(at) : 0;
  return (octet > 127 ? octet - 256 : octet) - 48;
}

/** Month/day/year, day/month/year where that cannot be, or two-digit year/month/day. */
function readNumericDate(rest: string, found: Found): number {
  const match = found.month === null ? NUMERIC_DATE.exec(rest) : null;
  if (!match) return 0;
  const [one, two, three] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (one > 31 || one === 0) {
    if (two > 12 || three > 31) return 0;
    setDate(found, inCentury(one), two, three);
  } else if (one > 12) {
    if (two <= 12) setDate(found, inCentury(three), two, one);
  } else {
    setDate(found, inCentury(three), one, two);
  }
  return match[0].length;
}

function setDate(found: Found, year: number, month: number, day: number): void {
  found.year = year;
  found.month = month - 1;
  found.day = day;
}

/** A dash is skipped after a letter while the year is not known, and before anything but a digit; else it starts an offset. */
function skipDelimiters(text: string, start: number, yearMissing: boolean): number {
  let at = start;
  for (;;) {
    while (at < text.length && SKIPPED.test(text.charAt(at))) at++;
    if (text.charAt(at) !== '-') return at;
    const afterLetter = at > 0 && /[a-z]/i.test(text.charAt(at - 1));
    if (!(afterLetter && yearMissing) && /\d/.test(text.charAt(at + 1))) return at;
    at++;
  }
}

/**
 * §5.1.1: "If the year-value is greater than or equal to 70 and less than or equal to 99, increment the year-value by 1900";
 * 0 to 69 by 2000.
 */
export function inCentury(year: number): number {
  if (year > 99) return year;
  return year < 70 ? year + 2000 : year + 1900;
}
