import { type Signal, signal } from '@preact/signals';
import type { Page } from '../../contract/page.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import type { CookieChange } from '../../cookie/jar/changes.ts';

/** A browser evicts some thirty at a time; only the latest of them are stored. */
const MAX_EVICTED = 1000;

/** The cookies of the shown site that the browser evicted since the surface shows it. */
export interface Evictions {
  /** The latest last. */
  evicted: Signal<readonly Cookie[]>;
  /** Adds the evictions among all changes, also those during a reading or navigation: a listing does not show them. */
  note(changes: readonly CookieChange[]): void;
  /** Called when the page changes. Evictions of the same site stay, since a page load is what sets cookies. */
  arriveAt(page: Page): void;
  forget(): void;
}

export function createEvictions(siteOfHost: (host: string) => string): Evictions {
  const evicted = signal<readonly Cookie[]>([]);
  let shownSite: { site: string; storeId: string } | null = null;

  function forget(): void {
    if (evicted.peek().length > 0) evicted.value = [];
  }

  return {
    evicted,
    note(changes) {
      const added = changes
        .filter(({ removed, cause }) => removed && cause === 'evicted')
        .map(({ cookie }) => cookie)
        .filter(({ storeId, domain }) => storeId === shownSite?.storeId && siteOfHost(domain) === shownSite.site);
      if (added.length > 0) evicted.value = [...evicted.peek(), ...added].slice(-MAX_EVICTED);
    },
    arriveAt({ url, storeId }) {
      const site = siteOfHost(new URL(url).hostname);
      if (shownSite?.site !== site || shownSite.storeId !== storeId) forget();
      shownSite = { site, storeId };
    },
    forget,
  };
}
