import type { Capability } from '../../contract/access.ts';
import type { Bridge } from '../../contract/bridge.ts';
import type { Page } from '../../contract/page.ts';
import type { Host } from '../host/host.ts';
import type { Access } from './access-model.ts';

/** Every site with both schemes: with access to https only, Chromium hides each cookie that is not Secure. */
export const ALL_SITES = ['*://*/*'];

interface Surface {
  app: { access: Access };
  bridge: Bridge;
  host: Host;
}

/** Must be called in a click. The browser may close this surface while it asks: it opens again if access is given. */
export async function requestOrigins({ app, bridge, host }: Surface, page: Page, origins: string[]): Promise<void> {
  // Not awaited: the browser asks only during the click itself.
  void bridge.request.expectGrant(page);
  app.access.denied.value = !(await host.requestOrigins(origins));
}

/** Must be called in a click. */
export async function requestCapability({ app, bridge, host }: Surface, page: Page, name: Capability): Promise<void> {
  void bridge.request.expectGrant(page);
  if (await host.requestCapability(name)) await app.access.readBlocking(page);
}
