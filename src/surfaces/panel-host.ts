import { agent } from '../browser/agent.ts';
import {
  createInspectedPage,
  inspectedTabId,
  networkFilter,
  onRequests,
  onTheme,
  reloadInspected,
} from '../browser/network/devtools.ts';
import type { Capability } from '../contract/access.ts';
import type { Bridge } from '../contract/bridge.ts';
import type { Host } from '../model/host/host.ts';
import { requestedDomains } from '../model/host/requested-domains.ts';
import { pageHost } from './page-host.ts';

/**
 * The Host of a DevTools panel: it is beside the inspected tab, never the active one. In Firefox it has none of the
 * APIs, so it asks the background, and a page of Crumb's own requests a permission, in both browsers alike.
 */
export function panelHost(bridge: Bridge): Host {
  const domains = requestedDomains(bridge);
  const { inspectedUrl, onNavigated } = createInspectedPage();
  /** The URL that was read last. */
  let shown: string | null = null;
  onTheme((theme) => {
    document.documentElement.style.colorScheme = theme;
  });

  async function openGrantPage(origins: string[], capability: Capability | null): Promise<boolean> {
    const opened = await bridge.request.openGrantPage({ tabId: inspectedTabId(), origins, capability });
    return 'value' in opened;
  }

  const base = pageHost();
  return {
    ...base,
    surface: 'panel',
    agent,
    onShown: (listener) => {
      const end = base.onShown(listener);
      if (agent !== 'firefox') return end;
      // Firefox reports no change when a person clears all cookies at once, which is done outside this panel.
      window.addEventListener('focus', listener);
      return () => {
        end();
        window.removeEventListener('focus', listener);
      };
    },
    page: async () => {
      const url = await inspectedUrl();
      shown = url;
      if (url === null || !/^https?:/.test(url))
        return { problem: { code: 'unsupported-page', url: url ?? undefined } };
      await domains.learn([new URL(url).hostname]);
      return bridge.request.pageOfTab({ tabId: inspectedTabId(), url });
    },
    files: async () => (await import('./files/create-files.ts')).createFiles(),
    onPageMoved: (listener) => {
      const ends = [
        onNavigated(() => listener()),
        // Firefox's DevTools do not report a URL that changes within a document.
        bridge.on('tabMoved', ({ tabId, url }) => {
          if (tabId === inspectedTabId() && url !== shown) listener();
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
    requestOrigins: (origins) => openGrantPage(origins, null),
    requestCapability: (capability) => openGrantPage([], capability),
    registrableDomain: domains.registrableDomain,
    learnDomains: domains.learn,
    network: {
      onRequests,
      onNavigated,
      reload: reloadInspected,
      show: networkFilter(),
    },
  };
}
