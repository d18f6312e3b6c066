import type { Cookie } from '../../cookie/cookie.ts';
import type { CookieFields } from './cookie-fields.ts';
import { expiryField } from './expiry-fields.ts';
import { sameSiteField } from './same-site-field.ts';
import { usualFields } from './usual-fields.ts';

/** A cookie in the fields of WebDriver, which Cypress uses too: `expiry` in seconds, no partition. */
export function webDriverCookie(fields: CookieFields): Cookie {
  return {
    ...usualFields(fields),
    expiryTime: expiryField(fields, 'expiry'),
    sameSite: sameSiteField(fields, 'sameSite', 'sameSiteMissing'),
  };
}
