import { toText } from '../../cookie/octets.ts';
import type { CookieShape } from '../json-cookie/cookie-shape.ts';
import { dottedDomain } from '../json-cookie/domain-field.ts';
import { inSeconds } from '../json-cookie/expiry-fields.ts';
import { protocolSameSite } from '../json-cookie/same-site-field.ts';
import { webDriverCookie } from '../json-cookie/web-driver-cookie.ts';

/**
 * A cookie of WebDriver (https://www.w3.org/TR/webdriver2/#cookies), as Selenium's `get_cookies` returns it: `expiry` in whole
 * seconds, no `hostOnly` and no partition.
 */
export const selenium: CookieShape = {
  code: 'selenium',

  read: webDriverCookie,

  write(cookie) {
    const { name, value, path, secure, httpOnly, sameSite } = cookie;
    const expiry = inSeconds(cookie.expiryTime);
    return {
      name: toText(name),
      value: toText(value),
      path: toText(path),
      domain: dottedDomain(cookie),
      secure,
      httpOnly,
      // WebDriver: "expiry" is an integer from 0 on.
      ...(expiry === null ? {} : { expiry: Math.max(0, Math.floor(expiry)) }),
      ...protocolSameSite(sameSite),
    };
  },
};
