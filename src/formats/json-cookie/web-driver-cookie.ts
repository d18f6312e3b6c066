import type { Cookie } from '../../cookie/cookie.ts';
import type { CookieFields } from './cookie-fields.ts';
import { expiryField } from './expiry-fields.ts';
import { partitionField } from './partition-field.ts';
import { sameSiteField } from './same-site-field.ts';
import { usualFields } from './usual-fields.ts';

/** A cookie in the fields of WebDriver, which Cypress uses too: `expiry` in seconds. Chromium's WebDriver BiDi alone has a partition. */
export function webDriverCookie(fields: CookieFields): Cookie {
  const usual = usualFields(fields);
  return {
    ...usual,
    expiryTime: expiryField(fields, 'expiry'),
    sameSite: sameSiteField(fields, 'sameSite', 'sameSiteMissing'),
    partitionKey: partitionField(fields, usual.domain),
  };
}
