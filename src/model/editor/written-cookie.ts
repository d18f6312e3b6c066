import type { Cookie } from '../../cookie/cookie.ts';
import { type CookieField, differingFields } from './cookie-field.ts';

/** The result of a save. */
export interface WrittenCookie {
  /** The cookie that the person wanted to store. */
  asked: Cookie;
  /** The cookie that the browser stored, read back; null: the reply was lost, but the history says that it was stored. */
  stored: Cookie | null;
}

/** The fields in which the stored cookie differs from the requested one. */
export function alteredFields({ asked, stored }: WrittenCookie): CookieField[] {
  return stored ? differingFields(stored, asked) : [];
}
