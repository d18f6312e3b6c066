import { batch, computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type Decoded, decodeForReading } from '../../decode/decode.ts';
import type { KnownValue } from '../../decode/format/value.ts';
import { latestOnly } from '../jar/latest-only.ts';

/** There is no signature, or no function of the browser for it. */
const NO_KEY_HELPS: ReadonlySet<unknown> = new Set(['no-signature', 'unknown-algorithm']);

interface Source {
  known: ReadonlySignal<KnownValue>;
}

/** What is inside a value. The key that a person enters is in memory only, as long as this model. */
export const ValueModel = createModel(({ known }: Source) => {
  const key = signal('');
  const decoded = signal<(Decoded & { json: string | null }) | null>(null);
  /** The content as it is easiest to read; null: there is none. */
  const content = signal<string | null>(null);
  const onlyLatest = latestOnly();

  effect(() => {
    const { value, ...about } = known.value;
    const keys = key.value === '' ? [] : [key.value];
    void onlyLatest(() => decodeForReading(value, { ...about, keys })).then((next) => {
      if (next === null) return;
      batch(() => {
        decoded.value = next;
        content.value = next.json ?? readable(next.payload);
      });
    });
  });

  /** Whether a key could say more. */
  const canBeChecked = computed(
    () =>
      key.value !== '' ||
      (decoded.value?.layers.some(({ data }) => data.signature !== undefined && !NO_KEY_HELPS.has(data.unchecked)) ??
        false),
  );

  return { key, decoded, content, canBeChecked };
});
export type ValueReading = InstanceType<typeof ValueModel>;

function readable(payload: unknown): string | null {
  if (payload === null) return null;
  return typeof payload === 'string' ? payload : JSON.stringify(payload, null, 2);
}
