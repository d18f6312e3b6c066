import { toText } from '../../cookie/octets.ts';
import { defaultCookie } from '../format/default-cookie.ts';
import type { CookieShape } from '../json-cookie/cookie-shape.ts';
import { dottedDomain, saidDomain } from '../json-cookie/said-domain.ts';
import { inIso, saidExpiry } from '../json-cookie/said-expires.ts';
import { saidPartition } from '../json-cookie/said-partition.ts';
import { saidPath } from '../json-cookie/said-path.ts';
import { protocolSameSite, saidSameSite } from '../json-cookie/said-same-site.ts';

/**
 * A cookie of a HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/#cookies): `expires` in ISO 8601, or null. Chromium
 * adds `sameSite` and a `partitionKey` object.
 */
export const harCookie: CookieShape = {
  code: 'har',

  read(fields, { url = null }) {
    const { domain, hostOnly } = saidDomain(fields, { dotIsCertain: true, url });
    return {
      ...defaultCookie(),
      name: fields.octets('name'),
      value: fields.octets('value'),
      domain,
      hostOnly,
      path: saidPath(fields),
      // Some writers make a date of the -1 that stands for a session cookie.
      expiryTime: saidExpiry(fields, 'expires'),
      secure: fields.flagOr('secure', 'secureMissing'),
      httpOnly: fields.flagOr('httpOnly', 'httpOnlyMissing'),
      // A HAR of Chromium has no sameSite for a cookie without one.
      sameSite: saidSameSite(fields, 'sameSite', null),
      partitionKey: saidPartition(fields, domain),
    };
  },

  write(cookie) {
    const { name, value, path, secure, httpOnly, sameSite, partitionKey } = cookie;
    return {
      name: toText(name),
      value: toText(value),
      path: toText(path),
      domain: dottedDomain(cookie),
      expires: inIso(cookie.expiryTime),
      httpOnly,
      secure,
      ...protocolSameSite(sameSite),
      ...(partitionKey && { partitionKey: { ...partitionKey } }),
    };
  },
};
