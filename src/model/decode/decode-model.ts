import { computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Cookie } from '../../cookie/cookie.ts';
import { type Decoded, decodeValue } from '../../decode/decode.ts';
import type { About } from '../../decode/format/about.ts';
import type { App } from '../app/app-model.ts';

interface Source {
  app: App;
  cookie: ReadonlySignal<Cookie>;
}

/** What is inside the value of a cookie. The key that a person enters is in memory only, as long as this model. */
export const DecodeModel = createModel(({ app, cookie }: Source) => {
  const key = signal('');
  const decoded = signal<Decoded | null>(null);
  let latest = 0;

  const about = computed((): About => {
    const { name, domain, storeId } = cookie.value;
    const siblings = [...app.jarByKey.value.values()].filter(
      (other) => other.domain === domain && other.storeId === storeId && other.name !== name,
    );
    return { name, siblings, keys: key.value === '' ? [] : [key.value] };
  });

  effect(() => {
    const [octets, known] = [cookie.value.value, about.value];
    latest += 1;
    const mine = latest;
    void decodeValue(octets, known).then((next) => {
      if (mine === latest) decoded.value = next;
    });
  });

  /** Whether a key could say more. */
  const canBeChecked = computed(
    () => key.value !== '' || (decoded.value?.layers.some(({ data }) => data.signature !== undefined) ?? false),
  );

  return { key, decoded, about, canBeChecked };
});
export type Decode = InstanceType<typeof DecodeModel>;
