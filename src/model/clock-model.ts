import { createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import { textStaysTrue } from './expiry-text.ts';
import type { Host } from './host.ts';
import type { Row } from './row.ts';

/** setTimeout takes no longer wait. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** The time that relative expiries are told by: moves on when one of their texts would change, and not before. */
export const ClockModel = createModel(({ host, rows }: { host: Host; rows: ReadonlySignal<readonly Row[]> }) => {
  const time = signal(host.now());

  effect(() => {
    const wait = textStaysTrue(
      rows.value.map(({ cookie }) => cookie.expiryTime),
      time.value,
    );
    if (wait === null) return;
    const timer = setTimeout(() => (time.value = host.now()), Math.min(wait, LONGEST_WAIT));
    return () => clearTimeout(timer);
  });

  return { time };
});
