import type { SameSite } from '../../cookie/cookie.ts';
import type { WarningCode } from '../format/warning-code.ts';
import type { CookieFields } from './cookie-fields.ts';

/** The words of all tools: those of the API of extensions, of the DevTools protocol, of WebDriver BiDi, and of this project. */
const MEANT: ReadonlyMap<string, SameSite> = new Map([
  ['strict', 'strict'],
  ['lax', 'lax'],
  ['none', 'none'],
  ['no_restriction', 'none'],
  ['unspecified', 'unset'],
  ['unset', 'unset'],
  ['default', 'unset'],
  ['', 'unset'],
]);

/**
 * The numbers by which both engines store it, as programs that read their files write it: Chromium's CookieSameSite
 * (net/cookies/cookie_constants.h, -1 for unset) and Firefox's nsICookie (256 for unset).
 */
const STORED: ReadonlyMap<unknown, SameSite> = new Map([
  [-1, 'unset'],
  [0, 'none'],
  [1, 'lax'],
  [2, 'strict'],
  [256, 'unset'],
]);

/** As in `browser.cookies`; Cypress uses the same. */
export const API_WORDS: Readonly<Record<SameSite, string>> = {
  strict: 'strict',
  lax: 'lax',
  none: 'no_restriction',
  unset: 'unspecified',
};

/** As in the DevTools protocol, Playwright and WebDriver, which leave it out where it is not set. */
const PROTOCOL_WORDS: Readonly<Record<Exclude<SameSite, 'unset'>, string>> = {
  strict: 'Strict',
  lax: 'Lax',
  none: 'None',
};

/** undefined: it is none of these words. */
export function meantSameSite(word: string): SameSite | undefined {
  return MEANT.get(word.toLowerCase().replaceAll(' ', '_'));
}

/** `absent`: the warning if a format should have the field and does not. */
export function sameSiteField(fields: CookieFields, key: string, absent: WarningCode | null): SameSite {
  const said = fields.get(key);
  const stored = STORED.get(typeof said === 'string' && /^-?\d{1,3}$/.test(said) ? Number(said) : said);
  if (stored !== undefined) return stored;
  const word = fields.text(key);
  if (word === null) {
    if (absent && !fields.isGiven(key)) fields.warn(absent);
    return 'unset';
  }
  const meant = meantSameSite(word);
  if (meant === undefined) fields.refuse(key);
  return meant ?? 'unset';
}

/** The field `sameSite` in the words of the DevTools protocol, or no field. */
export function protocolSameSite(sameSite: SameSite): { sameSite?: string } {
  return sameSite === 'unset' ? {} : { sameSite: PROTOCOL_WORDS[sameSite] };
}
