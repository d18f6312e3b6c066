import type { Page } from '../../contract/page.ts';
import type { Result } from '../../contract/problem.ts';
import { DEFAULT_STORE } from '../../cookie/cookie.ts';
import { agent } from '../agent.ts';
import { browser } from '../browser.ts';

interface Tab {
  id?: number | undefined;
  windowId?: number | undefined;
  url?: string | undefined;
  incognito: boolean;
  cookieStoreId?: string | undefined;
  lastAccessed?: number | undefined;
}

/** The web page in the active tab of the window this surface belongs to. */
export async function activePage(): Promise<Result<Page>> {
  const [[tab], stores] = await Promise.all([
    browser.tabs.query({ active: true, currentWindow: true }),
    // Chromium does not put the store on the tab.
    agent === 'chrome' ? browser.cookies.getAllCookieStores() : [],
  ]);
  const seen = tab?.url?.startsWith(browser.runtime.getURL('')) ? await lastPage() : tab;
  const page = seen && pageOf(seen, stores);
  return page ? { value: page } : { problem: { code: 'unsupported-page', url: seen?.url } };
}

/** For a surface opened as a tab of its own: the tab with the web page its window showed last. */
async function lastPage(): Promise<Tab | undefined> {
  const tabs = await browser.tabs.query({ currentWindow: true });
  return tabs.filter(isWebPage).sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

/**
 * Reports when this page's tab has another URL, or any tab while there is no page (null); as long as it is not known
 * (undefined) the result to come is newer than any event. Returns the function that ends it.
 */
export function onPageMoved(page: () => Page | null | undefined, listener: () => void): () => void {
  const updated = (tabId: number, change: { url?: string; status?: string }): void => {
    if (change.url === undefined && change.status !== 'complete') return;
    if (tabId === (page() ?? { tabId }).tabId) activated();
  };
  const activated = (): void => {
    if (page() !== undefined) listener();
  };
  browser.tabs.onUpdated.addListener(updated);
  browser.tabs.onActivated.addListener(activated);
  return () => {
    browser.tabs.onUpdated.removeListener(updated);
    browser.tabs.onActivated.removeListener(activated);
  };
}

/** The page that a tab shows; null when it shows no web page, or none Crumb may know of. */
export function pageOf(tab: Tab, stores: { id: string; tabIds: number[] }[]): Page | null {
  // Without host access or activeTab the URL is missing.
  if (tab.id === undefined || tab.windowId === undefined || !isWebPage(tab)) return null;
  const { id, windowId, url, incognito } = tab;
  const store = tab.cookieStoreId ?? stores.find(({ tabIds }) => tabIds.includes(id))?.id;
  return { tabId: id, windowId, url, storeId: store ?? DEFAULT_STORE.chrome, incognito };
}

function isWebPage(tab: Tab): tab is Tab & { url: string } {
  // An undefined URL is tested as "undefined".
  return /^https?:/.test(tab.url as string);
}
