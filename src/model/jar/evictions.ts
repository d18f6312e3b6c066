import { type Signal, signal } from '@preact/signals';
import type { Page } from '../../contract/page.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import type { CookieChange } from '../../cookie/jar/changes.ts';

/** A browser evicts some thirty at a time; more than this are counted no further. */
const MAX_EVICTED = 1000;

/** What the browser threw out of a site's jar to make room, since the site is looked at. */
export interface Evictions {
  /** The latest last. */
  evicted: Signal<readonly Cookie[]>;
  /** The jar itself does not tell: every change counts, also one that comes beside a reading or a navigation. */
  note(changes: readonly CookieChange[]): void;
  /** The surface looks at this page from now on. The same site's evictions stay: it is loading that sets cookies. */
  arriveAt(page: Page): void;
  forget(): void;
}

export function createEvictions(siteOfHost: (host: string) => string): Evictions {
  const evicted = signal<readonly Cookie[]>([]);
  let watched: { site: string; storeId: string } | null = null;

  function forget(): void {
    if (evicted.peek().length > 0) evicted.value = [];
  }

  return {
    evicted,
    note(changes) {
      const thrownOut = changes
        .filter(({ removed, cause }) => removed && cause === 'evicted')
        .map(({ cookie }) => cookie)
        .filter(({ storeId, domain }) => storeId === watched?.storeId && siteOfHost(domain) === watched.site);
      if (thrownOut.length > 0) evicted.value = [...evicted.peek(), ...thrownOut].slice(-MAX_EVICTED);
    },
    arriveAt({ url, storeId }) {
      const site = siteOfHost(new URL(url).hostname);
      if (watched?.site !== site || watched.storeId !== storeId) forget();
      watched = { site, storeId };
    },
    forget,
  };
}
