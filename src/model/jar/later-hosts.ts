import { computed, effect } from '@preact/signals';
import type { Page } from '../../contract/page.ts';
import type { Host } from '../host/host.ts';
import type { JarFeedState } from './jar-feed.ts';

/**
 * From now on reads the list of all that the page loads again, with the new host, when the page asks one it has not asked
 * before. Returns the function that ends it.
 */
export function followLaterHosts(feed: JarFeedState, { laterHosts }: Pick<Host, 'laterHosts'>): () => void {
  // Every reading has its own array: a frame that came since is asked from then on.
  const hosts = computed(() => {
    const loaded = feed.listing.value?.loaded;
    // A host more would be left out as well.
    return loaded && loaded.leftOut > 0 ? undefined : loaded?.hosts;
  });
  let page: Page | null = null;
  /** What was told once is not new, also where the reading leaves it out: a name that no server can have. */
  let told: readonly string[] = [];
  return effect(() => {
    const known = hosts.value;
    const at = feed.listing.peek();
    if (!known || !at || !laterHosts) return undefined;
    if (at.scope.page !== page) told = [];
    page = at.scope.page;
    let isCurrent = true;
    laterHosts(page, at.site, [...new Set([...known, ...told])]).then(
      (found) => {
        if (!isCurrent) return;
        told = [...told, ...found];
        feed.alsoLoads(found);
      },
      () => undefined, // No frame that can be asked, or none is left.
    );
    return () => {
      isCurrent = false;
    };
  });
}
