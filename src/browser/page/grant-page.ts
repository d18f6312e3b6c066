import type { Capability, SettingsCapability } from '../../contract/access.ts';
import { browser } from '../browser.ts';

/** The access that the grant page requests. */
interface Question {
  /** The tab that it is for. */
  tabId: number;
  origins: string[];
  capability: Capability | null;
}

/** What the grant page was opened with. */
export interface GrantRequest {
  origins: string[];
  capability: SettingsCapability | null;
}

const PATH = '/src/surfaces/grant/index.html';

/** Opens the page that requests access in a tab of its own, beside the tab it is for, and shows its window. */
export async function openGrantPage({ tabId, origins, capability }: Question): Promise<void> {
  const query = new URLSearchParams(origins.map((origin) => ['origin', origin]));
  if (capability) query.set('capability', capability);
  // DevTools may be in a window of their own, which would be the current one.
  const { windowId } = await browser.tabs.get(tabId);
  await browser.tabs.create({
    url: `${browser.runtime.getURL(PATH)}?${query}`,
    openerTabId: tabId,
    ...(windowId !== undefined && { windowId }),
  });
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
}

/** The parameters of this page's URL; those that Crumb does not know are ignored. */
export function readGrantRequest(search: string): GrantRequest {
  const query = new URLSearchParams(search);
  const named = query.get('capability');
  return {
    origins: query.getAll('origin'),
    capability: CAPABILITIES.find((name) => name === named) ?? null,
  };
}

const CAPABILITIES: readonly SettingsCapability[] = ['contentSettings', 'privacy'];

/** Closes the tab this page is in; the browser then shows the tab it was opened beside. */
export async function closeOwnTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}
