import { agent } from './agent.ts';
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

/** Reports when a tab has another URL, also within one document. Must be called while the background starts. */
export function onTabMoved(listener: (tabId: number, url: string) => void): void {
  const heard = (tabId: number, { url }: { url?: string }): void => {
    if (url !== undefined) listener(tabId, url);
  };
  // Only Firefox takes a filter: without it every change of a title would wake the background.
  if (agent === 'firefox') browser.tabs.onUpdated.addListener(heard, { properties: ['url'] });
}

/** Whether a private window is open. */
export async function hasPrivateWindow(): Promise<boolean> {
  return (await browser.windows.getAll()).some(({ incognito }) => incognito);
}

/** Must be called while the background starts. */
export function onWindowClosed(listener: () => void): void {
  browser.windows.onRemoved.addListener(() => listener());
}

/** The browser has started. Must be called while the background starts; in Chromium it starts the background. */
export function onBrowserStarted(listener: () => void): void {
  browser.runtime.onStartup.addListener(() => listener());
}
