import { computed, createModel, signal } from '@preact/signals';
import type { Store } from '../../contract/page.ts';
import { cookieKey } from '../../cookie/cookie.ts';
import type { App } from '../app/app-model.ts';
import type { WantedCookie } from '../changes/change-row.ts';
import { ChangesModel } from '../changes/changes-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { nextTask } from '../host/next-task.ts';
import { TextModel } from './text-model.ts';

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  app: App;
}

/** The import of cookies from a text: what was read of it, the store that they go into, and what storing them would do. */
export const ImportModel = createModel(({ app, bridge, host }: Source) => {
  const page = app.listing.peek()?.scope.page;
  const changes = new ChangesModel({ app, bridge, host });
  const source = new TextModel({ host, url: page?.url });
  const { result, isReading } = source;
  const stores = signal<readonly Store[]>([]);
  /** The store into which the cookies go; null: each into the store that the text names. */
  const target = signal<string | null>(page?.storeId ?? '');

  /** Whether the text names stores, and all of them are in this browser. */
  const hasOwnStores = computed(() => {
    const named = new Set(result.value?.cookies.map(({ cookie }) => cookie.storeId));
    return named.size > 1 && [...named].every((id) => stores.value.some(({ storeId }) => storeId === id));
  });

  async function read(text: string, fileName?: string): Promise<void> {
    if (!(await source.read(text, fileName))) return;
    await nextTask();
    changes.excluded.value = new Set();
    if (stores.peek().length === 0) {
      const reply = await bridge.request.listStores(null);
      if ('value' in reply) stores.value = reply.value;
    }
    await changes.predict(wantedByPlace());
  }

  /**
   * The cookies as they are to be stored, by their place in the text; of those with one identity the last. Those that had different
   * stores are different cookies, of which one target takes the first that is chosen.
   */
  function wantedByPlace(): Map<number, WantedCookie> {
    const wanted = new Map<string, [number, WantedCookie]>();
    for (const [index, { cookie }] of (result.peek()?.cookies ?? []).entries()) {
      const mapped = { ...cookie, storeId: target.peek() ?? cookie.storeId };
      wanted.set(cookieKey(cookie), [index, { cookie: mapped, from: null }]);
    }
    return new Map(wanted.values());
  }

  async function mapTo(storeId: string | null): Promise<void> {
    target.value = storeId;
    await changes.predict(wantedByPlace());
  }

  return { changes, result, isReading, stores, target, hasOwnStores, read, mapTo };
});
export type Import = InstanceType<typeof ImportModel>;
