import type { Page } from '../../contract/page.ts';
import { isSecureOrigin } from '../../cookie/address/secure-origin.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import type { Editing } from './opened-model.ts';

/** The first draft of a new cookie on this page: host-only, for every path, Lax, and Secure if the page may set that. */
export function newCookie(page: Page): Cookie {
  const url = new URL(page.url);
  return {
    name: '',
    value: '',
    domain: url.hostname,
    hostOnly: true,
    path: '/',
    expiryTime: null,
    secure: isSecureOrigin(url),
    httpOnly: false,
    sameSite: 'lax',
    partitionKey: null,
    storeId: page.storeId,
    creationTime: null,
  };
}

/** The cookie that the fields of an edit show at first; a duplicate differs from its original in its name only. */
export function startOf({ kind, cookie, page }: Editing): Cookie {
  if (!cookie) return newCookie(page);
  return kind === 'edit' ? cookie : { ...cookie, name: `${cookie.name}-copy`, creationTime: null };
}
