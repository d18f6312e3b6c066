import { computed, effect } from '@preact/signals';
import type { Host } from '../host/host.ts';
import type { JarFeedState } from './jar-feed.ts';

/**
 * Reads the list of everything that the page loads again whenever the page makes a request to a new host. Returns the
 * function that ends this.
 */
export function followLaterHosts(feed: JarFeedState, { laterHosts }: Pick<Host, 'laterHosts'>): () => void {
  // Every reading makes a new array, so that frames that were added since are observed too.
  const hosts = computed(() => feed.listing.value?.loaded?.hosts);
  return effect(() => {
    const knownHosts = hosts.value;
    const listing = feed.listing.peek();
    if (!knownHosts || !listing || !laterHosts) return undefined;
    let isCurrent = true;
    laterHosts(listing.scope.page, listing.site, knownHosts).then(
      (newHosts) => {
        if (isCurrent) feed.alsoLoads(newHosts);
      },
      () => undefined, // There is no frame that can be observed, or none is left.
    );
    return () => {
      isCurrent = false;
    };
  });
}
