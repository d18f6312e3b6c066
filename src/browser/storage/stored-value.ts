import { browser } from '../browser.ts';

/** A value kept by the browser under one key; `initial` stands where nothing is kept yet. */
export interface StoredValue<Value> {
  read(): Promise<Value>;
  write(value: Value): Promise<void>;
}

/** Ends with the browser session, outlives the background. Never on disk. */
export function valueInSession<Value>(key: string, initial: Value): StoredValue<Value> {
  return kept(browser.storage.session, key, initial);
}

/** Outlives the browser session. */
export function valueOnDisk<Value>(key: string, initial: Value): StoredValue<Value> {
  return kept(browser.storage.local, key, initial);
}

function kept<Value>(area: typeof browser.storage.local, key: string, initial: Value): StoredValue<Value> {
  return {
    read: async () => ((await area.get(key))[key] as Value | undefined) ?? initial,
    write: (value) => area.set({ [key]: value }),
  };
}
