import { browser } from '../browser.ts';
import { pack, type RecordKind, unpack } from './record-kind.ts';
import { keysOf, type SetAside } from './set-aside.ts';
import { written } from './storage-full.ts';

/**
 * Many values of one kind, each under a key of its own, so that one changes without the others being written. A write
 * throws StorageFull where there is no room.
 */
export interface KeyedStorage<Value> {
  /** Those that can be read; the others are set aside. */
  readAll(): Promise<Map<string, Value>>;
  write(key: string, value: Value): Promise<void>;
  /** All of them or none. */
  writeAll(values: ReadonlyMap<string, Value>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

export function keyedStorage<Value>(
  { setAside }: SetAside,
  area: 'session' | 'local',
  prefix: string,
  kind: RecordKind<Value>,
): KeyedStorage<Value> {
  const writeAll = (values: ReadonlyMap<string, Value>): Promise<void> => {
    const texts = [...values].map(([key, value]) => [prefix + key, pack(kind, value)] as const);
    return written(browser.storage[area].set(Object.fromEntries(texts)));
  };
  return {
    readAll: async () => {
      const keys = (await keysOf(area)).filter((key) => key.startsWith(prefix));
      const records = keys.length > 0 ? await browser.storage[area].get(keys) : {};
      const values = new Map<string, Value>();
      const unreadable = new Map<string, unknown>();
      for (const [key, record] of Object.entries(records)) {
        const own = key.slice(prefix.length);
        const unpacked = unpack(kind, record, own);
        if (unpacked) values.set(own, unpacked.value);
        else unreadable.set(key, record);
      }
      await setAside(area, unreadable);
      return values;
    },
    write: (key, value) => writeAll(new Map([[key, value]])),
    writeAll,
    remove: async (keys) => {
      if (keys.length > 0) await browser.storage[area].remove(keys.map((key) => prefix + key));
    },
  };
}
