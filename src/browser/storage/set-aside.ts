/**
 * Records that Crumb could not read. Each is moved to a key of its own, where nothing reads it and nothing writes over it.
 * Where the move fails it stays where it is and is not used. There is a bound: of a record beyond it only the key is stored.
 */
import { browser } from '../browser.ts';

type AreaName = 'session' | 'local';
const ASIDE = 'aside:';
/** In one area: records with their contents, octets of JSON of one of them, and records in all. */
const MAX_WHOLE = 20;
const MAX_OCTETS = 64 * 1024;
const MAX_KEYS = 200;

export type SetAside = ReturnType<typeof createSetAside>;

export function createSetAside() {
  /** The original keys of what was set aside, also where the storage did not take the move. */
  const asideKeys: Record<AreaName, Set<string>> = { session: new Set(), local: new Set() };
  const loaded = new Set<AreaName>();

  /** Moves records out of the way; never fails and is not waited for longer than the storage takes. */
  async function setAside(area: AreaName, records: ReadonlyMap<string, unknown>): Promise<void> {
    if (records.size === 0) return;
    const before = asideKeys[area].size;
    for (const key of records.keys()) asideKeys[area].add(key);
    const copies: Record<string, unknown> = {};
    for (const [index, [key, value]] of [...records].entries()) {
      if (before + index >= MAX_KEYS) break;
      const isKept = before + index < MAX_WHOLE && (JSON.stringify(value) ?? '').length <= MAX_OCTETS;
      copies[ASIDE + key] = isKept ? value : null;
    }
    try {
      await browser.storage[area].set(copies);
      await browser.storage[area].remove([...records.keys()]);
    } catch {
      // They are read as not there all the same, and moved the next time.
    }
  }

  /** How many records with keys that begin like this were set aside. */
  async function countAside(prefixes: readonly string[]): Promise<number> {
    await Promise.all([load('session'), load('local')]);
    return [...asideKeys.session, ...asideKeys.local].filter((key) => prefixes.some((prefix) => key.startsWith(prefix)))
      .length;
  }

  /** Deletes what was set aside. */
  async function deleteAside(prefixes: readonly string[]): Promise<void> {
    for (const area of ['session', 'local'] as const) {
      await load(area);
      const keys = [...asideKeys[area]].filter((key) => prefixes.some((prefix) => key.startsWith(prefix)));
      if (keys.length === 0) continue;
      await browser.storage[area].remove(keys.flatMap((key) => [ASIDE + key, key]));
      for (const key of keys) asideKeys[area].delete(key);
    }
  }

  /** A call that fails or hangs is not remembered: the next one tries again. */
  async function load(area: AreaName): Promise<void> {
    if (loaded.has(area)) return;
    for (const key of await keysOf(area)) if (key.startsWith(ASIDE)) asideKeys[area].add(key.slice(ASIDE.length));
    loaded.add(area);
  }

  return { setAside, countAside, deleteAside };
}

/** Every key of an area. */
export function keysOf(area: AreaName): Promise<string[]> {
  // Younger than the polyfill's types.
  return (browser.storage[area] as unknown as { getKeys(): Promise<string[]> }).getKeys();
}
