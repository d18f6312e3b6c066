import { computed, effect } from '@preact/signals';
import type { Page } from '../../contract/page.ts';
import type { Host } from '../host/host.ts';
import type { JarFeedState } from './jar-feed.ts';

/**
 * Reads the list of everything that the page loads again whenever the page makes a request to a new host. Returns the
 * function that ends this.
 */
export function followLaterHosts(feed: JarFeedState, { pageRecord }: Pick<Host, 'pageRecord'>): () => void {
  // Every reading makes a new array, so that frames that were added since are observed too.
  const hosts = computed(() => {
    const loaded = feed.listing.value?.loaded;
    // Another host would not be listed either.
    return loaded && loaded.leftOut > 0 ? undefined : loaded?.hosts;
  });
  let page: Page | null = null;
  /** Hosts that were reported once are not new, also where the list leaves them out: a name that no server can have. */
  let reported: readonly string[] = [];
  return effect(() => {
    const knownHosts = hosts.value;
    const listing = feed.listing.peek();
    if (!knownHosts || !listing || !pageRecord) return undefined;
    if (listing.scope.page !== page) reported = [];
    page = listing.scope.page;
    const ending = new AbortController();
    const { signal } = ending;
    const { site, scope } = listing;
    const all = [...new Set([...knownHosts, ...reported])];
    const waiting = pageRecord().then(({ laterHosts }) => laterHosts(scope.page, site, all, signal));
    waiting.then(
      (newHosts) => {
        if (signal.aborted) return;
        reported = [...reported, ...newHosts];
        feed.addHosts(newHosts);
      },
      () => undefined, // There is no frame that can be observed, or none is left.
    );
    return () => ending.abort();
  });
}
