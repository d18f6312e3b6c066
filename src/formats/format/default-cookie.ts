import { type Cookie, DEFAULT_STORE } from '../../cookie/cookie.ts';
import { asOctets } from '../../cookie/octets.ts';

/**
 * The fields that a browser gives to a cookie without attributes. The store is the default one as Chromium names it: a text that
 * names none can be for any browser, and an import maps stores anyway.
 */
export function defaultCookie(): Cookie {
  return {
    storeId: DEFAULT_STORE.chrome,
    partitionKey: null,
    domain: '',
    hostOnly: true,
    path: asOctets('/'),
    name: asOctets(''),
    value: asOctets(''),
    expiryTime: null,
    secure: false,
    httpOnly: false,
    sameSite: 'unset',
    creationTime: null,
  };
}
