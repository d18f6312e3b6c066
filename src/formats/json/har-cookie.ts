import { toText } from '../../cookie/octets.ts';
import type { CookieShape } from '../json-cookie/cookie-shape.ts';
import { dottedDomain } from '../json-cookie/domain-field.ts';
import { expiryField, inIso } from '../json-cookie/expiry-fields.ts';
import { partitionField } from '../json-cookie/partition-field.ts';
import { protocolSameSite, sameSiteField } from '../json-cookie/same-site-field.ts';
import { usualFields } from '../json-cookie/usual-fields.ts';

/**
 * A cookie of a HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/#cookies): `expires` in ISO 8601, or null. Chromium
 * adds `sameSite` and a `partitionKey` object.
 */
export const harCookie: CookieShape = {
  code: 'har',

  read(fields) {
    const usual = usualFields(fields, { dotIsCertain: true });
    return {
      ...usual,
      // Some writers make a date of the -1 that stands for a session cookie.
      expiryTime: expiryField(fields, 'expires'),
      // A HAR of Chromium has no sameSite for a cookie without one.
      sameSite: sameSiteField(fields, 'sameSite', null),
      partitionKey: partitionField(fields, usual.domain),
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
