import type { Page } from '../../contract/page.ts';
import { isSecureOrigin } from '../../cookie/address/secure-origin.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import type { Editing } from './opened-model.ts';

/** What a new cookie starts from on this page: its host alone, every path, Lax, and Secure where the page may set that. */
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

/** What the fields of an edit start from; a duplicate has all that the first one has, and a name of its own. */
export function startOf({ kind, cookie, page }: Editing): Cookie {
  if (!cookie) return newCookie(page);
  return kind === 'edit' ? cookie : { ...cookie, name: `${cookie.name}-copy`, creationTime: null };
}
