import { computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Host } from '../host/host.ts';
import type { Row } from '../jar/row.ts';
import { textStaysTrue } from '../text/expiry-text.ts';

/** The longest delay that setTimeout supports, in milliseconds. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** The time from which relative expiries are computed: it advances with the rows, and when one of their texts changes. */
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
