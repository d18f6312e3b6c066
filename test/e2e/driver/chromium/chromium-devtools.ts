import { setTimeout as delay } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer-core';
import { ChromiumPanel } from './chromium-panel.ts';
import type { ChromiumView } from './chromium-view.ts';

const TIMEOUT_MS = 30_000;
const PAUSE_MS = 15;

/** Chromium keeps what DevTools remember as JSON texts. Undocked, a panel may be as large, or as narrow, as it likes. */
export const DEVTOOLS_PREFERENCES = { devtools: { preferences: { currentDockState: '"undocked"' } } };

/** DevTools of Chromium's tabs, each a page of its own that CDP drives like any other. */
export class ChromiumDevTools {
  readonly #origin: string;
  readonly #open = new Map<ChromiumView, Page>();
  #theme: 'light' | 'dark' = 'light';

  /** @param origin of the extension whose panel is asked for */
  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Opens DevTools of a tab, if they are not, and waits until the extension has added its panel. */
  async open(tab: ChromiumView): Promise<Page> {
    const open = this.#open.get(tab);
    if (open && !open.isClosed()) return open;
    const devTools = await tab.page.openDevTools();
    this.#open.set(tab, devTools);
    // Whoever imports their modules before they have drawn their tabs breaks their start.
    await devTools.waitForSelector('>>> .tabbed-pane-header-tab', { timeout: TIMEOUT_MS });
    await this.#apply(devTools);
    await devTools.evaluate(inDevTools(`await viewOf('${this.#origin}')`));
    return devTools;
  }

  /** Shows the panel and gives it once it has loaded. */
  async panel(tab: ChromiumView): Promise<ChromiumPanel> {
    const devTools = await this.open(tab);
    await devTools.evaluate(inDevTools(`await ViewManager.instance().showView(await viewOf('${this.#origin}'))`));
    const panel = new ChromiumPanel(devTools, await this.#frame(devTools), () => this.close(tab));
    await panel.waitFor(() => location.protocol === 'chrome-extension:' && document.readyState === 'complete');
    return panel;
  }

  async close(tab: ChromiumView): Promise<void> {
    const devTools = this.#open.get(tab);
    this.#open.delete(tab);
    if (!devTools || devTools.isClosed()) return;
    await devTools.close();
  }

  /** Now, and for DevTools opened from now on. */
  async setTheme(theme: 'light' | 'dark'): Promise<void> {
    this.#theme = theme;
    for (const devTools of this.#open.values()) if (!devTools.isClosed()) await this.#apply(devTools);
  }

  async #apply(devTools: Page): Promise<void> {
    const name = this.#theme === 'dark' ? 'dark' : 'default';
    await devTools.evaluate(inDevTools(`Settings.instance().moduleSetting('ui-theme').set('${name}')`));
  }

  async #frame(devTools: Page): Promise<Frame> {
    const deadline = Date.now() + TIMEOUT_MS;
    for (;;) {
      const frame = devTools.frames().find((one) => one.url().startsWith(`${this.#origin}/src/surfaces/panel/`));
      if (frame) return frame;
      if (Date.now() > deadline) throw new Error(`no panel loaded within ${TIMEOUT_MS} ms`);
      await delay(PAUSE_MS);
    }
  }
}

/** An expression for the page that DevTools are; a text, because vitest rewrites `import` in functions. */
function inDevTools(body: string): string {
  return `(async () => {
    const { InspectorView: { InspectorView }, ViewManager: { ViewManager } } = await import('./ui/legacy/legacy.js');
    const { Settings: { Settings } } = await import('./core/common/common.js');
    const viewOf = async (origin) => {
      const deadline = Date.now() + ${TIMEOUT_MS};
      for (;;) {
        const id = InspectorView.instance().tabbedPane.tabIds().find((id) => id.startsWith(origin));
        if (id) return id;
        if (Date.now() > deadline) throw new Error('DevTools have no panel of ' + origin);
        await new Promise((resolve) => setTimeout(resolve, ${PAUSE_MS}));
      }
    };
    ${body};
  })()`;
}
