import { batch, computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type Decoded, decodeForReading } from '../../decode/decode.ts';
import type { KnownValue } from '../../decode/format/value.ts';
import { takesSalt } from '../../decode/keys/takes-salt.ts';
import { latestOnly } from '../jar/latest-only.ts';

/** There is no signature, or no function of the browser for it. */
const NO_KEY_HELPS: ReadonlySet<unknown> = new Set(['no-signature', 'unknown-algorithm']);

interface Source {
  known: ReadonlySignal<KnownValue>;
}

/** What is inside a value. The key and the salt that a person enters are in memory only, as long as this model. */
export const ValueModel = createModel(({ known }: Source) => {
  const key = signal('');
  /** Of the application itself, in the signature that the key makes. */
  const salt = signal('');
  const decoded = signal<(Decoded & { json: string | null }) | null>(null);
  /** The content as it is easiest to read; null: there is none. */
  const content = signal<string | null>(null);
  const onlyLatest = latestOnly();

  effect(() => {
    const { value, ...about } = known.value;
    const keys = key.value === '' ? [] : [key.value];
    void onlyLatest(() => decodeForReading(value, { ...about, keys, salt: salt.value })).then((next) => {
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

  /** Whether the key does not match with the salts that are known, and the application may have its own. */
  const canHaveSalt = computed(
    () =>
      key.value !== '' &&
      decoded.value?.layers.some(
        ({ code, data }) => takesSalt(code) && (salt.value !== '' || data.signature !== 'valid'),
      ),
  );

  return { key, salt, decoded, content, canBeChecked, canHaveSalt };
});
export type ValueReading = InstanceType<typeof ValueModel>;

function readable(payload: unknown): string | null {
  if (payload === null) return null;
  return typeof payload === 'string' ? payload : JSON.stringify(payload, null, 2);
}
