import { type Cookie, cookieKey, type SameSite } from '../../cookie/cookie.ts';
import { toOctets } from '../../cookie/octets.ts';
import type { WantedCookie } from '../changes/change-row.ts';

/** What a bulk edit does to the expiry: `set` to a moment; `cap`: a later expiry, or none, becomes that moment. */
export const EXPIRY_CHANGES = ['keep', 'session', 'set', 'cap'] as const;
export type ExpiryChange = (typeof EXPIRY_CHANGES)[number];

/** What changes of several cookies; null and an empty path: nothing. */
export interface BulkChange {
  expiry: ExpiryChange;
  secure: boolean | null;
  httpOnly: boolean | null;
  sameSite: SameSite | null;
  /** As text. */
  path: string;
  storeId: string | null;
  /** A cookie that gets another path or store is stored beside the old one. */
  keepsOriginals: boolean;
}

export const NO_CHANGE: BulkChange = {
  expiry: 'keep',
  secure: null,
  httpOnly: null,
  sameSite: null,
  path: '',
  storeId: null,
  keepsOriginals: false,
};

/** The cookie with the change; `moment` is that of the expiry, in milliseconds since the epoch. */
export function wantedBy(cookie: Cookie, change: BulkChange, moment: number | null): WantedCookie {
  const wanted: Cookie = {
    ...cookie,
    expiryTime: expiryBy(cookie, change.expiry, moment),
    secure: change.secure ?? cookie.secure,
    httpOnly: change.httpOnly ?? cookie.httpOnly,
    sameSite: change.sameSite ?? cookie.sameSite,
    path: change.path === '' ? cookie.path : toOctets(change.path),
    storeId: change.storeId ?? cookie.storeId,
  };
  const isCopy = change.keepsOriginals && cookieKey(wanted) !== cookieKey(cookie);
  return { cookie: wanted, from: isCopy ? null : cookie };
}

function expiryBy({ expiryTime }: Cookie, change: ExpiryChange, moment: number | null): number | null {
  if (change === 'session') return null;
  if (moment === null || change === 'keep') return expiryTime;
  return change === 'cap' && expiryTime !== null ? Math.min(expiryTime, moment) : moment;
}
