import { batch, computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Cookie } from '../../cookie/cookie.ts';
import { type Decoded, decodeForReading } from '../../decode/decode.ts';
import type { App } from '../app/app-model.ts';
import { aboutCookie } from './about-cookie.ts';

interface Source {
  app: App;
  cookie: ReadonlySignal<Cookie>;
}

/** What is inside the value of a cookie. The key that a person enters is in memory only, as long as this model. */
export const DecodeModel = createModel(({ app, cookie }: Source) => {
  const key = signal('');
  const decoded = signal<(Decoded & { json: string | null }) | null>(null);
  /** The content as it is easiest to read; null: there is none. */
  const content = signal<string | null>(null);
  let latest = 0;

  const about = computed(() => aboutCookie(cookie.value, app.jarByKey.value.values(), key.value));

  effect(() => {
    const [octets, known] = [cookie.value.value, about.value];
    latest += 1;
    const mine = latest;
    void decodeForReading(octets, known).then((next) => {
      if (mine !== latest) return;
      batch(() => {
        decoded.value = next;
        content.value = next.json ?? readable(next.payload);
      });
    });
  });

  /** Whether a key could say more. */
  const canBeChecked = computed(
    () => key.value !== '' || (decoded.value?.layers.some(({ data }) => data.signature !== undefined) ?? false),
  );

  return { key, decoded, content, canBeChecked };
});
export type Decode = InstanceType<typeof DecodeModel>;

function readable(payload: unknown): string | null {
  if (payload === null) return null;
  return typeof payload === 'string' ? payload : JSON.stringify(payload, null, 2);
}
