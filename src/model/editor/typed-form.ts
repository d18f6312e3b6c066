import type { Cookie } from '../../cookie/cookie.ts';
import type { Exchange } from '../../cookie/jar/exchange.ts';
import type { CookieField } from './cookie-field.ts';
import type { Draft, Field } from './draft.ts';

/** What a form contains: enough to open it again as it was. The fields are those of FormModel. */
export interface TypedForm {
  base: Cookie;
  original: Cookie | null;
  draft: Draft;
  touched: ReadonlySet<Field>;
  claimed: ReadonlySet<CookieField>;
  beside: Exchange;
}
