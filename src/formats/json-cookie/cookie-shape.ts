import type { Cookie } from '../../cookie/cookie.ts';
import type { FormatCode } from '../format/format-code.ts';
import type { CookieFields } from './cookie-fields.ts';
import type { JsonObject } from './json-object.ts';

/** What a text says about all its cookies. */
export interface SharedFacts {
  /** Milliseconds since the epoch. */
  now?: number | undefined;
  /** The URL that a text names for its cookies, or that of the page. */
  url?: string | null;
}

/** How a tool describes one cookie as an object. */
export interface ReadShape {
  code: FormatCode;
  /** The cookie; it is invalid if the fields have refusals. */
  read(fields: CookieFields, shared: SharedFacts): Cookie;
}

/** The same of a format that is written too. */
export interface CookieShape extends ReadShape {
  write(cookie: Cookie): JsonObject;
}
