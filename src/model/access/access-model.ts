import { createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Blocking, Capability } from '../../contract/access.ts';
import type { Listing } from '../../contract/listing.ts';
import type { Page } from '../../contract/page.ts';
import type { ModelDeps } from '../host/model-deps.ts';

/** Every site, both schemes: with https alone Chromium hides every cookie that is not Secure. */
export const ALL_SITES = ['*://*/*'];

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  listing: ReadonlySignal<Listing | null>;
}

/** Asking for permissions, and what is known of cookies being blocked. */
export const AccessModel = createModel(({ bridge, host, listing }: Source) => {
  const blocking = signal<Blocking | null>(null);
  /** The person was asked and said no. */
  const denied = signal(false);
  let latest = 0;

  async function readBlocking(page: Page): Promise<void> {
    const asked = ++latest;
    const result = await bridge.request.readBlocking(page);
    if (asked === latest && 'value' in result) blocking.value = result.value;
  }

  /** Must be called in a click. The browser may close this surface while it asks: it is brought back if access is given. */
  async function requestOrigins(page: Page, origins: string[]): Promise<void> {
    // Not awaited: the browser asks only during the click itself.
    void bridge.request.expectGrant(page);
    denied.value = !(await host.requestOrigins(origins));
  }

  /** Must be called in a click. */
  async function requestCapability(page: Page, capability: Capability): Promise<void> {
    void bridge.request.expectGrant(page);
    if (await host.requestCapability(capability)) await readBlocking(page);
  }

  /** Blocking is asked for each page once, after its list is there: the list does not wait for it. */
  let asked: Page | null = null;
  effect(() => {
    const page = listing.value?.scope.page ?? null;
    if (!page || (asked && asked.url === page.url && asked.tabId === page.tabId)) return;
    asked = page;
    // What was known of the page before says nothing of this one.
    blocking.value = null;
    void readBlocking(page);
  });
  effect(() =>
    bridge.on('accessChanged', () => {
      if (asked) void readBlocking(asked);
    }),
  );
  effect(() => () => {
    latest++;
  });

  return { blocking, denied, requestOrigins, requestCapability };
});
