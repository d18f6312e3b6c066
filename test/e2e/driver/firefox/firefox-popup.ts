import { setTimeout as delay } from 'node:timers/promises';
import type { BrowsingContextsApi, ChromeUtilsApi, ServicesApi, XulBrowser, XulPanel } from '../privileged.ts';
import { FirefoxView } from './firefox-view.ts';
import type { Marionette } from './marionette.ts';

const OPEN_TIMEOUT_MS = 25_000;
const PAUSE_MS = 15;

declare const BrowsingContext: BrowsingContextsApi;
declare const ChromeUtils: ChromeUtilsApi;
declare const Services: ServicesApi;

/** The toolbar popup: a page in a panel of the browser window. */
export class FirefoxPopup extends FirefoxView {
  override isOpen(): Promise<boolean> {
    return this.marionette.chrome((browserId) => {
      const browser = BrowsingContext.getCurrentTopByBrowserId(browserId)?.embedderElement;
      const state = browser?.closest<XulPanel>('panel')?.state;
      return state === 'open' || state === 'showing';
    }, this.browserId);
  }

  override async close(): Promise<void> {
    await this.marionette.chrome((browserId) => {
      const panel = BrowsingContext.getCurrentTopByBrowserId(browserId)?.embedderElement?.closest<XulPanel>('panel');
      if (!panel || panel.state === 'closed') return Promise.resolve();
      return new Promise<void>((resolve) => {
        panel.addEventListener('popuphidden', () => resolve(), { once: true });
        panel.hidePopup();
      });
    }, this.browserId);
  }
}

/** Opens the popup as a click on the toolbar button does, `activeTab` included, in the window that shows this tab. */
export async function openFirefoxPopup(
  marionette: Marionette,
  extensionId: string,
  tabId: number,
): Promise<FirefoxPopup> {
  await closeFirefoxPopup(marionette);
  await marionette.chrome(
    async (extensionId, tabId) => {
      const browser = BrowsingContext.getCurrentTopByBrowserId(tabId)?.embedderElement;
      const window = browser?.ownerDocument.defaultView;
      if (!window) throw new Error('the tab is closed');
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { apiManager, GlobalManager } = ExtensionParent;
      await apiManager.global.browserActionFor(GlobalManager.getExtension(extensionId)).openPopup(window, false);
    },
    extensionId,
    tabId,
  );
  return firefoxPopup(marionette);
}

export async function closeFirefoxPopup(marionette: Marionette): Promise<void> {
  for (const browserId of await openPopups(marionette)) await new FirefoxPopup(marionette, browserId).close();
}

/** The popup that is open, or opening; there is one at most. */
export async function firefoxPopup(marionette: Marionette): Promise<FirefoxPopup> {
  const deadline = Date.now() + OPEN_TIMEOUT_MS;
  for (;;) {
    const [browserId] = await openPopups(marionette);
    if (browserId !== undefined) {
      const popup = new FirefoxPopup(marionette, browserId);
      await popup.waitFor(() => location.protocol === 'moz-extension:' && document.readyState === 'complete');
      return popup;
    }
    if (Date.now() > deadline) throw new Error(`no popup opened within ${OPEN_TIMEOUT_MS} ms`);
    await delay(PAUSE_MS);
  }
}

function openPopups(marionette: Marionette): Promise<number[]> {
  return marionette.chrome(() =>
    [...Services.wm.getEnumerator('navigator:browser')]
      .flatMap(({ document }) => [...document.querySelectorAll<XulBrowser>('browser.webextension-popup-browser')])
      .filter((browser) => browser.closest<XulPanel>('panel')?.state === 'open')
      .map((browser) => browser.browserId),
  );
}
