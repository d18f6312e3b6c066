import type { Cookie } from '../../cookie/cookie.ts';
import { defaultCookie } from '../format/default-cookie.ts';
import type { CookieFields } from './cookie-fields.ts';
import { saidDomain } from './said-domain.ts';
import { saidExpiry } from './said-expires.ts';
import { saidPath } from './said-path.ts';
import { saidSameSite } from './said-same-site.ts';

/** A cookie in the fields of WebDriver, which Cypress uses too: `expiry` in seconds, no partition. */
export function saidWebDriverCookie(fields: CookieFields): Cookie {
  return {
    ...defaultCookie(),
    name: fields.octets('name'),
    value: fields.octets('value'),
    ...saidDomain(fields),
    path: saidPath(fields),
    expiryTime: saidExpiry(fields, 'expiry'),
    secure: fields.flagOr('secure', 'secureMissing'),
    httpOnly: fields.flagOr('httpOnly', 'httpOnlyMissing'),
    sameSite: saidSameSite(fields, 'sameSite', 'sameSiteMissing'),
  };
}
