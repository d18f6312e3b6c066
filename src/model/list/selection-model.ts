import { computed, createModel, type ReadonlySignal, signal } from '@preact/signals';
import type { Row } from '../jar/row.ts';

interface Source {
  /** The rows of the extent, searched or not. */
  rows: ReadonlySignal<readonly Row[]>;
  /** The rows that a person sees. */
  shown: ReadonlySignal<readonly Row[]>;
  /** Keys of the rows, searched or not. */
  keys: ReadonlySignal<ReadonlySet<string>>;
  /** Keys of the shown rows and of other lines in the order of the screen. */
  order: ReadonlySignal<readonly string[]>;
}

const NONE: ReadonlySet<string> = new Set();

/** The picked cookies, by identity: they stay picked when they are changed, sorted or hidden. */
export const SelectionModel = createModel(({ rows, shown, keys, order }: Source) => {
  const picked = signal<ReadonlySet<string>>(NONE);
  /** Key of the row at which a range begins. */
  let anchor: string | null = null;
  /** The cookies that were picked before the range that is being extended. */
  let pickedBefore: ReadonlySet<string> = NONE;

  const pickedOf = (list: readonly Row[]): readonly Row[] =>
    picked.value.size === 0 ? [] : list.filter(({ key }) => picked.value.has(key));
  const all = computed(() => pickedOf(rows.value));
  /** The rows that "delete selected" deletes: nobody deletes what they cannot see. */
  const pickedShown = computed(() => pickedOf(shown.value));

  const isRow = (key: string): boolean => keys.peek().has(key);

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
    const lines = order.peek();
    if (anchor === null || !lines.includes(anchor)) begin(start !== null && lines.includes(start) ? start : key);
    const ends = [lines.indexOf(anchor ?? key), lines.indexOf(key)].sort((a, b) => a - b);
    picked.value = new Set([...pickedBefore, ...lines.slice(ends[0], (ends[1] ?? 0) + 1).filter(isRow)]);
  }

  function pickShown(): void {
    picked.value = new Set([...picked.peek(), ...order.peek().filter(isRow)]);
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

  return { picked, all, pickedShown, begin, toggle, extendTo, pickShown, drop, clear };
});
