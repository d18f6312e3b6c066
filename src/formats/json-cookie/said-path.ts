import { type Octets, toOctets } from '../../cookie/octets.ts';
import type { CookieFields } from './cookie-fields.ts';

/** `path`, or "/" with a warning. */
export function saidPath(fields: CookieFields): Octets {
  if (!fields.has('path')) fields.warn('pathMissing');
  return toOctets(fields.text('path') ?? '/');
}
