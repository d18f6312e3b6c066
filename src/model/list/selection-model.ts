import { computed, createModel, type ReadonlySignal, signal } from '@preact/signals';
import type { Row } from '../jar/row.ts';

interface Source {
  /** The rows of the extent, searched or not. */
  rows: ReadonlySignal<readonly Row[]>;
  /** The rows that a person sees. */
  shown: ReadonlySignal<readonly Row[]>;
  /** Keys of the shown rows in the order of the screen. */
  order: ReadonlySignal<readonly string[]>;
}

const NONE: ReadonlySet<string> = new Set();

/** The picked cookies, by identity: they stay picked when they are changed, sorted or hidden. */
export const SelectionModel = createModel(({ rows, shown, order }: Source) => {
  const picked = signal<ReadonlySet<string>>(NONE);
  /** Key of the row at which a range begins. */
  let anchor: string | null = null;
  /** The cookies that were picked before the range that is being extended. */
  let pickedBefore: ReadonlySet<string> = NONE;

  const pickedOf = (list: readonly Row[]): readonly Row[] =>
    picked.value.size === 0 ? [] : list.filter(({ key }) => picked.value.has(key));
  const all = computed(() => pickedOf(rows.value));
  /** The rows that "delete selected" deletes: nobody deletes what they cannot see. */
  const inSight = computed(() => pickedOf(shown.value));

  function begin(key: string): void {
    anchor = key;
    pickedBefore = picked.peek();
  }

  function toggle(key: string): void {
    const next = new Set(picked.peek());
    if (!next.delete(key)) next.add(key);
    picked.value = next;
    begin(key);
  }

  /** Picks the rows from the last pick, or from `start`, to this row. */
  function extendTo(key: string, start: string | null): void {
    const keys = order.peek();
    if (anchor === null || !keys.includes(anchor)) begin(start ?? key);
    const ends = [keys.indexOf(anchor ?? key), keys.indexOf(key)].sort((a, b) => a - b);
    picked.value = new Set([...pickedBefore, ...keys.slice(ends[0], (ends[1] ?? 0) + 1)]);
  }

  function pickShown(): void {
    picked.value = new Set([...picked.peek(), ...order.peek()]);
  }

  function drop(keys: Iterable<string>): void {
    const next = new Set(picked.peek());
    for (const key of keys) next.delete(key);
    picked.value = next;
    pickedBefore = next;
  }

  function clear(): void {
    picked.value = NONE;
    anchor = null;
    pickedBefore = NONE;
  }

  return { picked, all, inSight, begin, toggle, extendTo, pickShown, drop, clear };
});
