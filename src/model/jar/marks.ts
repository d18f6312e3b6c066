import { type Signal, signal } from '@preact/signals';
import type { Cookie } from '../../cookie/cookie.ts';
import type { Change, JarDifference } from './jar-difference.ts';

/** How long a row stays marked after it was added, changed or removed, in milliseconds. */
const MARK_TIME = 1200;

/** If more rows than this are removed at once, none of them stays visible: nobody could follow that many. */
const MAX_REMOVED = 24;

/** The rows that were just added, changed or removed. */
export interface Marks {
  changed: Signal<ReadonlyMap<string, Change>>;
  /** Cookies that were just removed and are still shown, marked. */
  removed: Signal<readonly Cookie[]>;
  mark(difference: JarDifference): void;
  clear(): void;
}

export function createMarks(): Marks {
  const changed = signal<ReadonlyMap<string, Change>>(new Map());
  const removed = signal<readonly Cookie[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function clear(): void {
    clearTimeout(timer);
    if (changed.peek().size > 0) changed.value = new Map();
    if (removed.peek().length > 0) removed.value = [];
  }

  return {
    changed,
    removed,
    mark(difference) {
      if (difference.changes.size === 0) return;
      clearTimeout(timer);
      timer = setTimeout(clear, MARK_TIME);
      changed.value = difference.changes;
      removed.value = difference.removed.length > MAX_REMOVED ? [] : difference.removed;
    },
    clear,
  };
}
