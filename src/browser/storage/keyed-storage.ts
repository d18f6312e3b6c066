import { browser } from '../browser.ts';

/** Many values of one kind, each under a key of its own, so that one changes without the others being written. */
export interface KeyedStorage<Value> {
  readAll(): Promise<Map<string, Value>>;
  write(key: string, value: Value): Promise<void>;
  /** All of them or none. */
  writeAll(values: ReadonlyMap<string, Value>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** Ends with the browser session, outlives the background. Never on disk. */
export function keyedInSession<Value>(prefix: string): KeyedStorage<Value> {
  return keptMany(browser.storage.session, prefix);
}

/** Outlives the browser session. */
export function keyedOnDisk<Value>(prefix: string): KeyedStorage<Value> {
  return keptMany(browser.storage.local, prefix);
}

type Area = typeof browser.storage.local;

function keptMany<Value>(area: Area, prefix: string): KeyedStorage<Value> {
  return {
    readAll: async () => {
      // Younger than the polyfill's types.
      const keys = await (area as unknown as { getKeys(): Promise<string[]> }).getKeys();
      const own = keys.filter((key) => key.startsWith(prefix));
      const values = own.length > 0 ? await area.get(own) : {};
      return new Map(Object.entries(values).map(([key, value]) => [key.slice(prefix.length), value as Value]));
    },
    write: (key, value) => area.set({ [prefix + key]: value }),
    writeAll: (values) => area.set(Object.fromEntries([...values].map(([key, value]) => [prefix + key, value]))),
    remove: async (keys) => {
      if (keys.length > 0) await area.remove(keys.map((key) => prefix + key));
    },
  };
}
