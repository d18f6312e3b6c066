import type { Cookie } from '../../cookie/cookie.ts';

/** The key of the text that names a field of a cookie. */
export function attributeKey<Field extends keyof Cookie>(field: Field) {
  return field === 'expiryTime' ? 'attribute_expires' : (`attribute_${field as Exclude<Field, 'expiryTime'>}` as const);
}
