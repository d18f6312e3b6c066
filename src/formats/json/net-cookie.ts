import type { SameSite } from '../../cookie/cookie.ts';
import type { CookieFields } from '../json-cookie/cookie-fields.ts';
import type { ReadShape } from '../json-cookie/cookie-shape.ts';
import { momentField } from '../json-cookie/expiry-fields.ts';
import { partitionField } from '../json-cookie/partition-field.ts';
import { sameSiteField } from '../json-cookie/same-site-field.ts';
import { usualFields } from '../json-cookie/usual-fields.ts';

/** The numbers of SameSite in Go's net/http: 0 is not set, 1 is the attribute without a value. */
const GO_SAME_SITE: readonly SameSite[] = ['unset', 'unset', 'lax', 'strict', 'none'];
/** How Windows PowerShell 5 writes a moment, in milliseconds. */
const TICKS = /^\/Date\((-?\d{1,16})\)\/$/;

/**
 * A cookie with the field names of .NET (System.Net.Cookie, also of `ConvertTo-Json` and of Selenium) and of Go (http.Cookie). The
 * year 1 is no expiry.
 */
export const netCookie: ReadShape = {
  code: 'chrome-json',

  read(fields) {
    const isGo = fields.isGiven('RawExpires') || fields.isGiven('Unparsed');
    const count = isGo ? fields.get('sameSite') : undefined;
    const maxAge = isGo ? (fields.number('MaxAge') ?? 0) : 0;
    if (maxAge > 0) fields.warn('expiryUnclear', { seconds: maxAge });
    if (maxAge < 0) fields.warn('deletion');
    const usual = usualFields(fields);
    return {
      ...usual,
      expiryTime: maxAge < 0 ? 0 : expiryField(fields, fields.has('expires') ? 'expires' : 'expiry'),
      sameSite:
        (typeof count === 'number' && GO_SAME_SITE[count]) || sameSiteField(fields, 'sameSite', 'sameSiteMissing'),
      partitionKey: partitionField(fields, usual.domain),
    };
  },
};

function expiryField(fields: CookieFields, key: string): number | null {
  const said = fields.get(key);
  const ticks = typeof said === 'string' ? TICKS.exec(said)?.[1] : undefined;
  if (ticks !== undefined) return Number(ticks) < 0 ? null : Number(ticks);
  return typeof said === 'string' && said.startsWith('0001-') ? null : momentField(fields, key);
}
