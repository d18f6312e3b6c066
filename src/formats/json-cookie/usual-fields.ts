import type { Cookie } from '../../cookie/cookie.ts';
import { defaultCookie } from '../format/default-cookie.ts';
import type { CookieFields } from './cookie-fields.ts';
import { type DomainRules, domainField } from './domain-field.ts';
import { pathField } from './path-field.ts';

/** What nearly all tools write in the same way. */
export function usualFields(fields: CookieFields, rules?: DomainRules): Cookie {
  return {
    ...defaultCookie(),
    name: fields.octets('name'),
    value: fields.octets('value'),
    ...domainField(fields, rules),
    path: pathField(fields),
    secure: fields.flagOr('secure', 'secureMissing'),
    httpOnly: fields.flagOr('httpOnly', 'httpOnlyMissing'),
  };
}
