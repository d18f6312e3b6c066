import type { Cookie } from '../../../src/cookie/cookie.ts';

/** A plain host-only session cookie of www.shop.test, with the fields that a test needs. */
export function sampleCookie(fields: Partial<Cookie> = {}): Cookie {
  return {
    name: 'n',
    value: 'v',
    domain: 'www.shop.test',
    hostOnly: true,
    path: '/',
    expiryTime: null,
    secure: false,
    httpOnly: false,
    sameSite: 'unset',
    partitionKey: null,
    storeId: '0',
    creationTime: null,
    ...fields,
  };
}
