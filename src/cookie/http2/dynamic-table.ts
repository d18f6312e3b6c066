import type { HeaderField } from './hpack-encoder.ts';
import { STATIC_ENTRIES } from './static-entries.ts';

/** Octets of a table whose size nobody has announced (RFC 9113 §6.5.2, SETTINGS_HEADER_TABLE_SIZE). */
export const DEFAULT_TABLE_SIZE = 4096;

/** RFC 7541 §4.1: "The size of an entry is the sum of its name's length in octets, its value's length in octets, and 32." */
export function entryOctets({ name, value }: HeaderField): number {
  return name.length + value.length + 32;
}

/** RFC 7541 §2.3.2: the fields sent before on a connection, "maintained in first-in, first-out order". */
export class DynamicTable {
  /** The oldest first; the number counts all that was ever added. No field is added while it is there. */
  readonly #entries = new Map<string, { field: HeaderField; number: number }>();
  #added = 0;
  #octets = 0;
  #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  /** The most octets that it may contain. */
  get size(): number {
    return this.#size;
  }

  resize(size: number): void {
    this.#size = size;
    this.#makeRoom(0);
  }

  /** §4.4: an entry that is larger than the table empties it, and is not added. */
  add(field: HeaderField): void {
    const octets = entryOctets(field);
    this.#makeRoom(octets);
    if (octets > this.#size) return;
    this.#added += 1;
    this.#octets += octets;
    this.#entries.set(keyOf(field), { field, number: this.#added });
  }

  /** The index of the very field (§2.3.3), or 0. */
  indexOf(field: HeaderField): number {
    const entry = this.#entries.get(keyOf(field));
    return entry ? this.#index(entry.number) : 0;
  }

  /** The index of the oldest or the newest field of that name, or 0. */
  indexOfName(name: string, which: 'oldest' | 'newest'): number {
    let index = 0;
    for (const { field, number } of this.#entries.values()) {
      if (field.name !== name) continue;
      index = this.#index(number);
      if (which === 'oldest') return index;
    }
    return index;
  }

  #index(number: number): number {
    return STATIC_ENTRIES + 1 + this.#added - number;
  }

  /** §4.4: "entries are evicted from the end of the dynamic table until the size of the dynamic table is less than or equal to (maximum size - new entry size)". */
  #makeRoom(octets: number): void {
    for (const [key, { field }] of this.#entries) {
      if (this.#octets + octets <= this.#size) return;
      this.#entries.delete(key);
      this.#octets -= entryOctets(field);
    }
  }
}

function keyOf({ name, value }: HeaderField): string {
  return `${name}\n${value}`;
}
