import { browser } from './browser.ts';

/** Must be called while the background starts. */
export function onTabClosed(listener: (tabId: number) => void): void {
  browser.tabs.onRemoved.addListener((tabId) => listener(tabId));
}

/** Tells when a tab's page has loaded. */
export function onTabLoaded(listener: (tabId: number) => void): void {
  const heard = (tabId: number, { status }: { status?: string }): void => {
    if (status === 'complete') listener(tabId);
  };
  browser.tabs.onUpdated.addListener(heard);
}
