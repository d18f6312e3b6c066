import { matching } from '../jar.ts';
import type { ChromeUtilsApi } from '../privileged.ts';
import { callSource, type Script } from '../script.ts';
import type { Crumb, JarCookie, JarEntry, OptionalPermission, Panel, Tab, View } from '../surface.ts';
import { closeFirefoxDevTools, openFirefoxDevTools, openFirefoxPanel, setDevToolsTheme } from './firefox-devtools.ts';
import {
  addPermission,
  answerDoorhanger,
  backgroundState,
  changePermissions,
  setCookieRule,
  setPreference,
  startBackground,
  stopBackground,
} from './firefox-extension.ts';
import { evaluateInFrame } from './firefox-frame.ts';
import { closeFirefoxPopup, firefoxPopup, openFirefoxPopup } from './firefox-popup.ts';
import type { FirefoxProcess } from './firefox-process.ts';
import { FirefoxTab, openFirefoxTab } from './firefox-tabs.ts';
import { clearFirefoxJar, readFirefoxJar, writeFirefoxJar } from './jar-firefox.ts';
import type { Marionette } from './marionette.ts';

declare const ChromeUtils: ChromeUtilsApi;

const BEHAVIOR = 'network.cookie.cookieBehavior';
const PROMPTS = 'extensions.webextOptionalPermissionPrompts';

/** Crumb in Firefox, driven over Marionette in the chrome context. */
export class FirefoxCrumb implements Crumb {
  readonly name = 'firefox';
  readonly extensionId: string;
  readonly origin: string;
  readonly #process: FirefoxProcess;
  readonly #release: () => Promise<void>;
  readonly #marionette: Marionette;
  #ended: Promise<void> | null = null;

  private constructor(started: FirefoxProcess, extensionId: string, origin: string, release: () => Promise<void>) {
    this.#process = started;
    this.#release = release;
    this.#marionette = started.marionette;
    this.extensionId = extensionId;
    this.origin = origin;
  }

  /** @param release is called once, when this is closed */
  static async with(started: FirefoxProcess, extensionId: string, release: () => Promise<void>): Promise<FirefoxCrumb> {
    const base = await started.marionette.chrome((extensionId) => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      return ExtensionParent.GlobalManager.getExtension(extensionId).baseURL;
    }, extensionId);
    return new FirefoxCrumb(started, extensionId, base.replace(/\/$/, ''), release);
  }

  openTab(url: string): Promise<Tab> {
    return openFirefoxTab(this.#marionette, url, { private: false, userContextId: 0 });
  }

  openPrivateTab(url: string): Promise<Tab> {
    return openFirefoxTab(this.#marionette, url, { private: true, userContextId: 0 });
  }

  openContainerTab(url: string, userContextId: number): Promise<Tab> {
    return openFirefoxTab(this.#marionette, url, { private: false, userContextId });
  }

  extensionPage(path: string): Promise<Tab> {
    return this.openTab(`${this.origin}/${path}`);
  }

  async openPopup(tab: Tab): Promise<View> {
    const tabId = idOf(tab);
    await tab.activate();
    return openFirefoxPopup(this.#marionette, this.extensionId, tabId);
  }

  popup(): Promise<View> {
    return firefoxPopup(this.#marionette);
  }

  closePopup(): Promise<void> {
    return closeFirefoxPopup(this.#marionette);
  }

  async openDevTools(tab: Tab): Promise<void> {
    await openFirefoxDevTools(this.#marionette, this.extensionId, idOf(tab));
  }

  async openPanel(tab: Tab): Promise<Panel> {
    return openFirefoxPanel(this.#marionette, this.extensionId, idOf(tab));
  }

  async closeDevTools(tab: Tab): Promise<void> {
    await closeFirefoxDevTools(this.#marionette, idOf(tab));
  }

  setDevToolsTheme(theme: 'light' | 'dark'): Promise<void> {
    return setDevToolsTheme(this.#marionette, theme);
  }

  clipboard(): Promise<string> {
    return this.#marionette.chrome(() => navigator.clipboard.readText());
  }

  async jar(filter: Partial<JarCookie> = {}): Promise<JarCookie[]> {
    return matching(await readFirefoxJar(this.#marionette), filter);
  }

  setJar(cookies: JarEntry[]): Promise<void> {
    return writeFirefoxJar(this.#marionette, cookies);
  }

  clearJar(): Promise<void> {
    return clearFirefoxJar(this.#marionette);
  }

  async background<Arguments extends unknown[], Result>(
    script: Script<Arguments, Result>,
    ...args: Arguments
  ): Promise<Awaited<Result>> {
    const browserId = await startBackground(this.#marionette, this.extensionId);
    return (await evaluateInFrame(this.#marionette, browserId, callSource(script, args))) as Awaited<Result>;
  }

  async backgroundRunning(): Promise<boolean> {
    return (await backgroundState(this.#marionette, this.extensionId)) !== 'stopped';
  }

  stopBackground(): Promise<void> {
    return stopBackground(this.#marionette, this.extensionId);
  }

  grant(origins: string[]): Promise<void> {
    return changePermissions(this.#marionette, this.extensionId, 'add', [], origins);
  }

  async revoke(origins: string[]): Promise<void> {
    await setPreference(this.#marionette, PROMPTS, null);
    await changePermissions(this.#marionette, this.extensionId, 'remove', [], origins);
  }

  approve(): Promise<void> {
    return setPreference(this.#marionette, PROMPTS, false);
  }

  grantPermission(permission: OptionalPermission): Promise<void> {
    return changePermissions(this.#marionette, this.extensionId, 'add', [permission], []);
  }

  revokePermission(permission: OptionalPermission): Promise<void> {
    return changePermissions(this.#marionette, this.extensionId, 'remove', [permission], []);
  }

  answerPrompt(answer: 'allow' | 'deny'): Promise<void> {
    return answerDoorhanger(this.#marionette, answer);
  }

  blockCookies(origin: string): Promise<void> {
    return setCookieRule(this.#marionette, origin, 'block');
  }

  allowCookies(origin: string): Promise<void> {
    return setCookieRule(this.#marionette, origin, null);
  }

  sessionCookies(origin: string): Promise<void> {
    return setCookieRule(this.#marionette, origin, 'session');
  }

  allowStorageAccess(frameOrigin: string, pageOrigin: string): Promise<void> {
    const { protocol, hostname } = new URL(frameOrigin);
    return addPermission(this.#marionette, [pageOrigin], `3rdPartyFrameStorage^${protocol}//${hostname}`, 1);
  }

  blockAllCookies(): Promise<void> {
    return setPreference(this.#marionette, BEHAVIOR, 2);
  }

  allowAllCookies(): Promise<void> {
    return setPreference(this.#marionette, BEHAVIOR, null);
  }

  setThirdPartyCookies(policy: 'allowed' | 'blocked'): Promise<void> {
    return setPreference(this.#marionette, BEHAVIOR, policy === 'blocked' ? 1 : 0);
  }

  setDarkMode(dark: boolean): Promise<void> {
    return setPreference(this.#marionette, 'ui.systemUsesDarkTheme', dark ? 1 : 0);
  }

  setReducedMotion(reduced: boolean): Promise<void> {
    return setPreference(this.#marionette, 'ui.prefersReducedMotion', reduced ? 1 : 0);
  }

  close(): Promise<void> {
    this.#ended ??= this.#release();
    return this.#ended;
  }

  crash(): Promise<void> {
    this.#ended ??= this.#process.kill();
    return this.#ended;
  }
}

function idOf(tab: Tab): number {
  if (!(tab instanceof FirefoxTab)) throw new Error('not a tab of this browser');
  return tab.browserId;
}
