import type { Cookie } from '../../cookie/cookie.ts';
import { toText } from '../../cookie/octets.ts';
import type { CookieFields } from '../json-cookie/cookie-fields.ts';
import type { CookieShape } from '../json-cookie/cookie-shape.ts';
import { dottedDomain } from '../json-cookie/domain-field.ts';
import { expiryField, inSeconds } from '../json-cookie/expiry-fields.ts';
import { partitionField } from '../json-cookie/partition-field.ts';
import { API_WORDS, sameSiteField } from '../json-cookie/same-site-field.ts';
import { usualFields } from '../json-cookie/usual-fields.ts';
import { warnOfFirstParty } from '../json-cookie/warn-of-first-party.ts';

/**
 * A cookie as the API of extensions (`chrome.cookies.Cookie`) has it. Sources: Cookie-Editor 1.13 (`storeId` and `sameSite`
 * null where they are not set), EditThisCookie fork 1.7.11 (adds `id`), Get cookies.txt LOCALLY, CookieTin 1.0.0
 * (`firstPartyDomain` of Firefox), and J2TEAM Cookies, which puts `{url, cookies}` around the list.
 */
export const chromeJson: CookieShape = {
  code: 'chrome-json',

  read(fields) {
    const usual = usualFields(fields);
    const storeId = saidStore(fields);
    warnOfFirstParty(fields, 'firstPartyDomain');
    return {
      ...usual,
      ...(storeId === null ? {} : { storeId }),
      expiryTime: saidSession(fields),
      sameSite: sameSiteField(fields, 'sameSite', 'sameSiteMissing'),
      partitionKey: partitionField(fields, usual.domain),
    };
  },

  write(cookie: Cookie) {
    const { name, value, hostOnly, path, secure, httpOnly, sameSite, storeId, partitionKey } = cookie;
    const expirationDate = inSeconds(cookie.expiryTime);
    return {
      domain: dottedDomain(cookie),
      ...(expirationDate === null ? {} : { expirationDate }),
      hostOnly,
      httpOnly,
      name: toText(name),
      ...(partitionKey ? { partitionKey: { ...partitionKey } } : {}),
      path: toText(path),
      sameSite: API_WORDS[sameSite],
      secure,
      session: expirationDate === null,
      storeId,
      value: toText(value),
    };
  },
};

function saidStore(fields: CookieFields): string | null {
  const storeId = fields.text('storeId') || null;
  if (!fields.has('storeId')) fields.warn('storeMissing');
  return storeId;
}

/** When a cookie expires. The last two are other tools', which have the rest of the fields too: Postman. */
export const EXPIRY_FIELDS = ['expirationDate', 'expires', 'expiry'];

/** `expirationDate` in seconds, absent for a session cookie. CookieCloud's own download lacks it for all. */
function saidSession(fields: CookieFields): number | null {
  const session = fields.flag('session');
  const expiryTime = expiryField(fields, EXPIRY_FIELDS.find((field) => fields.has(field)) ?? 'expirationDate');
  // A session cookie with 0 has no expiry.
  if (session === true && expiryTime !== null && expiryTime <= 0) return null;
  if (session === true && expiryTime !== null) fields.warn('sessionUnclear');
  if (session === false && !EXPIRY_FIELDS.some((field) => fields.has(field))) fields.warn('expiryMissing');
  return expiryTime;
}
