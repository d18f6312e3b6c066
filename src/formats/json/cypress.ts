import { toText } from '../../cookie/octets.ts';
import type { CookieShape } from '../json-cookie/cookie-shape.ts';
import { dottedDomain } from '../json-cookie/domain-field.ts';
import { inSeconds } from '../json-cookie/expiry-fields.ts';
import { API_WORDS } from '../json-cookie/same-site-field.ts';
import { webDriverCookie } from '../json-cookie/web-driver-cookie.ts';

/** A cookie of `cy.getCookies()` in Cypress 15: `expiry` in seconds, no partition. */
export const cypress: CookieShape = {
  code: 'cypress',

  read: webDriverCookie,

  write(cookie) {
    const { name, value, path, hostOnly, secure, httpOnly, sameSite } = cookie;
    const expiry = inSeconds(cookie.expiryTime);
    return {
      name: toText(name),
      value: toText(value),
      path: toText(path),
      domain: dottedDomain(cookie),
      hostOnly,
      httpOnly,
      secure,
      ...(expiry === null ? {} : { expiry }),
      sameSite: API_WORDS[sameSite],
    };
  },
};
