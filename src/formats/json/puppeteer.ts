import { toText } from '../../cookie/octets.ts';
import { defaultCookie } from '../format/default-cookie.ts';
import type { CookieShape } from '../json-cookie/cookie-shape.ts';
import { dottedDomain, saidDomain } from '../json-cookie/said-domain.ts';
import { saidExpires } from '../json-cookie/said-expires.ts';
import { saidPartition } from '../json-cookie/said-partition.ts';
import { saidPath } from '../json-cookie/said-path.ts';
import { protocolSameSite, saidSameSite } from '../json-cookie/said-same-site.ts';
import { validExpires } from './playwright.ts';

/**
 * A cookie of `browser.cookies()` in Puppeteer 24 and 25, and of the DevTools protocol (`Network.Cookie`). `expires`: seconds, -1
 * for a session cookie. `partitionKey` is written as Puppeteer's `{sourceOrigin, hasCrossSiteAncestor}`, which
 * `browser.setCookie` reads; each of the four shapes that are in use is read.
 */
export const puppeteer: CookieShape = {
  code: 'puppeteer',

  read(fields) {
    const { domain, hostOnly } = saidDomain(fields, { dotIsCertain: true });
    const expires = saidExpires(fields);
    const isSession = fields.flag('session') === true;
    // A session cookie with 0 has no expiry.
    const expiryTime = isSession && expires === 0 ? null : expires;
    if (isSession && expiryTime !== null) fields.warn('sessionUnclear');
    return {
      ...defaultCookie(),
      name: fields.octets('name'),
      value: fields.octets('value'),
      domain,
      hostOnly,
      path: saidPath(fields),
      expiryTime,
      secure: fields.flagOr('secure', 'secureMissing'),
      httpOnly: fields.flagOr('httpOnly', 'httpOnlyMissing'),
      sameSite: saidSameSite(fields, 'sameSite', null),
      partitionKey: saidPartition(fields, domain),
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
