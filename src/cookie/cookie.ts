/**
 * The words of this project's domain, as in RFC 6265bis ("Cookies: HTTP State Management Mechanism") and CHIPS.
 * Every string here is a byte string as it travels on the wire: one character is one octet (see octets.ts).
 */

import type { Octets } from './octets.ts';

/** The browser whose rules are meant: Chromium and its family, or Firefox. They differ from the RFC and from each other. */
export type Agent = 'chrome' | 'firefox';

/** The id of the cookie store that is neither private nor a container. */
export const DEFAULT_STORE: Readonly<Record<Agent, string>> = { chrome: '0', firefox: 'firefox-default' };

/** RFC 6265bis §5.7 same-site-flag; `unset` is a cookie that came without a SameSite attribute. */
export type SameSite = 'strict' | 'lax' | 'none' | 'unset';

/** CHIPS: the partition that a cookie is in. `topLevelSite` is scheme and registrable domain, without a port. */
export interface PartitionKey {
  topLevelSite: string;
  hasCrossSiteAncestor: boolean;
}

/** The identity of a cookie: writing one with the same id replaces it, any other is stored beside it. */
export interface CookieId {
  storeId: string;
  /** null: unpartitioned. */
  partitionKey: PartitionKey | null;
  /** Without a leading dot; IDN in punycode. */
  domain: string;
  hostOnly: boolean;
  path: Octets;
  name: Octets;
}

/** One cookie as it is in the jar. */
export interface Cookie extends CookieId {
  /** Raw, never decoded. */
  value: Octets;
  /** Milliseconds since the epoch, fractions kept; null: ends with the browser session. */
  expiryTime: number | null;
  secure: boolean;
  httpOnly: boolean;
  sameSite: SameSite;
  /** Milliseconds since the epoch; null where the browser does not report it: then the order of the list is the order sent. */
  creationTime: number | null;
}

/** Gives the registrable domain of a host, or null for an IP address, a single label and a public suffix. */
export type RegistrableDomain = (host: string) => string | null;

/** One string for one identity: two cookies with the same key are the same cookie. */
export function cookieKey(id: CookieId): string {
  const partition = id.partitionKey && [id.partitionKey.topLevelSite, id.partitionKey.hasCrossSiteAncestor];
  return JSON.stringify([id.storeId, partition, id.domain, id.hostOnly, id.path, id.name]);
}
