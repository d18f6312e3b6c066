import type { BrowserWindow, BrowsingContextsApi, ServicesApi } from '../privileged.ts';
import type { Tab } from '../surface.ts';
import { FirefoxView } from './firefox-view.ts';
import type { Marionette } from './marionette.ts';

declare const BrowsingContext: BrowsingContextsApi;
declare const Services: ServicesApi;

export class FirefoxTab extends FirefoxView implements Tab {
  goto(url: string): Promise<void> {
    return this.marionette.chrome(load, this.browserId, url);
  }

  reload(): Promise<void> {
    return this.marionette.chrome(load, this.browserId, null);
  }

  activate(): Promise<void> {
    return this.marionette.chrome(activate, this.browserId);
  }

  url(): Promise<string> {
    return this.marionette.chrome((browserId) => {
      const browser = BrowsingContext.getCurrentTopByBrowserId(browserId)?.embedderElement;
      if (!browser) throw new Error('the tab is closed');
      return browser.currentURI.spec;
    }, this.browserId);
  }
}

export interface TabPlace {
  private: boolean;
  userContextId: number;
}

/** Opens an active tab: in the ordinary window, or in a private one, which is opened if there is none. */
export async function openFirefoxTab(marionette: Marionette, url: string, place: TabPlace): Promise<FirefoxTab> {
  const browserId = await marionette.chrome(openBlank, place.private, place.userContextId);
  const tab = new FirefoxTab(marionette, browserId);
  await tab.activate();
  await tab.goto(url);
  return tab;
}

async function openBlank(isPrivate: boolean, userContextId: number): Promise<number> {
  const inPrivate = (window: BrowserWindow) => {
    const chrome = window.document.documentElement;
    return chrome.getAttribute('privatebrowsingmode') === 'temporary';
  };
  let window = [...Services.wm.getEnumerator('navigator:browser')].find(
    (candidate) => !candidate.closed && inPrivate(candidate) === isPrivate,
  );
  const isOpened = !window;
  if (!window) {
    window = Services.wm.getMostRecentWindow('navigator:browser').OpenBrowserWindow({ private: isPrivate });
    const deadline = Date.now() + 30_000;
    while (!window.gBrowserInit?.delayedStartupFinished) {
      if (Date.now() > deadline) throw new Error('the window did not start up');
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  const first = isOpened ? window.gBrowser.selectedTab : null;
  const tab = window.gBrowser.addTab('about:blank', { triggeringPrincipal, userContextId, skipAnimation: true });
  // The window closes with this tab, as it does in Chromium.
  if (first) window.gBrowser.removeTab(first);
  return tab.linkedBrowser.browserId;
}

async function activate(browserId: number): Promise<void> {
  const browser = BrowsingContext.getCurrentTopByBrowserId(browserId)?.embedderElement;
  const window = browser?.ownerDocument.defaultView as BrowserWindow | null | undefined;
  const tab = browser && window?.gBrowser.getTabForBrowser(browser);
  if (!tab || !window) throw new Error('the tab is closed');
  window.gBrowser.selectedTab = tab;
  window.focus();
  const deadline = Date.now() + 25_000;
  while (Services.focus.activeWindow !== window || !browser.docShellIsActive) {
    if (Date.now() > deadline) throw new Error('the window did not come to the front');
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  browser.focus();
}

/** Resolves when the load that this call starts has ended; without a URL it reloads the page. */
function load(browserId: number, url: string | null): Promise<void> {
  const browser = BrowsingContext.getCurrentTopByBrowserId(browserId)?.embedderElement;
  const window = browser?.ownerDocument.defaultView as BrowserWindow | null | undefined;
  if (!browser || !window) throw new Error('the tab is closed');
  const [START, STOP, IS_WINDOW] = [0x1, 0x10, 0x80000];
  const NS_BINDING_ABORTED = 0x804b0002;
  return new Promise((resolve, reject) => {
    let started = false;
    const from = browser.currentURI.spec;
    const late = setTimeout(() => {
      window.gBrowser.removeTabsProgressListener(listener);
      reject(
        new Error(`${url ?? 'reload'} ${started ? 'did not end' : 'did not start'}, at ${browser.currentURI.spec}`),
      );
    }, 30_000);
    const listener = {
      onStateChange(of: unknown, progress: { isTopLevel: boolean }, _request: unknown, flags: number, status: number) {
        if (of !== browser || !progress.isTopLevel || !(flags & IS_WINDOW)) return;
        if (flags & START) started = true;
        // The start of a load that moves to another process may not be reported; the end of the blank page before it
        // does not count.
        const mine = started || browser.currentURI.spec !== from;
        if (!(flags & STOP) || !mine || status === NS_BINDING_ABORTED) return;
        // The end of the blank page does not count when the load starts late, either.
        if (url !== null && url !== 'about:blank' && browser.currentURI.spec === 'about:blank' && status === 0) return;
        clearTimeout(late);
        window.gBrowser.removeTabsProgressListener(listener);
        if (status === 0) resolve();
        else reject(new Error(`${url ?? 'reload'} failed with 0x${status.toString(16)}`));
      },
    };
    window.gBrowser.addTabsProgressListener(listener);
    const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
    if (url === null) browser.reload();
    else browser.fixupAndLoadURIString(url, { triggeringPrincipal });
  });
}
