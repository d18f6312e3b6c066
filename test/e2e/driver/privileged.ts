import type { Json } from './script.ts';

/**
 * The part of Firefox's privileged API that the driver uses, as types only. A script sent to the chrome context declares
 * what it needs, for example `declare const Services: ServicesApi`.
 * Source: https://searchfox.org/mozilla-central/source/ (dom/chrome-webidl, netwerk/cookie, browser/components/extensions)
 */
export interface XulBrowser extends HTMLElement {
  browserId: number;
  messageManager: MessageManager | null;
  currentURI: { spec: string };
  fixupAndLoadURIString(url: string, options: { triggeringPrincipal: unknown }): void;
  reload(): void;
  docShellIsActive: boolean;
}

export interface MessageManager {
  addMessageListener(name: string, listener: (message: { data: FrameReply }) => void): void;
  removeMessageListener(name: string, listener: (message: { data: FrameReply }) => void): void;
  sendAsyncMessage(name: string, data: { id: number; task: FrameTask }): void;
  loadFrameScript(url: string, delayed: boolean): void;
  /** Set by the driver: its frame script is loaded. */
  hasCrumb?: boolean;
}

/** What a frame script is to do: the source of an expression for a promise of JSON, or calls of functions of EventUtils. */
export interface FrameTask {
  source?: string;
  /** The expression is evaluated with the browser's own privileges, not as one of the page. */
  isPrivileged?: boolean;
  calls?: [name: string, ...args: Json[]][];
}

/** The reply of a frame script to a task: the JSON text of a result, an error, or that its page has closed. */
export interface FrameReply {
  id?: number;
  json?: string;
  error?: string;
  gone?: boolean;
}

export interface BrowsingContext {
  embedderElement: XulBrowser | null;
  currentWindowGlobal: {
    drawSnapshot(rect: DOMRect | null, scale: number, background: string): Promise<ImageBitmap>;
  } | null;
}

export interface BrowsingContextsApi {
  getCurrentTopByBrowserId(id: number): BrowsingContext | null;
}

export interface XulTab extends HTMLElement {
  linkedBrowser: XulBrowser;
}

export interface BrowserWindow extends Window {
  gBrowser: {
    selectedTab: XulTab;
    tabs: XulTab[];
    addTab(
      url: string,
      options: { triggeringPrincipal: unknown; userContextId: number; skipAnimation: boolean },
    ): XulTab;
    removeTab(tab: XulTab): void;
    addTabsProgressListener(listener: object): void;
    removeTabsProgressListener(listener: object): void;
    getTabForBrowser(browser: XulBrowser): XulTab | undefined;
  };
  OpenBrowserWindow(options: { private: boolean }): BrowserWindow;
  gBrowserInit?: { delayedStartupFinished: boolean };
  PopupNotifications: { panel: XulPanel };
}

export interface XulPanel extends HTMLElement {
  state: 'closed' | 'showing' | 'open' | 'hiding';
  hidePopup(): void;
}

export interface Doorhanger extends HTMLElement {
  button: HTMLElement;
  secondaryButton: HTMLElement;
}

export interface OriginAttributes {
  userContextId?: number;
  privateBrowsingId?: number;
  partitionKey?: string;
}

export interface NativeCookie {
  /** Octets. */
  name: string;
  /** Text. */
  value: string;
  host: string;
  path: string;
  /** Milliseconds. */
  expiry: number;
  isSession: boolean;
  isSecure: boolean;
  isHttpOnly: boolean;
  isDomain: boolean;
  sameSite: number;
  originAttributes: OriginAttributes;
}

export interface ServicesApi {
  cookies: {
    cookies: NativeCookie[];
    getCookiesWithOriginAttributes(pattern: string): NativeCookie[];
    removeAll(): void;
    removeCookiesWithOriginAttributes(pattern: string): void;
    add(
      host: string,
      path: string,
      name: string,
      value: string,
      secure: boolean,
      httpOnly: boolean,
      session: boolean,
      expiry: number,
      originAttributes: OriginAttributes,
      sameSite: number,
      schemeMap: number,
      partitioned: boolean,
    ): unknown;
  };
  focus: { activeWindow: Window | null };
  io: { newURI(url: string): unknown };
  perms: {
    addFromPrincipal(principal: unknown, type: string, permission: number): void;
    removeFromPrincipal(principal: unknown, type: string): void;
  };
  prefs: {
    setBoolPref(name: string, value: boolean): void;
    setIntPref(name: string, value: number): void;
    setStringPref(name: string, value: string): void;
    clearUserPref(name: string): void;
  };
  scriptSecurityManager: {
    getSystemPrincipal(): unknown;
    createContentPrincipal(uri: unknown, attributes: OriginAttributes): unknown;
  };
  wm: {
    getMostRecentWindow(type: string): BrowserWindow;
    getEnumerator(type: string | null): Iterable<BrowserWindow>;
  };
  /** nsIClearDataService. */
  clearData: { deleteData(flags: number, callback: { onDataDeleted(failed: number): void }): void };
}

export interface Extension {
  id: string;
  baseURL: string;
  backgroundState: 'stopped' | 'starting' | 'running' | 'suspending';
  backgroundContext: { xulBrowser: XulBrowser } | null;
  wakeupBackground(): Promise<void>;
  terminateBackground(options: { ignoreDevToolsAttached: boolean; disableResetIdleForTest: boolean }): Promise<void>;
}

export interface Permissions {
  permissions: string[];
  origins: string[];
}

/** DevTools of one tab. */
export interface Toolbox {
  /** The document around the panels. */
  doc: Document;
  getAdditionalTools(): { id: string; extensionId?: string }[];
  selectTool(id: string): Promise<unknown>;
}

export interface DevToolsApi {
  getToolboxForTab(tab: XulTab): Toolbox | undefined;
  showToolboxForTab(tab: XulTab, options: { toolId: string }): Promise<Toolbox>;
  closeToolboxForTab(tab: XulTab): Promise<void>;
}

export interface ChromeUtilsApi {
  importESModule(url: 'resource://devtools/shared/loader/Loader.sys.mjs'): {
    require(module: 'devtools/client/framework/devtools'): { gDevTools: DevToolsApi };
  };
  importESModule(url: 'resource://gre/modules/ExtensionParent.sys.mjs'): {
    ExtensionParent: {
      GlobalManager: { getExtension(id: string): Extension };
      apiManager: {
        global: {
          browserActionFor(extension: Extension): {
            openPopup(window: Window, withoutUserInteraction: boolean): Promise<void>;
          };
        };
      };
    };
  };
  importESModule(url: 'resource://gre/modules/ExtensionPermissions.sys.mjs'): {
    ExtensionPermissions: {
      add(id: string, permissions: Permissions, emitter?: Extension): Promise<void>;
      remove(id: string, permissions: Permissions, emitter: Extension): Promise<void>;
    };
  };
}
