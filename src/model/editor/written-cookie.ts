import type { Cookie } from '../../cookie/cookie.ts';
import { type CookieField, differingFields } from './cookie-field.ts';

/** What was just saved. */
export interface WrittenCookie {
  /** What a person asked for. */
  asked: Cookie;
  /** What the browser holds, read back; null: the answer got lost, and the history told that it was stored. */
  stored: Cookie | null;
}

/** The fields in which the browser holds something else than was asked for. */
export function alteredFields({ asked, stored }: WrittenCookie): CookieField[] {
  return stored ? differingFields(stored, asked) : [];
}
