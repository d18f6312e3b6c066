import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../../browsers/build.ts';
import { type Demo, startDemo } from '../../demo/demo.ts';
import { say } from '../../fixtures/say.ts';
import { consoleOutput } from '../console-output.ts';
import { BROWSER, launchReset } from '../driver/launch.ts';
import type { Crumb, Tab } from '../driver/surface.ts';
import { openHistory, undo, waitForDone } from '../pages/history-page.ts';
import { clickButton, openCrumb, waitForRows, waitForText } from '../pages/popup-page.ts';

const TARGET = BROWSER === 'firefox' ? 'firefox' : 'chrome';
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'none'; base-uri 'none'; form-action 'none'";

/** The APIs of pages and the background that these tests use. */
declare const chrome: {
  runtime: { sendMessage(message: object): Promise<unknown> };
  tabs: { query(filter: object): Promise<{ id: number }[]> };
  storage: {
    local: { get(keys: null): Promise<object>; set(items: object): Promise<void>; remove(key: string): Promise<void> };
  };
  scripting: { executeScript(injection: object): Promise<{ result: unknown }[]> };
};

function readManifest(folder: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(ROOT, 'dist', folder, 'manifest.json'), 'utf8'));
}

describe('the shipped files', () => {
  const manifest = readManifest(TARGET);

  test('the shipped permissions are these, and no host is among them', () => {
    expect(manifest.permissions).toEqual(['cookies', 'storage', 'activeTab', 'scripting', 'publicSuffix']);
    expect(manifest.optional_permissions).toEqual([TARGET === 'firefox' ? 'privacy' : 'contentSettings', 'webRequest']);
    expect(manifest.optional_host_permissions).toEqual(['*://*/*']);
    expect(manifest).not.toHaveProperty('host_permissions');
    expect(manifest).not.toHaveProperty('content_scripts');
    expect(manifest).not.toHaveProperty('externally_connectable');
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest.incognito).toBe('spanning');
  });

  test('extension pages may load their own files and connect to nothing', () => {
    expect(manifest.content_security_policy).toEqual({ extension_pages: CSP });
  });

  test('each browser gets only the manifest keys it understands', () => {
    const background = manifest.background as Record<string, unknown>;
    expect(Object.keys(background).sort()).toEqual(
      TARGET === 'firefox' ? ['scripts', 'type'] : ['service_worker', 'type'],
    );
    expect('browser_specific_settings' in manifest).toBe(TARGET === 'firefox');
    expect('minimum_chrome_version' in manifest).toBe(TARGET === 'chrome');
  });

  test('the licence of Crumb and of each package in the build is shipped with it', () => {
    const shipped = (file: string) => readFileSync(join(ROOT, 'dist', TARGET, file), 'utf8');
    const licenceOf = (name: string) => readFileSync(join(ROOT, 'node_modules', name, 'LICENSE'), 'utf8').trim();
    expect(shipped('LICENSE')).toBe(readFileSync(join(ROOT, 'LICENSE'), 'utf8'));
    const notices = shipped('THIRD-PARTY-LICENSES.txt');
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const names = [...Object.keys(dependencies), '@preact/signals-core'];
    for (const name of names) expect(notices).toContain(licenceOf(name));
    expect(notices.match(/^\S+ \d+\.\d+\.\d+\S* \(.*\)$/gm)).toHaveLength(names.length);
  });

  test('the build for tests differs in its host permission and nothing else', () => {
    const { host_permissions, ...rest } = readManifest(`localhost-${TARGET}`);
    expect(host_permissions).toEqual(['*://*.localhost/*']);
    expect(rest).toEqual(manifest);
    const filesOf = (folder: string) =>
      readdirSync(join(ROOT, 'dist', folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [path.slice(join(ROOT, 'dist', folder).length), readFileSync(path, 'base64')]);
    const shipped = filesOf(TARGET);
    expect(shipped.length).toBeGreaterThan(5);
    expect(Object.fromEntries(filesOf(`localhost-${TARGET}`))).toEqual(Object.fromEntries(shipped));
  });
});

describe('the running extension', () => {
  const SECRET = 'value-for-no-console';
  let crumb: Crumb;
  let demo: Demo;
  let tab: Tab;

  beforeAll(async () => {
    demo = await startDemo();
    crumb = await launchReset({ build: 'localhost' });
    demo.serve('shop.localhost', '/blank', { body: '<title>Blank</title>' });
    tab = await crumb.openTab(demo.url('shop.localhost', '/blank'));
  });
  beforeEach(() => crumb.clearJar());
  afterAll(async () => {
    await crumb?.close();
    await demo?.close();
  });

  const cookie = (name: string) => ({ name, value: SECRET, domain: 'shop.localhost' });
  /** The message with which a surface of Crumb deletes a cookie. */
  const deletion = (name: string) => {
    const before = {
      ...cookie(name),
      hostOnly: true,
      path: '/',
      expiryTime: null,
      secure: false,
      httpOnly: false,
      sameSite: 'unset',
      partitionKey: null,
      storeId: BROWSER === 'firefox' ? 'firefox-default' : '0',
      creationTime: null,
    };
    const step = { id: crypto.randomUUID(), kind: 'delete', exchanges: [{ before: [before], after: [] }] };
    return { request: 'applyStep', argument: step };
  };

  test('a session leaves no error and no value in any console', async () => {
    await crumb.setJar([cookie('one'), cookie('two')]);
    const popup = await openCrumb(crumb, tab);
    await waitForRows(popup, ['one', 'two']);
    await popup.click('[data-cookie-name="one"]');
    await clickButton(popup, say('edit'));
    await popup.fill('[name="value"]', `${SECRET}-edited`);
    await clickButton(popup, say('save'));
    await waitForText(popup, say('saved'));
    await clickButton(popup, say('delete'));
    await waitForDone(popup, say('step_delete', { count: 1, name: 'one' }));
    await waitForRows(popup, ['two']);
    await undo(popup, say('step_delete_undone', { count: 1, name: 'one' }));
    await openHistory(popup);
    await popup.press('Escape');
    // This request fails, and the background logs that.
    const bug = await popup.evaluate((argument) => chrome.runtime.sendMessage({ request: 'applyStep', argument }), {
      exchanges: SECRET,
    });
    expect(bug).toHaveProperty('bug');
    await popup.evaluate(() => console.error('heard'));
    const output = await consoleOutput(crumb, popup);
    const expected = [/Request applyStep failed/, /heard/];
    for (const line of expected) expect(output.filter((each) => line.test(each))).toHaveLength(1);
    expect(output.filter((each) => !expected.some((line) => line.test(each)))).toEqual([]);
    expect(output.join('\n')).not.toContain(SECRET);
    await popup.close();
  });

  test('no page of the extension can reach a server', async () => {
    demo.serve('leak.localhost', '/*', { body: '' });
    await tab.goto(demo.url('leak.localhost', '/page'));
    expect(await tab.evaluate(tryToConnect, demo.url('leak.localhost', '/control'))).toContain('fetch: reached');
    expect(demo.requests('leak.localhost', '/control/fetch')).toHaveLength(1);
    expect(demo.requests('leak.localhost', '/control/image')).toHaveLength(1);
    const before = demo.requests('leak.localhost').length;

    await tab.goto(demo.url('shop.localhost', '/blank'));
    const popup = await openCrumb(crumb, tab);
    const ways = await popup.evaluate(tryToConnect, demo.url('leak.localhost', '/popup'));
    expect(ways.filter((way) => way.includes('reached'))).toEqual([]);
    expect(ways).toHaveLength(5);
    const fetched = await crumb.background(
      (url) =>
        fetch(url).then(
          () => 'reached',
          () => 'rejected',
        ),
      demo.url('leak.localhost', '/background'),
    );
    expect(fetched).toBe('rejected');
    expect(demo.requests('leak.localhost').length).toBe(before);
    await popup.close();
  });

  test('code of Crumb in a page cannot read what Crumb stores, except in Firefox', async () => {
    const read = await crumb.background(async () => {
      await chrome.storage.local.set({ settings: 'stored' });
      const [page] = await chrome.tabs.query({ active: true, currentWindow: true });
      const [injected] = await chrome.scripting.executeScript({
        target: { tabId: page?.id },
        func: async () => {
          const areas = chrome.storage as Partial<typeof chrome.storage> | undefined;
          const given = await areas?.local?.get(null).catch(() => null);
          return JSON.stringify(given ?? null);
        },
      });
      await chrome.storage.local.remove('settings');
      return injected?.result;
    });
    // Firefox has no `setAccessLevel` for this area. Crumb has no content scripts, and stores no cookie there.
    expect(read).toBe(BROWSER === 'firefox' ? '{"settings":"stored"}' : 'null');
  });

  test('a message from a page is not served, the same message from Crumb’s own is', async () => {
    await crumb.setJar([cookie('kept')]);
    const message = deletion('kept');
    const reply = await crumb.background(async (sent) => {
      const [page] = await chrome.tabs.query({ active: true, currentWindow: true });
      const [injected] = await chrome.scripting.executeScript({
        target: { tabId: page?.id },
        args: [sent],
        func: async (given: object) => {
          const answered = await chrome.runtime.sendMessage(given).catch(() => null);
          return JSON.stringify(answered ?? null);
        },
      });
      return injected?.result;
    }, message);
    expect(reply).toBe('null');
    expect(await crumb.jar({ name: 'kept' })).toHaveLength(1);

    const popup = await openCrumb(crumb, tab);
    expect(await popup.evaluate((sent) => chrome.runtime.sendMessage(sent), message)).toMatchObject({
      value: { results: [{ value: { now: [] } }] },
    });
    expect(await crumb.jar({ name: 'kept' })).toEqual([]);
    await popup.close();
  });
});

/** Runs in a page: tries every way by which a page may reach a server, and gives whether it did. */
async function tryToConnect(url: string): Promise<string[]> {
  const loads = (start: (done: () => void, failed: () => void) => void) =>
    new Promise<string>((resolve) =>
      start(
        () => resolve('reached'),
        () => resolve('rejected'),
      ),
    ).catch(() => 'rejected');
  const fetched = fetch(`${url}/fetch`).then(
    () => 'reached',
    () => 'rejected',
  );
  const requested = loads((done, failed) => {
    const request = new XMLHttpRequest();
    request.onload = done;
    request.onerror = failed;
    request.open('GET', `${url}/xhr`);
    request.send();
  });
  const drawn = loads((done, failed) => {
    const image = new Image();
    image.onload = done;
    image.onerror = failed;
    image.src = `${url}/image`;
  });
  const framed = loads((done, failed) => {
    document.addEventListener('securitypolicyviolation', failed, { once: true });
    const frame = document.createElement('iframe');
    frame.onload = () => (frame.contentDocument === null ? done() : failed());
    frame.src = `${url}/frame`;
    document.body.append(frame);
  });
  const opened = loads((done, failed) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket`);
    socket.onopen = done;
    socket.onerror = failed;
  });
  return [
    `fetch: ${await fetched}`,
    `xhr: ${await requested}`,
    `image: ${await drawn}`,
    `frame: ${await framed}`,
    `socket: ${await opened}`,
  ];
}
