import type { Cookie } from '../cookie/cookie.ts';
import type { Exchange } from '../cookie/jar/exchange.ts';
import type { Page } from './page.ts';

/** A snapshot as it is listed: everything but its cookies. */
export interface SnapshotHead {
  id: string;
  name: string;
  /** When its cookies were read, in milliseconds since the epoch. */
  at: number;
  /** The site whose cookies it has; null: those of every site that Crumb could read. */
  site: string | null;
  /** The store that they were read from. */
  storeId: string;
  count: number;
  /** What its cookies take on disk, in octets. */
  octets: number;
  /** Whether its cookies are encrypted under a passphrase; its other fields never are. */
  isEncrypted: boolean;
  /** Whether it is an account of its site that a person switches to; such a snapshot is not encrypted. */
  isProfile: boolean;
}

/** A snapshot that is to be stored. */
export interface NewSnapshot extends Pick<SnapshotHead, 'name' | 'at' | 'site' | 'storeId' | 'isProfile'> {
  cookies: Cookie[];
  /** null: its cookies are not encrypted. */
  passphrase: string | null;
}

/** The stored snapshots, newest first. */
export interface SnapshotList {
  snapshots: SnapshotHead[];
  /** What all of them take on disk, in octets, and how much that may be. */
  octets: number;
  limit: number;
  /** How many stored records could not be read and were set aside. */
  unreadable: number;
}

/** One store of one site: where a profile is on. */
export interface SiteOfStore {
  site: string;
  storeId: string;
}

/** Which profile of a site is on. */
export interface ProfileState {
  /** null: none, or one that was deleted. */
  on: SnapshotHead | null;
  /** A switch that was stopped halfway; its step is in the history. */
  halfway: { stepId: string; from: SnapshotHead | null; to: SnapshotHead | null } | null;
}

/** The profile that a site shall have from now on. */
export interface SwitchOrder {
  page: Page;
  /** The id of a profile; null: no cookies at all, to sign in with another account. */
  to: string | null;
  /** The name of a new profile for the current cookies, if no profile is on. */
  nameOfUnsaved: string;
}

/** The current cookies are stored; this step makes the switch. */
export interface PlannedSwitch {
  /** null: nothing has to change. */
  stepId: string | null;
  exchanges: Exchange[];
}

/** The cookies of a site at a moment that a person marked. */
export interface MarkedCookies extends SiteOfStore {
  /** Milliseconds since the epoch. */
  at: number;
  cookies: Cookie[];
}

/** The longest name of a snapshot, in UTF-16 code units. */
export const SNAPSHOT_NAME_LENGTH = 80;
