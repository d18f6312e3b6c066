import { agent } from '../browser/agent.ts';
import { requestCapability, requestOrigins } from '../browser/origins.ts';
import { activePage, onPageMoved } from '../browser/page/page.ts';
import { registrableDomain } from '../browser/registrable-domain.ts';
import type { Page } from '../contract/page.ts';
import type { Host } from '../model/host/host.ts';
import { pageHost } from './page-host.ts';

/** The Host of a surface beside the active tab of its window and has the extension's APIs. */
export function extensionHost(surface: Host['surface']): Host {
  let page: Page | null | undefined;
  return {
    ...pageHost(),
    surface,
    agent,
    page: async () => {
      const active = await activePage();
      page = 'value' in active ? active.value : null;
      return active;
    },
    onPageMoved: (listener) => onPageMoved(() => page, listener),
    requestOrigins,
    requestCapability,
    registrableDomain,
    files: async () => (await import('./files/create-files.ts')).createFiles(),
    pageRecord: () => import('../browser/page/page-requests.ts'),
  };
}
