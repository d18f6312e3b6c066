import type { Page } from '../contract.ts';
import type { Cookie } from '../cookie/cookie.ts';

/** What a new cookie starts from on this page: its host alone, every path, Lax, and Secure where the page is secure. */
export function newCookie(page: Page): Cookie {
  const { hostname, protocol } = new URL(page.url);
  return {
    name: '',
    value: '',
    domain: hostname,
    hostOnly: true,
    path: '/',
    expiryTime: null,
    secure: protocol === 'https:',
    httpOnly: false,
    sameSite: 'lax',
    partitionKey: null,
    storeId: page.storeId,
    creationTime: null,
  };
}
