import type { PlannedCookie } from '../../contract/steps.ts';
import {
  type Cookie,
  cookieKey,
  type PartitionKey,
  type RegistrableDomain,
  type SameSite,
} from '../../cookie/cookie.ts';
import { toOctets } from '../../cookie/octets.ts';
import { ownPartition } from '../editor/partition.ts';
import { readTypedHost } from '../editor/typed-host.ts';

/** What a bulk edit does to the expiry: `set` to a moment; `cap`: a later expiry, or none, becomes that moment. */
export const EXPIRY_CHANGES = ['keep', 'session', 'set', 'cap'] as const;
export type ExpiryChange = (typeof EXPIRY_CHANGES)[number];

/** What a bulk edit does to the partition: none, or that of a top-level site. */
export const PARTITION_CHANGES = ['keep', 'unpartitioned', 'under'] as const;
export type PartitionChange = (typeof PARTITION_CHANGES)[number];

/** What changes of several cookies; null and an empty text: nothing. */
export interface BulkChange {
  expiry: ExpiryChange;
  secure: boolean | null;
  httpOnly: boolean | null;
  sameSite: SameSite | null;
  /** As typed. */
  domain: string;
  hostOnly: boolean | null;
  /** As text. */
  path: string;
  partition: PartitionChange;
  storeId: string | null;
  /** A cookie that gets another identity is stored beside the old one. */
  keepsOriginals: boolean;
}

export const NO_CHANGE: BulkChange = {
  expiry: 'keep',
  secure: null,
  httpOnly: null,
  sameSite: null,
  domain: '',
  hostOnly: null,
  path: '',
  partition: 'keep',
  storeId: null,
  keepsOriginals: false,
};

/** The change that the typed fields mean. */
export interface TypedValues {
  /** The moment of the expiry, in milliseconds since the epoch; null: none was typed. */
  moment: number | null;
  /** Scheme and registrable domain; null: none was typed. */
  topLevelSite: string | null;
  registrableDomain: RegistrableDomain;
}

/** Whether a cookie may get another identity, so that its copy is beside it. */
export function changesIdentity({ domain, hostOnly, path, partition, storeId }: BulkChange): boolean {
  return domain !== '' || hostOnly !== null || path !== '' || partition !== 'keep' || storeId !== null;
}

/** The cookie with the change. */
export function wantedBy(cookie: Cookie, change: BulkChange, typed: TypedValues): PlannedCookie {
  const domain = change.domain.trim() === '' ? cookie.domain : readTypedHost(change.domain);
  const wanted: Cookie = {
    ...cookie,
    expiryTime: expiryBy(cookie, change.expiry, typed.moment),
    secure: change.secure ?? cookie.secure,
    httpOnly: change.httpOnly ?? cookie.httpOnly,
    sameSite: change.sameSite ?? cookie.sameSite,
    domain,
    hostOnly: change.hostOnly ?? cookie.hostOnly,
    path: change.path === '' ? cookie.path : toOctets(change.path),
    partitionKey: partitionBy(cookie, domain, change.partition, typed),
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

function partitionBy(
  { partitionKey }: Cookie,
  domain: string,
  change: PartitionChange,
  { topLevelSite, registrableDomain }: TypedValues,
): PartitionKey | null {
  if (change === 'unpartitioned') return null;
  if (change === 'keep' || topLevelSite === null) return partitionKey;
  return ownPartition({ url: topLevelSite }, domain, registrableDomain);
}
