import type { CookieFields } from './cookie-fields.ts';

/** Says that the site to which Firefox's first-party isolation limits a cookie is not kept. Without isolation it is empty. */
export function warnOfFirstParty(fields: CookieFields, field: string): void {
  if (fields.get(field)) fields.warn('unknownField', { field });
}
