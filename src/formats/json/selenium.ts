import { toText } from '../../cookie/octets.ts';
import { defaultCookie } from '../format/default-cookie.ts';
import type { CookieShape } from '../json-cookie/cookie-shape.ts';
import { dottedDomain, saidDomain } from '../json-cookie/said-domain.ts';
import { inSeconds, saidSeconds } from '../json-cookie/said-expires.ts';
import { saidPath } from '../json-cookie/said-path.ts';
import { protocolSameSite, saidSameSite } from '../json-cookie/said-same-site.ts';

/**
 * A cookie of WebDriver (https://www.w3.org/TR/webdriver2/#cookies), as Selenium's `get_cookies` returns it: `expiry` in whole
 * seconds, no `hostOnly` and no partition.
 */
export const selenium: CookieShape = {
  code: 'selenium',

  read(fields) {
    return {
      ...defaultCookie(),
      name: fields.octets('name'),
      value: fields.octets('value'),
      ...saidDomain(fields),
      path: saidPath(fields),
      expiryTime: saidSeconds(fields, 'expiry'),
      secure: fields.flagOr('secure', 'secureMissing'),
      httpOnly: fields.flagOr('httpOnly', 'httpOnlyMissing'),
      sameSite: saidSameSite(fields, 'sameSite', 'sameSiteMissing'),
    };
  },

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
