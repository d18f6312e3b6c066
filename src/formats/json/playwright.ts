import type { Cookie } from '../../cookie/cookie.ts';
import { toText } from '../../cookie/octets.ts';
import type { WriteOptions, Written } from '../format/format.ts';
import type { CookieShape } from '../json-cookie/cookie-shape.ts';
import { dottedDomain } from '../json-cookie/domain-field.ts';
import { expiresField, inSeconds } from '../json-cookie/expiry-fields.ts';
import { partitionField } from '../json-cookie/partition-field.ts';
import { protocolSameSite, sameSiteField } from '../json-cookie/same-site-field.ts';
import { usualFields } from '../json-cookie/usual-fields.ts';
import { writeList } from '../json-cookie/write-list.ts';

/** Playwright throws for the whole file when one cookie does not expire after the epoch, or after the year 9999. */
const EARLIEST = 0.001;

/**
 * A cookie of Playwright's `storageState` and `context.cookies()` (1.65). `expires`: seconds, -1 for a session cookie. Without
 * `_crHasCrossSiteAncestor` Playwright takes it as true, so it is always written. `sameSite` is left out where it is not set:
 * Lax would be another cookie.
 */
export const playwright: CookieShape = {
  code: 'playwright',

  read(fields) {
    const usual = usualFields(fields, { dotIsCertain: true });
    return {
      ...usual,
      expiryTime: expiresField(fields),
      sameSite: sameSiteField(fields, 'sameSite', null),
      partitionKey: partitionField(fields, usual.domain, true),
    };
  },

  write(cookie: Cookie) {
    const { name, value, path, secure, httpOnly, sameSite, partitionKey } = cookie;
    return {
      name: toText(name),
      value: toText(value),
      domain: dottedDomain(cookie),
      path: toText(path),
      expires: validExpires(cookie.expiryTime),
      httpOnly,
      secure,
      ...protocolSameSite(sameSite),
      ...(partitionKey && {
        partitionKey: partitionKey.topLevelSite,
        _crHasCrossSiteAncestor: partitionKey.hasCrossSiteAncestor,
      }),
    };
  },
};

/** Seconds that Playwright accepts: -1, or between the epoch and the year 10000. */
export function validExpires(expiryTime: number | null): number {
  const seconds = inSeconds(expiryTime);
  return seconds === null ? -1 : Math.max(seconds, EARLIEST);
}

export function writePlaywright(cookies: readonly Cookie[], { localStorage = [] }: WriteOptions): Written {
  const origins = localStorage.map(({ origin, items }) => ({
    origin,
    localStorage: items.map(({ name, value }) => ({ name, value })),
  }));
  return writeList(cookies, playwright, (objects) => ({ cookies: objects, origins }));
}
