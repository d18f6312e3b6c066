import {
  type Check,
  either,
  hasFields,
  isCount,
  isCountUpTo,
  isFlag,
  isListOf,
  isMoment,
  isText,
  orNull,
} from '../../browser/storage/check.ts';
import { recordKind } from '../../browser/storage/record-kind.ts';
import { SNAPSHOT_NAME_LENGTH, type SnapshotHead } from '../../contract/snapshots.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { isCookie } from '../stored/is-cookie.ts';
import { isPassphraseSealed, type PassphraseSealed } from './passphrase-seal.ts';

/** The cookies of a snapshot as they are stored; sealed: the JSON text of their list. */
export type SnapshotBody = { cookies: Cookie[] } | { sealed: PassphraseSealed };

/** What all snapshots may take on disk together; docs/decisions.md says why. */
export const MOST_OCTETS = 4 * 1024 * 1024;

export const isSnapshotName: Check = (value) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= SNAPSHOT_NAME_LENGTH;

const isHead = hasFields({
  id: isText,
  name: isSnapshotName,
  at: isMoment,
  site: orNull(isText),
  storeId: isText,
  count: isCount,
  octets: isCountUpTo(MOST_OCTETS),
  isEncrypted: isFlag,
  isProfile: isFlag,
});

/** Stored under its id. */
export const headKind = recordKind<SnapshotHead>((value, key) => isHead(value) && (value as SnapshotHead).id === key);

export const areCookies: Check = isListOf(isCookie);

export const bodyKind = recordKind<SnapshotBody>(
  either(hasFields({ cookies: areCookies }), hasFields({ sealed: isPassphraseSealed })),
);
