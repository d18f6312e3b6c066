import { agent } from '../agent.ts';
import { browser } from '../browser.ts';
import { followRequests, type RequestFeed } from './follow-requests.ts';
import type { LoggedRequest } from './logged-requests.ts';

/** Adds a panel to DevTools; `page` is a path in the extension. */
export async function createDevtoolsPanel(title: string, icon: string, page: string): Promise<void> {
  await browser.devtools.panels.create(title, icon, page);
}

/** Keeps DevTools recording requests before a panel that shows them is opened: Firefox does so only while somebody listens. */
export function keepRecording(): void {
  browser.devtools.network.onRequestFinished.addListener(() => undefined);
}

export function inspectedTabId(): number {
  return browser.devtools.inspectedWindow.tabId;
}

/** The page that DevTools inspect. */
export function createInspectedPage() {
  /** Where the page navigated last, as DevTools reported; null: nowhere since DevTools were opened. */
  let movedTo: string | null = null;

  /** The URL of the page; null where it cannot be read. A panel may read it without any host permission. */
  async function inspectedUrl(): Promise<string | null> {
    // Chromium evaluates nothing while one page takes the place of another.
    const reply: unknown = await browser.devtools.inspectedWindow.eval('location.href').catch(() => movedTo);
    // Firefox returns the result and an error, Chromium the result alone.
    const url: unknown = Array.isArray(reply) ? reply[0] : reply;
    // Firefox evaluates nothing in its PDF viewer.
    return typeof url === 'string' ? url : movedTo;
  }

  /** Reports the URL of the page after each navigation; returns the function that ends it. */
  function onNavigated(listener: (url: string) => void): () => void {
    const moved = (url: string): void => {
      movedTo = url;
      listener(url);
    };
    browser.devtools.network.onNavigated.addListener(moved);
    return () => browser.devtools.network.onNavigated.removeListener(moved);
  }

  return { inspectedUrl, onNavigated };
}

type Panels = typeof browser.devtools.panels & { setThemeChangeHandler?(handler: (name: string) => void): void };

/** Tells the colours DevTools has, now and whenever they change: they need not be the system's. */
export function onTheme(listener: (theme: 'light' | 'dark') => void): void {
  const panels: Panels = browser.devtools.panels;
  const report = (name: string): void => listener(name === 'dark' ? 'dark' : 'light');
  report(panels.themeName);
  // Firefox has an event, Chromium one place for a handler.
  if (panels.setThemeChangeHandler) panels.setThemeChangeHandler(report);
  else panels.onThemeChanged.addListener(report);
}

/** Passes on the requests since DevTools was opened and each later one; again if its entry is more complete. */
export function onRequests(
  listener: (requests: readonly LoggedRequest[]) => void,
  failed: (error: unknown) => void,
): RequestFeed {
  const finished = browser.devtools.network.onRequestFinished;
  return followRequests(listener, failed, {
    onFinished: (ended) => {
      finished.addListener(ended);
      return () => finished.removeListener(ended);
    },
    record: recordedRequests,
    needsRecord: agent === 'chrome',
    isVisible: () => document.visibilityState === 'visible',
  });
}

/** HAR entries of the requests that have a response or failed; null: Chromium gives none, as for its own pages. */
async function recordedRequests(): Promise<object[] | null> {
  const log = (await browser.devtools.network.getHAR()) as { entries?: object[] };
  return log.entries?.filter(hasResponse) ?? null;
}

/** Chromium's record also has requests that wait for their response. */
function hasResponse(entry: object): boolean {
  const { time, response } = entry as { time?: number; response?: { status?: number; _error?: string | null } };
  return time !== 0 || response?.status !== 0 || Boolean(response._error);
}

export function reloadInspected(): void {
  browser.devtools.inspectedWindow.reload();
}

/** Shows requests in DevTools' own Network panel by its filter language; null where the browser has no API for it (Firefox). */
export function networkFilter(): ((filter: string) => Promise<void>) | null {
  const { network } = browser.devtools.panels as { network?: { show?(options: { filter: string }): Promise<void> } };
  return network?.show ? async (filter) => network.show?.({ filter }) : null;
}
