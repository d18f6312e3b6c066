import type { Cookie } from '../cookie/cookie.ts';

/** Names the record of a parked cookie in a step that parks or unparks it. */
export interface ParkedRef {
  /** The surface chooses it (crypto.randomUUID). */
  id: string;
  /** The search for the cookie that breaks a page parked it. */
  bySearch?: true;
}

/** A cookie that is switched off: Crumb stores it and the browser does not. */
export interface ParkedCookie extends ParkedRef {
  /** When it was parked, in milliseconds since the epoch. */
  at: number;
  cookie: Cookie;
}

/** A parked cookie and what the browser has at its identity now; null: nothing, or Crumb may not know it. */
export interface ListedParked extends ParkedCookie {
  now: Cookie | null;
}

export interface ParkedList {
  /** Oldest first. */
  parked: ListedParked[];
  /** How many stored records could not be read and were set aside; missing if there are none. */
  unreadable?: number;
}
