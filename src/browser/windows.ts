import { browser } from './browser.ts';

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
