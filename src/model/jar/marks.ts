import { type Signal, signal } from '@preact/signals';
import type { Cookie } from '../../cookie/cookie.ts';
import type { Change, JarDifference } from './jar-difference.ts';

/** How long a row stays marked after it appeared, changed or went, in milliseconds. */
const MARK_TIME = 1200;

/** More rows than this are not kept after they went: a mark is for the eye, not for a flood. */
const MAX_DEPARTED = 24;

/** The rows that just appeared, changed or went. */
export interface Marks {
  changed: Signal<ReadonlyMap<string, Change>>;
  /** Cookies that just went and are still shown, marked. */
  departed: Signal<readonly Cookie[]>;
  mark(difference: JarDifference): void;
  clear(): void;
}

export function createMarks(): Marks {
  const changed = signal<ReadonlyMap<string, Change>>(new Map());
  const departed = signal<readonly Cookie[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function clear(): void {
    clearTimeout(timer);
    if (changed.peek().size > 0) changed.value = new Map();
    if (departed.peek().length > 0) departed.value = [];
  }

  return {
    changed,
    departed,
    mark(difference) {
      if (difference.changes.size === 0) return;
      clearTimeout(timer);
      timer = setTimeout(clear, MARK_TIME);
      changed.value = difference.changes;
      departed.value = difference.removed.length > MAX_DEPARTED ? [] : difference.removed;
    },
    clear,
  };
}
