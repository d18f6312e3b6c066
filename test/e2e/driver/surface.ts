import type { PartitionKey, SameSite } from '../../../src/cookie/cookie.ts';
import type { Json, Script } from './script.ts';

/**
 * Keys that a person presses; a single character is its own key. `Control+z`: pressed while the others are held down.
 */
export type Key =
  | 'Enter'
  | 'Escape'
  | 'Delete'
  | 'Backspace'
  | 'Tab'
  | 'Home'
  | 'End'
  | 'PageUp'
  | 'PageDown'
  | Arrow
  | string;
type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** Anything that shows a document: a tab, the toolbar popup, an extension page. Input is trusted, as from a person. */
export interface View {
  /** How long `waitFor` waits, in milliseconds. */
  patience: number;
  /** Runs a self-contained function in the page's own world; arguments and result travel as JSON. */
  evaluate<Arguments extends unknown[], Result>(
    script: Script<Arguments, Result>,
    ...args: Arguments
  ): Promise<Awaited<Result>>;
  /** Calls the function until it gives something truthy; it may throw until then. Fails with the page's text. */
  waitFor<Arguments extends unknown[], Result>(
    script: Script<Arguments, Result>,
    ...args: Arguments
  ): Promise<NonNullable<Awaited<Result>>>;
  /** Waits until the element is in view, still and uncovered, and clicks its middle; again, if it moved away meanwhile. */
  click(selector: string): Promise<void>;
  /** The same, and clicks again at once at the same point, whatever is there then. */
  doubleClick(selector: string): Promise<void>;
  /** Presses the mouse in the middle of the element, moves it so far in CSS pixels, and releases it. */
  drag(selector: string, right: number, down: number): Promise<void>;
  /** Clicks the element and types, key by key. */
  type(selector: string, text: string): Promise<void>;
  /** Waits until a field or select can be used, and replaces its text, with one input event. */
  fill(selector: string, text: string): Promise<void>;
  /** Presses a key at the focused element. */
  press(key: Key): Promise<void>;
  /** A PNG of what the view shows. */
  screenshot(path: string): Promise<void>;
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}

export interface Tab extends View {
  /** Resolves when the page has loaded. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Makes it the active tab of its window, and the window the focused one. */
  activate(): Promise<void>;
  url(): Promise<string>;
  /** The page's inner size, in CSS pixels. */
  setSize(width: number, height: number): Promise<void>;
}

/** Crumb's panel in DevTools. */
export interface Panel extends View {
  /** The panel's inner size, in CSS pixels; DevTools around it grow or shrink with it. */
  setSize(width: number, height: number): Promise<void>;
  /** Closes DevTools. */
  close(): Promise<void>;
}

/** A cookie of the browser's own jar, never read through the extension API. */
export interface JarCookie {
  /** Octets, one character each; the octets of U+FFFD where Chromium cannot give them (not UTF-8). */
  name: string;
  value: string;
  /** Without a leading dot. */
  domain: string;
  hostOnly: boolean;
  path: string;
  /** Milliseconds since the epoch; null: a session cookie. */
  expires: number | null;
  secure: boolean;
  httpOnly: boolean;
  sameSite: SameSite;
  partitionKey: PartitionKey | null;
  /** `default`, `private`, or in Firefox `container-N`. */
  store: string;
}

/** A cookie to put into the jar; missing fields are those of a host-only session cookie with path `/`. */
export type JarEntry = Pick<JarCookie, 'name' | 'value' | 'domain'> & Partial<JarCookie>;

export interface LaunchOptions {
  /** `localhost`: host access to `*://*.localhost/*` from the start; `shipped`: none. */
  build: 'localhost' | 'shipped';
  /** Default: the browser of this project of the tests. */
  browser?: 'chromium' | 'firefox';
  /** A changed copy of that build, to be loaded instead. */
  folder?: string;
  /** Default: allowed in Chromium, as in Google Chrome; partitioned in Firefox, its own default. */
  thirdPartyCookies?: 'allowed' | 'blocked';
  /** Chromium: nested as in its Preferences file. Firefox: names of about:config. */
  prefs?: Record<string, Json>;
  headed?: boolean;
  /** Accepts an untrusted certificate, as of a server made for a test. Every Firefox of the tests does. */
  anyCertificate?: boolean;
  /** Command line switches for Chromium. */
  switches?: string[];
  /** Optional permissions that the extension has from the start. */
  granted?: OptionalPermission[];
  /** The folder of a profile to start with and to leave behind. Default: a fresh one, removed at the end. */
  profile?: string;
}

export type OptionalPermission = 'contentSettings' | 'privacy' | 'webRequest';

/** One browser with Crumb in it, in a profile of its own. */
export interface Crumb {
  readonly name: 'chromium' | 'firefox';
  readonly extensionId: string;
  /** The extension's origin, without a slash at the end. */
  readonly origin: string;
  openTab(url: string): Promise<Tab>;
  /** Presses Crumb's toolbar button beside this tab and gives the popup once it has loaded. */
  openPopup(tab: Tab): Promise<View>;
  /** The toolbar popup that the extension itself opened; waits for it. */
  popup(): Promise<View>;
  /** Closes the toolbar popup, if it is open. */
  closePopup(): Promise<void>;
  /** Opens DevTools of this tab in a window of their own, and waits until Crumb has added its panel, which is not shown. */
  openDevTools(tab: Tab): Promise<void>;
  /** Shows Crumb's panel in DevTools of this tab, which are opened if need be, and gives it once it has loaded. */
  openPanel(tab: Tab): Promise<Panel>;
  /** Closes DevTools of this tab, if they are open. */
  closeDevTools(tab: Tab): Promise<void>;
  /** The theme of open DevTools and of those opened from now on; it is light at first. */
  setDevToolsTheme(theme: 'light' | 'dark'): Promise<void>;
  /** The text that a person would paste now. */
  clipboard(): Promise<string>;
  /** A page of the extension in a tab. */
  extensionPage(path: string): Promise<Tab>;
  openPrivateTab(url: string): Promise<Tab>;
  /** Firefox only; Chromium throws. */
  openContainerTab(url: string, userContextId: number): Promise<Tab>;
  /** The browser's jar, all stores and partitions, narrowed to cookies that equal the filter in every field given. */
  jar(filter?: Partial<JarCookie>): Promise<JarCookie[]>;
  /** Puts cookies into the jar directly; throws if the browser rejects one. */
  setJar(cookies: JarEntry[]): Promise<void>;
  clearJar(): Promise<void>;
  /** Runs a function in the background, which is started if need be. */
  background<Arguments extends unknown[], Result>(
    script: Script<Arguments, Result>,
    ...args: Arguments
  ): Promise<Awaited<Result>>;
  backgroundRunning(): Promise<boolean>;
  /** Stops the background as the browser does when it idles; resolves when it has stopped. */
  stopBackground(): Promise<void>;
  /** Grants host access, as answering the prompt with yes does; the extension hears `permissions.onAdded`. */
  grant(origins: string[]): Promise<void>;
  /** Removes host access, as a person does in the browser's own settings. */
  revoke(origins: string[]): Promise<void>;
  /** From now on `permissions.request` for these origins in a click is granted without a prompt. */
  approve(origins: string[]): Promise<void>;
  /** Grants or removes an optional permission while Crumb runs. Chromium throws: use `granted` of `launch`. */
  grantPermission(permission: OptionalPermission): Promise<void>;
  revokePermission(permission: OptionalPermission): Promise<void>;
  /**
   * Firefox: waits for the permission prompt and answers it, which closes the popup as a mouse click does. Chromium
   * throws, because it has no prompt when headless.
   */
  answerPrompt(answer: 'allow' | 'deny'): Promise<void>;
  /** A person's rule: this origin may not store cookies (in Chromium its host, whatever the port). */
  blockCookies(origin: string): Promise<void>;
  /** Removes a rule of `blockCookies` or `sessionCookies`. */
  allowCookies(origin: string): Promise<void>;
  /** A person's rule: this origin's cookies expire with the browser session. */
  sessionCookies(origin: string): Promise<void>;
  /** Blocks all cookies, or restores the default. */
  blockAllCookies(): Promise<void>;
  allowAllCookies(): Promise<void>;
  setThirdPartyCookies(policy: 'allowed' | 'blocked'): Promise<void>;
  /** Documents of the first origin may have storage access within pages of the second, without a click. */
  allowStorageAccess(frameOrigin: string, pageOrigin: string): Promise<void>;
  setDarkMode(dark: boolean): Promise<void>;
  /** It is reduced at first: a click waits until its element is still. */
  setReducedMotion(reduced: boolean): Promise<void>;
  /** Ends the browser and removes its profile, unless `launch` was given one; may be called twice. */
  close(): Promise<void>;
  /** Ends the browser as a crash does. */
  crash(): Promise<void>;
}
