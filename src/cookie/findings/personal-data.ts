import type { Cookie } from '../cookie.ts';
import { percentDecoded } from '../percent-decoded.ts';
import type { CookieFinding } from './finding.ts';

const EMAIL =
  /[a-z0-9.!#$&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}([a-z]{2,24})(?![a-z0-9-])/gi;
/** No top-level domains: `logo@2x.png` is a file. */
const FILE = /^(?:avif|css|gif|html?|jpe?g|js|json|mjs|png|svg|webp|woff2?)$/i;
/** 14 to 19 digits, in groups or not, that are not part of a longer word or number. */
const CARD = /(?<![\w.-])\d(?:[ -]?\d){13,18}(?![\w-]|\.\d)/g;
/** Issuer prefixes with their lengths: Visa, Mastercard, American Express, Discover, JCB, Diners Club, UnionPay. */
const ISSUER =
  /^(?:4(?:\d{15}|\d{18})|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|3[47]\d{13}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11}|62\d{14,17})$/;

/** A name that says that the value is an id: `uid`, `visitor_id`, `clientId`. */
const ID_NAME = /(?:^|[^a-z])[a-z]{0,2}id$|[a-z]Id$/;
/** A name that says that the value is the number of something else: `order_number`, `trackingNo`. */
const NUMBER_NAME =
  /order|track|invoice|(?:^|[^a-z])ref|transaction|shipment|parcel|serial|phone|mobile|time|random|seed/i;

/** Readable personal data: an e-mail address or what passes for a card number, also percent-encoded. */
export function personalDataFinding(cookie: Pick<Cookie, 'name' | 'value'>): CookieFinding | null {
  const text = percentDecoded(cookie.value);
  if (hasEmail(text)) return personalFinding('EmailReadable');
  return hasCardNumber(cookie.name, text) ? personalFinding('CardNumberReadable') : null;
}

/** Whether a value contains what passes for the number of a payment card. `name`: of the value. */
export function hasCardNumber(name: string, text: string): boolean {
  // One in ten ids of 16 digits has the check digit of a card by chance.
  if (/^\d+$/.test(text) && (ID_NAME.test(name) || NUMBER_NAME.test(name))) return false;
  for (const [match] of text.matchAll(CARD)) {
    const digits = match.replace(/[ -]/g, '');
    if (ISSUER.test(digits) && passesLuhn(digits)) return true;
  }
  return false;
}

/** Whether a text contains an e-mail address; in `https://key@host.example` is a key or a user's name for that host. */
export function hasEmail(text: string): boolean {
  if (!text.includes('@')) return false;
  for (const { 0: match, 1: end = '', index } of text.matchAll(EMAIL)) {
    const before = text.slice(Math.max(0, index - 256), index);
    const isInUrl = match.startsWith('//') || /:\/\/[^\s@/]*$/.test(before);
    if (!isInUrl && !FILE.test(end)) return true;
  }
  return false;
}

/** The check digit of ISO/IEC 7812-1: from the right, every second digit counts double, with its digits added up. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 1; place <= digits.length; place++) {
    const digit = Number(digits[digits.length - place]);
    if (place % 2 === 1) sum += digit;
    else sum += digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

/** The finding with its source; the texts of these codes name no part of the value. */
export function personalFinding(code: 'EmailReadable' | 'CardNumberReadable'): CookieFinding {
  return {
    code,
    severity: 'warn',
    data: {},
    source: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-8.3',
    attribute: 'value',
  };
}
