import { setTimeout as delay } from 'node:timers/promises';
import type { CDPSession, Page, Target } from 'puppeteer-core';
import { matching } from '../jar.ts';
import type { Script } from '../script.ts';
import type { Crumb, JarCookie, JarEntry, Panel, Tab, View } from '../surface.ts';
import { ChromiumDesk } from './chromium-desk.ts';
import { ChromiumDevTools } from './chromium-devtools.ts';
import type { ChromiumProcess } from './chromium-process.ts';
import { allowHost, clickedRequest, openIncognito, removeHost, sendSetting, setPref } from './chromium-scripts.ts';
import { ChromiumView } from './chromium-view.ts';
import { ChromiumWorker } from './chromium-worker.ts';
import { clearChromiumJar, readChromiumJar, writeChromiumJar } from './jar-chromium.ts';

const TIMEOUT_MS = 25_000;
const PAUSE_MS = 15;
/** A popup begins to open about 100 ms after the press, and a second later on a busy machine: another press would close it. */
const PRESS_MS = 3_000;
const EXTENSIONS = 'chrome://extensions/';
const SETTINGS = 'chrome://settings/content/siteData';

/** Crumb in Chromium, over the DevTools protocol. */
export class ChromiumCrumb implements Crumb {
  readonly name = 'chromium';
  readonly extensionId: string;
  readonly origin: string;
  readonly #process: ChromiumProcess;
  readonly #session: CDPSession;
  readonly #desk: ChromiumDesk;
  readonly #devTools: ChromiumDevTools;
  readonly #worker: ChromiumWorker;
  readonly #views = new Set<ChromiumView>();
  readonly #tabs = new Set<ChromiumView>();
  readonly #private = new Set<ChromiumView>();
  readonly #release: (isChanged: boolean) => Promise<void>;
  #isChanged = false;
  #ended: Promise<void> | null = null;
  readonly #media = { scheme: '', motion: '' };

  /** @param release is called once, when this is closed; with true if a setting was changed that only a new browser restores. */
  constructor(started: ChromiumProcess, release: (isChanged: boolean) => Promise<void>) {
    this.#process = started;
    this.#release = release;
    this.#session = started.session;
    this.#desk = new ChromiumDesk(started.session);
    this.extensionId = started.extensionId;
    this.origin = `chrome-extension://${started.extensionId}`;
    this.#devTools = new ChromiumDevTools(this.origin);
    this.#worker = new ChromiumWorker(started.session, this.#desk, this.origin);
  }

  async openTab(url: string): Promise<ChromiumView> {
    const view = await this.#view(await this.#process.browser.newPage());
    this.#tabs.add(view);
    await view.activate();
    await view.goto(url);
    return view;
  }

  async openPopup(tab: Tab): Promise<View> {
    const target = tabTargetOf(own(tab));
    await this.closePopup();
    const deadline = Date.now() + TIMEOUT_MS;
    for (;;) {
      await tab.activate();
      await this.#session.send('Extensions.triggerAction', { id: this.extensionId, targetId: target });
      // A press is occasionally lost, above all after a change of permissions: nothing opens, however long one waits.
      const popup = await this.#popupWithin(PRESS_MS).catch(() => null);
      if (popup) return popup;
      await this.closePopup();
      if (Date.now() > deadline) throw new Error(`no popup opened within ${TIMEOUT_MS} ms`);
    }
  }

  popup(): Promise<View> {
    return this.#popupWithin(TIMEOUT_MS);
  }

  async closePopup(): Promise<void> {
    const deadline = Date.now() + TIMEOUT_MS;
    for (;;) {
      const open = this.#process.browser.targets().filter((target) => this.#isPopup(target));
      if (open.length === 0) return;
      const closing = open.map((target) => this.#session.send('Target.closeTarget', { targetId: idOf(target) }));
      await Promise.allSettled(closing);
      if (Date.now() > deadline) throw new Error('the popup did not close');
      await delay(PAUSE_MS);
    }
  }

  async openDevTools(tab: Tab): Promise<void> {
    await this.#devTools.open(own(tab));
  }

  openPanel(tab: Tab): Promise<Panel> {
    return this.#devTools.panel(own(tab));
  }

  closeDevTools(tab: Tab): Promise<void> {
    return this.#devTools.close(own(tab));
  }

  setDevToolsTheme(theme: 'light' | 'dark'): Promise<void> {
    return this.#devTools.setTheme(theme);
  }

  async clipboard(): Promise<string> {
    const tab = await this.openTab('about:blank');
    try {
      return await tab.paste();
    } finally {
      await tab.close();
    }
  }

  extensionPage(path: string): Promise<Tab> {
    return this.openTab(`${this.origin}/${path}`);
  }

  async openPrivateTab(url: string): Promise<Tab> {
    const { targetInfos } = await this.#session.send('Target.getTargets');
    const before = new Set(targetInfos.map((target) => target.targetId));
    await this.#desk.once(this.origin, openIncognito, url);
    const target = await this.#process.browser.waitForTarget(
      (candidate) => candidate.type() === 'page' && !before.has(idOf(candidate)) && candidate.url() === url,
      { timeout: TIMEOUT_MS },
    );
    const page = await target.page();
    if (!page) throw new Error('the private window has no page');
    const view = await this.#view(page);
    this.#private.add(view);
    await view.activate();
    await view.waitFor(() => document.readyState === 'complete');
    return view;
  }

  openContainerTab(): Promise<Tab> {
    return Promise.reject(new Error('Chromium has no containers'));
  }

  async jar(filter: Partial<JarCookie> = {}): Promise<JarCookie[]> {
    return matching(await readChromiumJar(this.#session, await this.#incognito()), filter);
  }

  async setJar(cookies: JarEntry[]): Promise<void> {
    await writeChromiumJar(this.#session, await this.#incognito(), cookies);
  }

  async clearJar(): Promise<void> {
    await clearChromiumJar(this.#session, await this.#incognito());
  }

  background<Arguments extends unknown[], Result>(
    script: Script<Arguments, Result>,
    ...args: Arguments
  ): Promise<Awaited<Result>> {
    return this.#worker.evaluate(script, ...args);
  }

  backgroundRunning(): Promise<boolean> {
    return this.#worker.isRunning();
  }

  stopBackground(): Promise<void> {
    return this.#worker.stop();
  }

  async grant(origins: string[]): Promise<void> {
    await this.approve(origins);
    const granted = await this.#desk.once(this.origin, clickedRequest, origins);
    if (!granted) throw new Error(`not granted: ${origins.join(' ')}`);
  }

  async revoke(origins: string[]): Promise<void> {
    await this.#desk.hidden(EXTENSIONS, removeHost, this.extensionId, origins);
  }

  async approve(origins: string[]): Promise<void> {
    await this.#desk.hidden(EXTENSIONS, allowHost, this.extensionId, origins);
  }

  grantPermission(): Promise<void> {
    return Promise.reject(new Error('Chromium has no way without its prompt: launch with `granted`'));
  }

  revokePermission(): Promise<void> {
    return this.grantPermission();
  }

  answerPrompt(): Promise<void> {
    return Promise.reject(new Error('headless Chromium shows no prompt'));
  }

  blockCookies(origin: string): Promise<void> {
    return this.#setRule(origin, 'block');
  }

  allowCookies(origin: string): Promise<void> {
    return this.#setting('resetCategoryPermissionForPattern', [new URL(origin).hostname, '', 'cookies', false]);
  }

  sessionCookies(origin: string): Promise<void> {
    return this.#setRule(origin, 'session_only');
  }

  blockAllCookies(): Promise<void> {
    return this.#setting('setDefaultValueForContentType', ['cookies', 'block']);
  }

  allowAllCookies(): Promise<void> {
    return this.#setting('setDefaultValueForContentType', ['cookies', 'allow']);
  }

  setThirdPartyCookies(policy: 'allowed' | 'blocked'): Promise<void> {
    this.#isChanged = true;
    return this.#desk.inWindow(SETTINGS, setPref, 'profile.cookie_controls_mode', policy === 'blocked' ? 1 : 0);
  }

  async allowStorageAccess(embeddedOrigin: string, origin: string): Promise<void> {
    this.#isChanged = true;
    const permission = { name: 'storage-access' };
    await this.#session.send('Browser.setPermission', { permission, setting: 'granted', origin, embeddedOrigin });
  }

  setDarkMode(dark: boolean): Promise<void> {
    this.#media.scheme = dark ? 'dark' : 'light';
    return this.#emulateAll();
  }

  setReducedMotion(reduced: boolean): Promise<void> {
    this.#media.motion = reduced ? 'reduce' : 'no-preference';
    return this.#emulateAll();
  }

  close(): Promise<void> {
    this.#ended ??= this.#release(this.#isChanged);
    return this.#ended;
  }

  crash(): Promise<void> {
    this.#ended ??= this.#process.kill();
    return this.#ended;
  }

  #setRule(origin: string, rule: 'block' | 'session_only'): Promise<void> {
    return this.#setting('setCategoryPermissionForPattern', [new URL(origin).hostname, '', 'cookies', rule, false]);
  }

  #setting(message: string, parameters: (string | boolean)[]): Promise<void> {
    this.#isChanged = true;
    return this.#desk.inWindow(SETTINGS, sendSetting, message, parameters);
  }

  async #view(page: Page): Promise<ChromiumView> {
    const view = new ChromiumView(page, idOf(page.target()), this.#session);
    this.#views.add(view);
    await view.emulate(this.#media);
    return view;
  }

  async #emulateAll(): Promise<void> {
    for (const view of this.#views) if (await view.isOpen()) await view.emulate(this.#media);
  }

  /** Waits until a popup begins to open within this time, and then until it has loaded. */
  async #popupWithin(timeout: number): Promise<View> {
    const target = await this.#process.browser.waitForTarget((target) => this.#isPopup(target), { timeout });
    const view = await this.#view(await target.asPage());
    await view.waitFor(() => location.protocol === 'chrome-extension:' && document.readyState === 'complete');
    return view;
  }

  /** A page of the popup that is in no tab. */
  #isPopup(target: Target): boolean {
    const inTab = [...this.#tabs].some((tab) => tab.targetId === idOf(target));
    return target.url().startsWith(`${this.origin}/src/surfaces/popup/`) && !inTab;
  }

  async #incognito(): Promise<CDPSession | null> {
    for (const view of this.#private) if (await view.isOpen()) return view.ownSession();
    return null;
  }
}

function own(tab: Tab): ChromiumView {
  if (!(tab instanceof ChromiumView)) throw new Error('not a tab of this browser');
  return tab;
}

/** The target of the tab around a page, which is what a toolbar button is pressed beside. */
function tabTargetOf(view: ChromiumView): string {
  const { _tabId } = view.page as Page & { _tabId?: string };
  if (_tabId === undefined) throw new Error(`${view.page.url()} is in no tab`);
  return _tabId;
}

function idOf(target: Target): string {
  return (target as Target & { _targetId: string })._targetId;
}
