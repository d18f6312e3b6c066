import { createModel, effect, signal } from '@preact/signals';
import type { Blocking, Capability, Page } from '../contract.ts';
import type { Surroundings } from './surroundings.ts';

/** Every site, both schemes: with https alone Chromium hides every cookie that is not Secure. */
export const ALL_SITES = ['*://*/*'];

/** Asking for permissions, and what is known of cookies being blocked. */
export const AccessModel = createModel(({ bridge, host }: Pick<Surroundings, 'bridge' | 'host'>) => {
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

  effect(() => () => {
    latest++;
  });

  return { blocking, denied, readBlocking, requestOrigins, requestCapability };
});
