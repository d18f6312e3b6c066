import { computed, effect } from '@preact/signals';
import type { Host } from '../host/host.ts';
import type { JarFeedState } from './jar-feed.ts';

/**
 * From now on reads the list of all that the page loads again, with the new host, when the page asks one it has not asked
 * before. Returns the function that ends it.
 */
export function followLaterHosts(feed: JarFeedState, { laterHosts }: Pick<Host, 'laterHosts'>): () => void {
  // Every reading has its own array: a frame that came since is asked from then on.
  const hosts = computed(() => feed.listing.value?.loaded?.hosts);
  return effect(() => {
    const known = hosts.value;
    const at = feed.listing.peek();
    if (!known || !at || !laterHosts) return undefined;
    let isCurrent = true;
    laterHosts(at.scope.page, at.site, known).then(
      (found) => {
        if (isCurrent) feed.alsoLoads(found);
      },
      () => undefined, // No frame that can be asked, or none is left.
    );
    return () => {
      isCurrent = false;
    };
  });
}
