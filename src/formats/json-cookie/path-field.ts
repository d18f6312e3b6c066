import { type Octets, toOctets } from '../../cookie/octets.ts';
import type { CookieFields } from './cookie-fields.ts';

/** `path`, or "/" with a warning where it is absent or empty: no cookie has an empty path. */
export function pathField(fields: CookieFields): Octets {
  const path = fields.text('path') || null;
  if (path === null) fields.warn('pathMissing');
  return toOctets(path ?? '/');
}
