import { browser } from '../browser.ts';
import { pack, type RecordKind, unpack } from './record-kind.ts';
import type { SetAside } from './set-aside.ts';
import { written } from './storage-full.ts';

/** A value that the browser stores under one key; `initial` where nothing is stored that can be read. */
export interface StoredValue<Value> {
  read(): Promise<Value>;
  write(value: Value): Promise<void>;
}

export function storedValue<Value>(
  { setAside }: SetAside,
  area: 'session' | 'local',
  key: string,
  initial: Value,
  kind: RecordKind<Value>,
): StoredValue<Value> {
  return {
    read: async () => {
      const record = (await browser.storage[area].get(key))[key];
      if (record === undefined) return initial;
      const unpacked = unpack(kind, record, key);
      if (!unpacked) await setAside(area, new Map([[key, record]]));
      return unpacked ? unpacked.value : initial;
    },
    write: (value) => written(browser.storage[area].set({ [key]: pack(kind, value) })),
  };
}
