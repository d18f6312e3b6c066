import type { Cookie } from '../../cookie/cookie.ts';
import { differences } from '../../cookie/jar/differences.ts';
import { isSamePartition } from '../../cookie/request/third-party.ts';
import { EXPIRY_FIELDS, type Field, PARTITION_FIELDS } from './draft.ts';

/** The fields that can differ between two versions of a cookie, in the order of the form. */
export const COOKIE_FIELDS = [
  'name',
  'value',
  'domain',
  'hostOnly',
  'path',
  'expiryTime',
  'sameSite',
  'secure',
  'httpOnly',
  'partitionKey',
  'storeId',
] as const satisfies (keyof Cookie)[];
export type CookieField = (typeof COOKIE_FIELDS)[number];

/** Whose version of a field counts: the stored one, or the one in the form. */
export type Side = 'theirs' | 'mine';

/** The fields of the form in which a person types a field of the cookie. */
export function draftFields(field: CookieField): readonly Field[] {
  if (field === 'expiryTime') return EXPIRY_FIELDS;
  return field === 'partitionKey' ? PARTITION_FIELDS : [field];
}

/** The fields in which two versions differ. */
export function differingFields(theirs: Cookie, mine: Cookie): CookieField[] {
  const differingState = new Set<keyof Cookie>(differences(theirs, mine));
  return COOKIE_FIELDS.filter((field) => {
    if (field === 'partitionKey') return !isSamePartition(theirs.partitionKey, mine.partitionKey);
    return differingState.has(field) || (isIdentity(field) && theirs[field] !== mine[field]);
  });
}

function isIdentity(field: CookieField): boolean {
  return field === 'name' || field === 'domain' || field === 'hostOnly' || field === 'path' || field === 'storeId';
}

/** `theirs` with the chosen fields of `mine`. */
export function merged(theirs: Cookie, mine: Cookie, chosen: Iterable<CookieField>): Cookie {
  const result = { ...theirs };
  for (const field of chosen) Object.assign(result, { [field]: mine[field] });
  return result;
}
