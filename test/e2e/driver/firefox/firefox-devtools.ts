import type { BrowserWindow, BrowsingContextsApi, ChromeUtilsApi, Toolbox, XulBrowser } from '../privileged.ts';
import type { Panel } from '../surface.ts';
import { setPreference } from './firefox-extension.ts';
import { FirefoxView } from './firefox-view.ts';
import type { Marionette } from './marionette.ts';

declare const BrowsingContext: BrowsingContextsApi;
declare const ChromeUtils: ChromeUtilsApi;

/** In a window of their own a panel may be as large, or as narrow, as it likes. */
export const DEVTOOLS_PREFERENCES = { 'devtools.toolbox.host': 'window', 'devtools.theme': 'light' };

/** Crumb's panel: a page inside the page that DevTools are. */
export class FirefoxPanel extends FirefoxView implements Panel {
  readonly #tabId: number;

  constructor(marionette: Marionette, browserId: number, tabId: number) {
    super(marionette, browserId);
    this.#tabId = tabId;
  }

  override close(): Promise<void> {
    return closeFirefoxDevTools(this.marionette, this.#tabId);
  }
}

/** Opens DevTools of a tab, if they are not, and waits until the extension has added its panel. */
export async function openFirefoxDevTools(marionette: Marionette, extensionId: string, tabId: number): Promise<void> {
  await marionette.chrome(useToolbox, 'open', extensionId, tabId);
}

/** Shows the panel and gives it once it has loaded. */
export async function openFirefoxPanel(
  marionette: Marionette,
  extensionId: string,
  tabId: number,
): Promise<FirefoxPanel> {
  const browserId = await marionette.chrome(useToolbox, 'show', extensionId, tabId);
  const panel = new FirefoxPanel(marionette, browserId, tabId);
  await panel.waitFor(() => location.protocol === 'moz-extension:' && document.readyState === 'complete');
  return panel;
}

export async function closeFirefoxDevTools(marionette: Marionette, tabId: number): Promise<void> {
  await marionette.chrome(useToolbox, 'close', '', tabId);
}

export function setDevToolsTheme(marionette: Marionette, theme: 'light' | 'dark'): Promise<void> {
  return setPreference(marionette, 'devtools.theme', theme);
}

/** Runs in the chrome context; gives the id of the browser that shows the panel, where it is to be shown. */
async function useToolbox(what: 'open' | 'show' | 'close', extensionId: string, tabId: number): Promise<number> {
  const until = async <Found>(what: string, look: () => Found | null | undefined): Promise<Found> => {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const found = look();
      if (found) return found;
      if (Date.now() > deadline) throw new Error(`not within 30000 ms: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  };
  const loader = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = loader.require('devtools/client/framework/devtools');
  const browser = BrowsingContext.getCurrentTopByBrowserId(tabId)?.embedderElement;
  const window = browser?.ownerDocument.defaultView as BrowserWindow | null | undefined;
  const tab = browser && window?.gBrowser.getTabForBrowser(browser);
  if (!tab) {
    if (what === 'close') return 0;
    throw new Error('the tab is closed');
  }
  if (what === 'close') {
    await gDevTools.closeToolboxForTab(tab);
    return 0;
  }
  const open: Toolbox | undefined = gDevTools.getToolboxForTab(tab);
  const toolbox = open ?? (await gDevTools.showToolboxForTab(tab, { toolId: 'webconsole' }));
  const tool = await until('a panel of the extension', () =>
    toolbox.getAdditionalTools().find((one) => one.extensionId === extensionId),
  );
  if (what === 'open') return 0;
  await toolbox.selectTool(tool.id);
  const shown = await until('a page in the panel', () => {
    const frame = toolbox.doc.querySelector<HTMLIFrameElement>(`iframe[id="toolbox-panel-iframe-${tool.id}"]`);
    const inside = frame?.contentDocument?.querySelector<XulBrowser>('#webext-panels-browser');
    return inside?.currentURI?.spec.startsWith('moz-extension:') ? inside : null;
  });
  return shown.browserId;
}
