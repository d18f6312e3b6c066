import { createFiles } from './files.ts';
import { type HeadedStorage, headedOnDisk } from './headed-storage.ts';
import { type KeyedStorage, keyedStorage } from './keyed-storage.ts';
import type { RecordKind } from './record-kind.ts';
import { sealedOnDisk } from './sealed-storage.ts';
import { createSetAside, type SetAside } from './set-aside.ts';
import { type StoredValue, storedValue } from './stored-value.ts';

/** What one background stores in the browser, checked when it is read. */
export interface ExtensionStorage {
  /** Ends with the browser session, outlives the background. Never on disk. */
  valueInSession<Value>(key: string, initial: Value, kind: RecordKind<Value>): StoredValue<Value>;
  /** Outlives the browser session. */
  valueOnDisk<Value>(key: string, initial: Value, kind: RecordKind<Value>): StoredValue<Value>;
  /** Ends with the browser session, outlives the background. Never on disk. */
  keyedInSession<Value>(prefix: string, kind: RecordKind<Value>): KeyedStorage<Value>;
  /** Outlives the browser session. What was removed stays in the browser's files for some time. */
  keyedOnDisk<Value>(prefix: string, kind: RecordKind<Value>): KeyedStorage<Value>;
  /** Outlives the browser session. Where the browser lets Crumb erase nothing, nothing is written. */
  sealedOnDisk<Value>(prefix: string, kind: RecordKind<Value>): Omit<KeyedStorage<Value>, 'writeAll'>;
  /** Outlives the browser session. For large values that are listed without being read. */
  headedOnDisk<Head, Body>(
    prefix: string,
    kinds: { head: RecordKind<Head>; body: RecordKind<Body> },
  ): HeadedStorage<Head, Body>;
  /** How many records with keys that begin like this could not be read. */
  countAside: SetAside['countAside'];
  /** Deletes those that could not be read. */
  deleteAside: SetAside['deleteAside'];
}

/** One for each background: it remembers what it could not read. */
export function createStorage(): ExtensionStorage {
  const aside = createSetAside();
  const files = createFiles();
  return {
    valueInSession: (key, initial, kind) => storedValue(aside, 'session', key, initial, kind),
    valueOnDisk: (key, initial, kind) => storedValue(aside, 'local', key, initial, kind),
    keyedInSession: (prefix, kind) => keyedStorage(aside, 'session', prefix, kind),
    keyedOnDisk: (prefix, kind) => keyedStorage(aside, 'local', prefix, kind),
    sealedOnDisk: (prefix, kind) => sealedOnDisk(aside, files, prefix, kind),
    headedOnDisk: (prefix, kinds) => headedOnDisk(aside, prefix, kinds),
    countAside: aside.countAside,
    deleteAside: aside.deleteAside,
  };
}
