import { toText } from '../../cookie/octets.ts';
import type { CookieShape } from '../json-cookie/cookie-shape.ts';
import { dottedDomain } from '../json-cookie/domain-field.ts';
import { expiresField } from '../json-cookie/expiry-fields.ts';
import { partitionField } from '../json-cookie/partition-field.ts';
import { protocolSameSite, sameSiteField } from '../json-cookie/same-site-field.ts';
import { usualFields } from '../json-cookie/usual-fields.ts';
import { validExpires } from './playwright.ts';

/**
 * A cookie of `browser.cookies()` in Puppeteer 24 and 25, and of the DevTools protocol (`Network.Cookie`). `expires`: seconds, -1
 * for a session cookie. `partitionKey` is written as Puppeteer's `{sourceOrigin, hasCrossSiteAncestor}`, which
 * `browser.setCookie` reads; each of the four shapes that are in use is read.
 */
export const puppeteer: CookieShape = {
  code: 'puppeteer',

  read(fields) {
    const usual = usualFields(fields, { dotIsCertain: true });
    const expires = expiresField(fields);
    const isSession = fields.flag('session') === true;
    // A session cookie with 0 has no expiry.
    const expiryTime = isSession && expires === 0 ? null : expires;
    if (isSession && expiryTime !== null) fields.warn('sessionUnclear');
    return {
      ...usual,
      expiryTime,
      sameSite: sameSiteField(fields, 'sameSite', null),
      partitionKey: partitionField(fields, usual.domain),
    };
  },

  write(cookie) {
    const { name, value, path, secure, httpOnly, sameSite, partitionKey } = cookie;
    const expires = validExpires(cookie.expiryTime);
    return {
      name: toText(name),
      value: toText(value),
      domain: dottedDomain(cookie),
      path: toText(path),
      expires,
      size: name.length + value.length,
      httpOnly,
      secure,
      session: expires === -1,
      ...protocolSameSite(sameSite),
      priority: 'Medium',
      sourceScheme: secure ? 'Secure' : 'Unset',
      ...(partitionKey && {
        partitionKey: {
          sourceOrigin: partitionKey.topLevelSite,
          hasCrossSiteAncestor: partitionKey.hasCrossSiteAncestor,
        },
      }),
    };
  },
};
