import { computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Blocking } from '../../contract/access.ts';
import type { Listing } from '../../contract/listing.ts';
import type { Page } from '../../contract/page.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { whileLoading } from '../host/while-loading.ts';

interface Source extends Pick<ModelDeps, 'bridge'> {
  listing: ReadonlySignal<Listing | null>;
}

/** Whether the browser blocks cookies of the page. */
export const AccessModel = createModel(({ bridge, listing }: Source) => {
  const blocking = signal<Blocking | null>(null);
  /** The person was asked and denied the permission. */
  const denied = signal(false);
  let latest = 0;

  async function readBlocking(page: Page): Promise<void> {
    const readNumber = ++latest;
    const result = await bridge.request.readBlocking(page);
    if (readNumber === latest && 'value' in result) blocking.value = result.value;
  }

  const page = computed(() => listing.value?.scope.page);
  /** The same until another page is shown. */
  const pageText = computed(() => JSON.stringify(page.value));
  /** Blocking is read after the listing of a page, so that the list does not wait for it. */
  effect(() => {
    void pageText.value;
    const newPage = page.peek();
    // The result for the page before does not apply to this one.
    blocking.value = null;
    return newPage && whileLoading(() => readBlocking(newPage));
  });
  effect(() =>
    bridge.on('accessChanged', () => {
      const current = page.peek();
      if (current) void readBlocking(current);
    }),
  );
  effect(() => () => {
    latest++;
  });

  return { blocking, denied, readBlocking };
});
export type Access = InstanceType<typeof AccessModel>;
