/**
 * Records on disk that nobody can read once they were removed. Each is encrypted under a key of its own: the record is in
 * storage.local, whose files keep it, and the key in a file that can be erased.
 *
 *   write:  key and record, in any order      remove:  first the key, then the record
 *
 * So a record without a key was removed, or not written to the end.
 */
import { browser } from '../browser.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { hasFields, isText } from './check.ts';
import type { Files } from './files.ts';
import type { KeyedStorage } from './keyed-storage.ts';
import { pack, type RecordKind, recordKind, unpack } from './record-kind.ts';
import { keysOf, type SetAside } from './set-aside.ts';
import { written } from './storage-full.ts';

/** Base64 of what AES-GCM needs and gives. */
interface Sealed {
  iv: string;
  data: string;
}

interface Write {
  /** The record was removed before this has ended. */
  isGivenUp: boolean;
}

const sealedKind: RecordKind<Sealed> = { ...recordKind<Sealed>(hasFields({ iv: isText, data: isText })), version: 2 };
const KEY_OCTETS = 32;
const IV_OCTETS = 12;
/** After this time, in milliseconds, no write of a stopped background is still underway. */
const LATE_MS = 2_000;

export function sealedOnDisk<Value>(
  { setAside }: SetAside,
  { canErase, fileNames, readFiles, removeFiles, writeFile }: Files,
  prefix: string,
  kind: RecordKind<Value>,
): Omit<KeyedStorage<Value>, 'writeAll'> {
  /** The keys of the records that are on disk. */
  const keys = new Map<string, CryptoKey>();
  /** Names of the key files that may exist. */
  const files = new Set<string>();

  /** The last write of each record since it was last removed. */
  const writes = new Map<string, Write>();

  const removeKeys = async (owns: readonly string[]): Promise<void> => {
    const there = owns.filter((own) => files.has(own));
    for (const own of there) {
      keys.delete(own);
      // Before the file is removed: the record may be written again meanwhile.
      files.delete(own);
    }
    try {
      await removeFiles(there);
    } catch (error) {
      for (const own of there) files.add(own);
      throw error;
    }
  };

  const erase = async (owns: readonly string[]): Promise<void> => {
    if (owns.length === 0) return;
    // A key that is being written cannot be removed; the record is removed all the same.
    const [keysRemoved] = await Promise.allSettled([removeKeys(owns)]);
    // A record that was written again meanwhile stays.
    const removed = owns.filter((own) => !writes.has(own));
    if (removed.length > 0) await browser.storage.local.remove(removed.map((own) => prefix + own));
    if (keysRemoved.status === 'rejected') throw keysRemoved.reason;
  };

  /** A file that a background was writing when it was stopped may appear after the next one has read the files. */
  const removeStrays = async (): Promise<void> => {
    const strays = (await fileNames()).filter((name) => !writes.has(name) && !keys.has(name));
    if (strays.length > 0) await removeFiles(strays);
  };
  const removeStraysLater = (): void => {
    setTimeout(() => void removeStrays().catch(() => undefined), LATE_MS);
  };

  const put = async (own: string, value: Value, write: Write): Promise<void> => {
    if (!(await canErase())) return;
    const cached = keys.get(own);
    const secret = crypto.getRandomValues(new Uint8Array(KEY_OCTETS));
    const key = cached ?? (await importKey(secret));
    const record = pack(sealedKind, await seal(key, pack(kind, value)));
    if (write.isGivenUp) return;
    // What a write that was given up still brings is erased, unless the record was written again meanwhile.
    const part = async (work: Promise<void>): Promise<void> => {
      await written(work).finally(() => {
        if (!write.isGivenUp || writes.has(own)) return;
        files.add(own);
        // The browser may still lock a file that it has just written.
        removeStraysLater();
        return erase([own]);
      });
    };
    files.add(own);
    await allEnded([
      cached ? undefined : part(writeFile(own, secret)),
      part(browser.storage.local.set({ [prefix + own]: record })),
    ]);
    if (writes.get(own) === write) keys.set(own, key);
  };

  return {
    readAll: async () => {
      const [found, stored] = await Promise.all([readFiles(), keysOf('local')]);
      for (const name of found.keys()) files.add(name);
      const wanted = stored.filter((key) => key.startsWith(prefix));
      const records = wanted.length > 0 ? await browser.storage.local.get(wanted) : {};
      const values = new Map<string, Value>();
      const unreadable = new Map<string, null>();
      const removed: string[] = [];
      for (const [storedKey, record] of Object.entries(records)) {
        const own = storedKey.slice(prefix.length);
        const sealed = unpack(sealedKind, record, own);
        const secret = found.get(own);
        const opened = sealed && secret ? await open(kind, sealed.value, own, secret) : null;
        if (opened) {
          values.set(own, opened.value);
          keys.set(own, opened.key);
          // A write that was interrupted leaves an empty file.
        } else if (sealed && (secret === undefined || secret?.length === 0)) removed.push(storedKey);
        // The contents are not stored: they may be unencrypted values, and nobody could erase them.
        else unreadable.set(storedKey, null);
      }
      await setAside('local', unreadable);
      if (removed.length > 0) await browser.storage.local.remove(removed);
      // A file that cannot be removed now is removed later.
      await removeKeys([...found.keys()].filter((name) => !keys.has(name))).catch(() => undefined);
      removeStraysLater();
      return values;
    },
    write: (own, value) => {
      const write: Write = { isGivenUp: false };
      writes.set(own, write);
      return put(own, value, write);
    },
    remove: async (owns) => {
      for (const own of owns) {
        const write = writes.get(own);
        if (write) write.isGivenUp = true;
        writes.delete(own);
      }
      await erase(owns);
      // What cannot be removed now is removed at the end of the next step.
      await removeStrays().catch(() => undefined);
    },
  };
}

/** Waits until all have ended, also if one fails: a removal that follows leaves nothing behind. */
async function allEnded(writes: readonly (Promise<void> | undefined)[]): Promise<void> {
  for (const one of await Promise.allSettled(writes)) if (one.status === 'rejected') throw one.reason;
}

function importKey(secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function seal(key: CryptoKey, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_OCTETS));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text));
  return { iv: toBase64(iv), data: toBase64(new Uint8Array(data)) };
}

/** The value and its key, or null where the record is damaged or of another key or version. */
async function open<Value>(
  kind: RecordKind<Value>,
  { iv, data }: Sealed,
  own: string,
  secret: Uint8Array<ArrayBuffer>,
): Promise<{ value: Value; key: CryptoKey } | null> {
  try {
    const key = await importKey(secret);
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64(iv) }, key, fromBase64(data));
    const unpacked = unpack(kind, new TextDecoder().decode(text), own);
    return unpacked && { value: unpacked.value, key };
  } catch {
    return null;
  }
}
