import { computed, createModel, type ReadonlySignal, signal } from '@preact/signals';
import type { Row } from '../jar/row.ts';

interface Source {
  /** The rows of the extent, searched or not. */
  rows: ReadonlySignal<readonly Row[]>;
  /** Those a person sees. */
  shown: ReadonlySignal<readonly Row[]>;
  /** Keys of those in the order they stand on the screen. */
  order: ReadonlySignal<readonly string[]>;
}

const NONE: ReadonlySet<string> = new Set();

/** The cookies that were picked, by their identity: whatever changes, sorts or hides them, they stay picked. */
export const SelectionModel = createModel(({ rows, shown, order }: Source) => {
  const picked = signal<ReadonlySet<string>>(NONE);
  /** Where a range begins. */
  let anchor: string | null = null;
  /** What was picked before the range that is being drawn. */
  let kept: ReadonlySet<string> = NONE;

  const among = (list: readonly Row[]): readonly Row[] =>
    picked.value.size === 0 ? [] : list.filter(({ key }) => picked.value.has(key));
  const all = computed(() => among(rows.value));
  /** What "delete selected" is about: nobody deletes what they cannot see. */
  const inSight = computed(() => among(shown.value));

  function begin(key: string): void {
    anchor = key;
    kept = picked.peek();
  }

  function toggle(key: string): void {
    const next = new Set(picked.peek());
    if (!next.delete(key)) next.add(key);
    picked.value = next;
    begin(key);
  }

  /** From where the last pick was made, or from `start`, to this row. */
  function extendTo(key: string, start: string | null): void {
    const keys = order.peek();
    if (anchor === null || !keys.includes(anchor)) begin(start ?? key);
    const ends = [keys.indexOf(anchor ?? key), keys.indexOf(key)].sort((a, b) => a - b);
    picked.value = new Set([...kept, ...keys.slice(ends[0], (ends[1] ?? 0) + 1)]);
  }

  function pickShown(): void {
    picked.value = new Set([...picked.peek(), ...order.peek()]);
  }

  function drop(keys: Iterable<string>): void {
    const next = new Set(picked.peek());
    for (const key of keys) next.delete(key);
    picked.value = next;
    kept = next;
  }

  function clear(): void {
    picked.value = NONE;
    anchor = null;
    kept = NONE;
  }

  return { picked, all, inSight, begin, toggle, extendTo, pickShown, drop, clear };
});
