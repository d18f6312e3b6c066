import { effect } from '@preact/signals';
import type { App } from '../model/app/app-model.ts';
import { keepInPlace, seenOf } from './hooks/keep-in-place.ts';

/** Until the abort: the rows that a person sees stay where they are while cookies above them are added or removed. */
export function keepListInPlace({ list }: App, signal: AbortSignal): void {
  let before: readonly (string | undefined)[] = [];
  const stop = effect(() => {
    const earlier = before;
    const keys = list.items.value.map(({ key }) => key);
    before = keys;
    const seen = seenOf(document.querySelector('.grid'));
    const revealed = list.revealed.peek();
    if (!seen) return;
    // The list is drawn in a microtask that is queued with this effect.
    queueMicrotask(() =>
      queueMicrotask(() => {
        const row = seen.element.querySelector<HTMLElement>('.rows > *');
        if (row && list.revealed.peek() === revealed) keepInPlace(seen, earlier, keys, row.offsetHeight);
      }),
    );
  });
  signal.addEventListener('abort', stop);
}
