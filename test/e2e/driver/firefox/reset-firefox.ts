import type { BrowserWindow, ServicesApi } from '../privileged.ts';
import type { Marionette } from './marionette.ts';

declare const Services: ServicesApi;

/** Preferences that the driver changes while Firefox runs, which all have a default. */
const CHANGED = [
  'extensions.webextOptionalPermissionPrompts',
  'network.cookie.cookieBehavior',
  'ui.systemUsesDarkTheme',
];

/** Removes the extension and all data, and closes every window and tab but a blank one. */
export async function resetFirefox(marionette: Marionette, extensionId: string): Promise<void> {
  await marionette.chrome(closeAll);
  await marionette.command('Addon:Uninstall', { id: extensionId });
  await marionette.chrome(clearData, CHANGED);
}

async function closeAll(): Promise<void> {
  const isPrivate = ({ document }: BrowserWindow) =>
    document.documentElement.getAttribute('privatebrowsingmode') === 'temporary';
  const windows = [...Services.wm.getEnumerator('navigator:browser')].filter(({ closed }) => !closed);
  const kept = windows.find((window) => !isPrivate(window));
  if (!kept) throw new Error('no ordinary window is open');
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  const { gBrowser } = kept;
  const blank = gBrowser.addTab('about:blank', { triggeringPrincipal, userContextId: 0, skipAnimation: true });
  gBrowser.selectedTab = blank;
  for (const tab of [...gBrowser.tabs]) if (tab !== blank) gBrowser.removeTab(tab);
  for (const window of windows) if (window !== kept) window.close();
  const deadline = Date.now() + 25_000;
  // DevTools close with their tab.
  const open = () => [...Services.wm.getEnumerator(null)].filter((window) => window !== kept && !window.closed);
  while (open().length > 0) {
    if (Date.now() > deadline) throw new Error('a window did not close');
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

async function clearData(preferences: string[]): Promise<void> {
  const EVERYTHING = 0xffffffff;
  await new Promise<void>((resolve) => {
    Services.clearData.deleteData(EVERYTHING, { onDataDeleted: () => resolve() });
  });
  for (const name of preferences) Services.prefs.clearUserPref(name);
  Services.prefs.setStringPref('devtools.theme', 'light');
  Services.prefs.setIntPref('ui.prefersReducedMotion', 1);
}
