import type { Cookie } from '../../cookie/cookie.ts';
import { defaultCookie } from '../format/default-cookie.ts';
import type { CookieFields } from './cookie-fields.ts';
import { domainField } from './domain-field.ts';
import { expiryField } from './expiry-fields.ts';
import { pathField } from './path-field.ts';
import { sameSiteField } from './same-site-field.ts';

/** A cookie in the fields of WebDriver, which Cypress uses too: `expiry` in seconds, no partition. */
export function webDriverCookie(fields: CookieFields): Cookie {
  return {
    ...defaultCookie(),
    name: fields.octets('name'),
    value: fields.octets('value'),
    ...domainField(fields),
    path: pathField(fields),
    expiryTime: expiryField(fields, 'expiry'),
    secure: fields.flagOr('secure', 'secureMissing'),
    httpOnly: fields.flagOr('httpOnly', 'httpOnlyMissing'),
    sameSite: sameSiteField(fields, 'sameSite', 'sameSiteMissing'),
  };
}
