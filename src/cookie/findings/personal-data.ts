import type { Cookie } from '../cookie.ts';
import type { CookieFinding } from './finding.ts';

const EMAIL =
  /[a-z0-9.!#$&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}(?![a-z0-9-])/i;
/** 13 to 19 digits, in groups or not, that are not part of a longer word or number. */
const CARD = /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-]|\.\d)/g;
/** Issuer prefixes with their lengths: Visa, Mastercard, American Express, Discover, JCB, Diners Club, UnionPay. */
const ISSUER =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|3[47]\d{13}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11}|62\d{14,17})$/;

/** Readable personal data: an e-mail address or what passes for a card number, also percent-encoded. */
export function personalDataFinding(cookie: Pick<Cookie, 'value'>): CookieFinding | null {
  const { value } = cookie;
  const text = value.includes('%') ? value.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => fromHex(hex)) : value;
  if (text.includes('@') && EMAIL.test(text)) return finding('EmailReadable');
  for (const [match] of text.matchAll(CARD)) {
    const digits = match.replace(/[ -]/g, '');
    if (ISSUER.test(digits) && passesLuhn(digits)) return finding('CardNumberReadable');
  }
  return null;
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

function fromHex(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

function finding(code: 'EmailReadable' | 'CardNumberReadable'): CookieFinding {
  return {
    code,
    severity: 'warn',
    data: {},
    source: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-8.3',
    attribute: 'value',
  };
}
