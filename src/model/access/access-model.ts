import { createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Blocking, Capability } from '../../contract/access.ts';
import type { Listing } from '../../contract/listing.ts';
import type { Page } from '../../contract/page.ts';
import type { ModelDeps } from '../host/model-deps.ts';

/** Every site with both schemes: with access to https only, Chromium hides each cookie that is not Secure. */
export const ALL_SITES = ['*://*/*'];

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  listing: ReadonlySignal<Listing | null>;
}

/** Requests permissions, and reads whether cookies are blocked. */
export const AccessModel = createModel(({ bridge, host, listing }: Source) => {
  const blocking = signal<Blocking | null>(null);
  /** The person was asked and denied the permission. */
  const denied = signal(false);
  let latest = 0;

  async function readBlocking(page: Page): Promise<void> {
    const readNumber = ++latest;
    const result = await bridge.request.readBlocking(page);
    if (readNumber === latest && 'value' in result) blocking.value = result.value;
  }

  /** Must be called in a click. The browser may close this surface while it asks: it opens again if access is given. */
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

  /** Blocking is read once for each page, after its listing, so that the list does not wait for it. */
  let checkedPage: Page | null = null;
  effect(() => {
    const page = listing.value?.scope.page ?? null;
    if (!page || (checkedPage && checkedPage.url === page.url && checkedPage.tabId === page.tabId)) return;
    checkedPage = page;
    // The result for the page before does not apply to this one.
    blocking.value = null;
    void readBlocking(page);
  });
  effect(() =>
    bridge.on('accessChanged', () => {
      if (checkedPage) void readBlocking(checkedPage);
    }),
  );
  effect(() => () => {
    latest++;
  });

  return { blocking, denied, requestOrigins, requestCapability };
});
