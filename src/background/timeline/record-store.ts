/**
 * What was recorded, in storage.session and in memory: chunks of entries, each under a key of its own, and now and
 * then a copy of the jar, from which the entries since then lead to the present jar.
 *
 *   entries --> the last chunk grows --full--> a new one, with copies of the jars
 *
 * A background that is stopped loses what it has not yet written, and the next one finds in what the jar differs.
 */

import { isCount } from '../../browser/storage/check.ts';
import type { ExtensionStorage } from '../../browser/storage/extension-storage.ts';
import { recordKind } from '../../browser/storage/record-kind.ts';
import { StorageFull } from '../../browser/storage/storage-full.ts';
import type { JarEntry } from '../../cookie/jar/jar-entry.ts';
import { type Chunk, chunkKind, type JarThen, jarKind } from './chunk-kind.ts';

/** Crumb's share of storage.session for what it records, in octets of JSON: entries and jars. */
const RECORD_OCTETS = 2 * 1024 * 1024;
/** The most octets of it that the jars may take; a cookie that does not fit is not known before its next change. */
const JAR_OCTETS = 1024 * 1024;
/** Written again with every entry. */
const CHUNK_OCTETS = 16 * 1024;

interface Sized<Value> {
  value: Value;
  octets: number;
}

export class RecordStore {
  readonly #keptChunks;
  readonly #keptJars;
  readonly #keptDropped;
  #chunks: (Sized<Chunk> & { key: string })[] = [];
  readonly #jars = new Map<string, Sized<JarThen>>();
  #next = 0;
  #dropped = 0;
  #isClosed = true;

  private constructor(storage: ExtensionStorage) {
    this.#keptChunks = storage.keyedInSession('timeline:', chunkKind);
    this.#keptJars = storage.keyedInSession('timelineJar:', jarKind);
    this.#keptDropped = storage.valueInSession('timelineDropped', 0, recordKind<number>(isCount));
  }

  static async load(storage: ExtensionStorage): Promise<RecordStore> {
    const store = new RecordStore(storage);
    const [chunks, jars, dropped] = await Promise.all([
      store.#keptChunks.readAll(),
      store.#keptJars.readAll(),
      store.#keptDropped.read(),
    ]);
    store.#chunks = [...chunks]
      .map(([key, value]) => ({ key, value, octets: sizeOf(value) }))
      .sort((one, other) => one.value.first - other.value.first);
    for (const [key, value] of jars) store.#jars.set(key, { value, octets: sizeOf(value) });
    const last = store.#chunks.at(-1)?.value;
    store.#next = Math.max(
      last ? last.first + last.entries.length : 0,
      ...[...jars.values()].map((jar) => jar.through),
    );
    store.#dropped = dropped;
    return store;
  }

  get entries(): JarEntry[] {
    return this.#chunks.flatMap(({ value }) => value.entries);
  }

  get dropped(): number {
    return this.#dropped;
  }

  get jars(): ReadonlyMap<string, JarThen> {
    return new Map([...this.#jars].map(([key, { value }]) => [key, value]));
  }

  /** The entries that were recorded after a jar stood like this. */
  since({ through }: JarThen): JarEntry[] {
    return this.#chunks.flatMap(({ value: { first, entries } }) => entries.slice(Math.max(0, through - first)));
  }

  /** Writes entries before it returns; `jarsNow` gives the jars after them. */
  async append(entries: readonly JarEntry[], jarsNow: () => Map<string, Omit<JarThen, 'through'>>): Promise<void> {
    if (entries.length === 0) return;
    const changed = new Set<Sized<Chunk> & { key: string }>();
    let isNew = false;
    for (const entry of entries) {
      let chunk = this.#chunks.at(-1);
      if (!chunk || this.#isClosed || chunk.octets >= CHUNK_OCTETS) {
        const key = String(this.#next).padStart(12, '0');
        chunk = { key, value: { first: this.#next, entries: [] }, octets: 0 };
        this.#chunks.push(chunk);
        isNew = true;
      }
      chunk.value.entries.push(entry);
      chunk.octets += sizeOf(entry);
      changed.add(chunk);
      this.#next += 1;
      this.#isClosed = false;
    }
    // First, so that a burst never needs the room of two recordings.
    await this.#makeRoom();
    await this.#write(changed);
    // Only afterwards: jars that know of entries which were not written would hide them.
    if (isNew) await this.keepJars(jarsNow());
    await this.#makeRoom();
  }

  /** Writes those chunks that are still there. */
  #write(changed: ReadonlySet<Sized<Chunk> & { key: string }>): Promise<void> {
    return this.#withRoom(() => {
      const chunks = this.#chunks.filter((chunk) => changed.has(chunk));
      return this.#keptChunks.writeAll(new Map(chunks.map(({ key, value }) => [key, value])));
    });
  }

  /** If the storage is full, the oldest chunks are removed until the rest fits. */
  async #withRoom(write: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (!(error instanceof StorageFull) || this.#chunks.length <= 1) throw error;
        await this.#dropOldest(Math.ceil(this.#chunks.length / 4));
      }
    }
  }

  async #dropOldest(count: number): Promise<void> {
    const oldest = this.#chunks.splice(0, count);
    this.#dropped += oldest.reduce((sum, { value }) => sum + value.entries.length, 0);
    await this.#keptChunks.remove(oldest.map(({ key }) => key));
    await this.#keptDropped.write(this.#dropped);
  }

  /** Writes copies of the jars as they are now. */
  async keepJars(jars: ReadonlyMap<string, Omit<JarThen, 'through'>>): Promise<void> {
    for (const [key, jar] of jars) {
      const others = [...this.#jars].reduce((sum, [other, { octets }]) => sum + (other === key ? 0 : octets), 0);
      const value = fitting({ ...jar, through: this.#next }, JAR_OCTETS - others);
      this.#jars.set(key, { value, octets: sizeOf(value) });
    }
    const values = new Map([...jars.keys()].map((key) => [key, (this.#jars.get(key) as Sized<JarThen>).value]));
    await this.#withRoom(() => this.#keptJars.writeAll(values));
  }

  /** Forgets entries, and jars by their keys. */
  async forget(isMeant: (entry: JarEntry) => boolean, jarKeys: readonly string[]): Promise<void> {
    const empty: string[] = [];
    const changed = new Map<string, Chunk>();
    for (const chunk of this.#chunks) {
      const entries = chunk.value.entries.filter((entry) => !isMeant(entry));
      if (entries.length === chunk.value.entries.length) continue;
      chunk.value = { ...chunk.value, entries };
      chunk.octets = sizeOf(entries);
      if (entries.length === 0) empty.push(chunk.key);
      else changed.set(chunk.key, chunk.value);
    }
    for (const key of jarKeys) this.#jars.delete(key);
    this.#chunks = this.#chunks.filter(({ value }) => value.entries.length > 0);
    this.#isClosed = true;
    if (this.#chunks.length === 0) this.#dropped = 0;
    await Promise.all([
      this.#keptJars.remove([...jarKeys]),
      this.#keptChunks.remove(empty),
      changed.size > 0 ? this.#keptChunks.writeAll(changed) : undefined,
      this.#keptDropped.write(this.#dropped),
    ]);
  }

  async #makeRoom(): Promise<void> {
    let octets = [...this.#chunks, ...this.#jars.values()].reduce((sum, one) => sum + one.octets, 0);
    const surplus: string[] = [];
    while (octets > RECORD_OCTETS && this.#chunks.length > 1) {
      const oldest = this.#chunks.shift();
      if (!oldest) break;
      octets -= oldest.octets;
      surplus.push(oldest.key);
      this.#dropped += oldest.value.entries.length;
    }
    if (surplus.length === 0) return;
    await this.#keptDropped.write(this.#dropped);
    await this.#keptChunks.remove(surplus);
  }
}

/** As much of a jar as fits, small cookies first. */
function fitting(jar: JarThen, room: number): JarThen {
  let octets = sizeOf(jar);
  if (octets <= room) return jar;
  const largestFirst = jar.cookies
    .map((cookie) => ({ cookie, octets: sizeOf(cookie) }))
    .sort((one, other) => other.octets - one.octets);
  while (octets > room && largestFirst.length > 0) octets -= largestFirst.shift()?.octets ?? 0;
  return { ...jar, cookies: largestFirst.map(({ cookie }) => cookie), isComplete: false };
}

function sizeOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
