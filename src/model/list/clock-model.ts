import { computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Host } from '../host/host.ts';
import type { Row } from '../jar/row.ts';
import { textStaysTrue } from '../text/expiry-text.ts';

/** setTimeout takes no longer wait. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** The time that relative expiries are told by: moves on with the rows, and when one of their texts would change. */
export const ClockModel = createModel(({ host, rows }: { host: Host; rows: ReadonlySignal<readonly Row[]> }) => {
  const due = signal(0);

  const time = computed((): number => {
    void due.value;
    void rows.value;
    return host.now();
  });

  effect(() => {
    const expiries = rows.value.map(({ cookie }) => cookie.expiryTime);
    const wait = textStaysTrue(expiries, time.value);
    if (wait === null) return;
    const timer = setTimeout(() => due.value++, Math.min(wait, LONGEST_WAIT));
    return () => clearTimeout(timer);
  });

  return { time };
});
