import { toText } from '../../cookie/octets.ts';
import { defaultCookie } from '../format/default-cookie.ts';
import type { CookieShape } from '../json-cookie/cookie-shape.ts';
import { dottedDomain, saidDomain } from '../json-cookie/said-domain.ts';
import { inSeconds, saidSeconds } from '../json-cookie/said-expires.ts';
import { saidPath } from '../json-cookie/said-path.ts';
import { API_WORDS, saidSameSite } from '../json-cookie/said-same-site.ts';

/** A cookie of `cy.getCookies()` in Cypress 15: `expiry` in seconds, no partition. */
export const cypress: CookieShape = {
  code: 'cypress',

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
