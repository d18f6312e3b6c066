/**
 * Values in storage.local that are listed without being read. Each has a small head and a body under keys of their own:
 *
 *   write:  head and body in one call, then both are read back      remove:  both in one call
 *
 * A head that cannot be read is set aside, and its body stays. A body that cannot be read stays where it is: a newer
 * Crumb may have written it.
 */
import { browser } from '../browser.ts';
import { pack, type RecordKind, unpack } from './record-kind.ts';
import { keysOf, type SetAside } from './set-aside.ts';
import { written } from './storage-full.ts';

export interface HeadedStorage<Head, Body> {
  readHeads(): Promise<Map<string, Head>>;
  /** null: there is none that can be read. */
  readBody(key: string): Promise<Body | null>;
  /** Where it fails, what was there before is there still. @throws StorageFull */
  write(key: string, head: Head, body: Body): Promise<void>;
  /** @throws StorageFull */
  writeHead(key: string, head: Head): Promise<void>;
  remove(key: string): Promise<void>;
  /** How many could not be listed. */
  countUnreadable(): Promise<number>;
  /** Deletes those that could not be listed, heads and bodies. */
  deleteUnreadable(): Promise<void>;
}

interface Kinds<Head, Body> {
  head: RecordKind<Head>;
  body: RecordKind<Body>;
}

export function headedOnDisk<Head, Body>(
  { setAside, countAside, deleteAside }: SetAside,
  prefix: string,
  kinds: Kinds<Head, Body>,
): HeadedStorage<Head, Body> {
  const headKey = (own: string): string => `${prefix}Head:${own}`;
  const bodyKey = (own: string): string => `${prefix}Body:${own}`;
  const keysFrom = async (start: string): Promise<string[]> =>
    (await keysOf('local')).filter((key) => key.startsWith(start));

  async function readHeads(): Promise<Map<string, Head>> {
    const keys = await keysFrom(headKey(''));
    const records = keys.length > 0 ? await browser.storage.local.get(keys) : {};
    const heads = new Map<string, Head>();
    const unreadable = new Map<string, unknown>();
    for (const [key, record] of Object.entries(records)) {
      const own = key.slice(headKey('').length);
      const unpacked = unpack(kinds.head, record, own);
      if (unpacked) heads.set(own, unpacked.value);
      else unreadable.set(key, record);
    }
    await setAside('local', unreadable);
    return heads;
  }

  return {
    readHeads,
    readBody: async (own) => {
      const record = (await browser.storage.local.get(bodyKey(own)))[bodyKey(own)];
      return record === undefined ? null : (unpack(kinds.body, record, own)?.value ?? null);
    },
    write: async (own, head, body) => {
      const records = { [headKey(own)]: pack(kinds.head, head), [bodyKey(own)]: pack(kinds.body, body) };
      const keys = Object.keys(records);
      const before = await browser.storage.local.get(keys);
      await written(browser.storage.local.set(records));
      const stored = await browser.storage.local.get(keys);
      if (keys.every((key) => stored[key] === records[key])) return;
      await browser.storage.local.remove(keys);
      await written(browser.storage.local.set(before));
      throw new Error('the browser stored something else');
    },
    writeHead: (own, head) => written(browser.storage.local.set({ [headKey(own)]: pack(kinds.head, head) })),
    remove: (own) => browser.storage.local.remove([headKey(own), bodyKey(own)]),
    countUnreadable: () => countAside([headKey('')]),
    deleteUnreadable: async () => {
      await deleteAside([headKey('')]);
      const heads = await readHeads();
      const bodies = (await keysFrom(bodyKey(''))).filter((key) => !heads.has(key.slice(bodyKey('').length)));
      if (bodies.length > 0) await browser.storage.local.remove(bodies);
    },
  };
}
