import type { Cookie } from '../../cookie/cookie.ts';
import { toOctets, toText } from '../../cookie/octets.ts';
import { defaultCookie } from '../format/default-cookie.ts';
import type { WriteOptions, Written } from '../format/format.ts';
import type { CookieFields } from '../json-cookie/cookie-fields.ts';
import type { CookieShape } from '../json-cookie/cookie-shape.ts';
import { domainField } from '../json-cookie/domain-field.ts';
import { inIso, isoField, momentField, withinDates } from '../json-cookie/expiry-fields.ts';
import { sameSiteField } from '../json-cookie/same-site-field.ts';
import { writeList } from '../json-cookie/write-list.ts';

/**
 * A cookie of `CookieJar.serialize()` in tough-cookie 6.1, and of Insomnia's cookie jar: the name is `key`, an absent flag is
 * false, `expires` is "Infinity" for a session cookie, and `maxAge`, which goes first, counts seconds from `creation`.
 */
export const toughCookie: CookieShape = {
  code: 'tough-cookie',

  read(fields, { now }) {
    const value = fields.text('value') ?? '';
    if (ENCRYPTED.test(value)) fields.refuse('value', 'encryptedValue');
    return {
      ...defaultCookie(),
      // tough-cookie omits a field with its default.
      name: toOctets(fields.text('key') ?? ''),
      value: toOctets(value),
      ...domainField(fields, { withoutFlag: false }),
      path: toOctets(fields.text('path') ?? '/'),
      expiryTime: saidLifetime(fields, now ?? null),
      secure: fields.flagOr('secure', false),
      httpOnly: fields.flagOr('httpOnly', false),
      sameSite: sameSiteField(fields, 'sameSite', null),
    };
  },

  write(cookie) {
    const { name, value, domain, hostOnly, path, secure, httpOnly, sameSite } = cookie;
    return {
      key: toText(name),
      value: toText(value),
      ...(cookie.expiryTime === null ? {} : { expires: inIso(cookie.expiryTime) }),
      domain,
      path: toText(path),
      secure,
      httpOnly,
      hostOnly,
      pathIsDefault: false,
      ...(sameSite === 'unset' ? {} : { sameSite }),
    };
  },
};

/** How Bruno's file of cookies has a value: encrypted, after the number of the method. */
const ENCRYPTED = /^\$0\d:[\da-f:]{16,}$/i;

/** Milliseconds since the epoch; null for a session cookie. */
function saidLifetime(fields: CookieFields, now: number | null): number | null {
  const [maxAge, expires] = [fields.get('maxAge'), fields.get('expires')];
  if (maxAge === undefined) return expires === 'Infinity' ? null : momentField(fields, 'expires');
  if (maxAge === '-Infinity') return 0;
  if (maxAge === 'Infinity') {
    fields.warn('expiryMissing');
    return null;
  }
  const seconds = fields.number('maxAge');
  const from = isoField(fields, 'creation') ?? now;
  if (from === null) fields.warn('expiryMissing');
  return seconds === null || from === null ? null : withinDates(from + seconds * 1000);
}

/** `now` of the options is written as the creation, which the jar orders cookies by. */
export function writeToughCookie(cookies: readonly Cookie[], { now }: WriteOptions): Written {
  const created = inIso(now ?? null);
  const times = created === null ? {} : { creation: created, lastAccessed: created };
  return writeList(cookies, toughCookie, (objects) => ({
    version: 'tough-cookie@6.1.0',
    storeType: 'MemoryCookieStore',
    rejectPublicSuffixes: true,
    enableLooseMode: false,
    allowSpecialUseDomain: true,
    prefixSecurity: 'silent',
    cookies: objects.map((object) => ({ ...object, ...times })),
  }));
}
