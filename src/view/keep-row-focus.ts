import { effect, untracked } from '@preact/signals';
import type { App } from '../model/app/app-model.ts';
import { neighbourOf } from '../model/list/neighbour-of.ts';

/**
 * Until the abort: where the row that has the focus leaves the list, because the page removed its cookie or changed it so that a
 * filter hides it, the focus moves to the next row. Otherwise it would be lost with the row.
 */
export function keepRowFocus({ list }: App, signal: AbortSignal): void {
  let before: readonly string[] = [];
  const stop = effect(() => {
    const order = list.order.value;
    const { activeElement } = document;
    const focused = activeElement instanceof HTMLElement && activeElement.matches('.grid [data-key]');
    const key = focused ? activeElement.dataset.key : undefined;
    if (key !== undefined && before.includes(key) && !order.includes(key)) {
      const stays = new Set(order);
      const next = neighbourOf(
        new Set([key]),
        before.filter((one) => one === key || stays.has(one)),
      );
      if (next !== null) untracked(() => list.reveal(next, true));
    }
    before = order;
  });
  signal.addEventListener('abort', stop);
}
