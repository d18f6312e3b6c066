import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER, launch } from '../driver/launch.ts';
import type { Crumb, Tab } from '../driver/surface.ts';
import { openCrumb } from '../pages/popup-page.ts';

/** The API of an extension page that these tests use. */
declare const chrome: {
  permissions: {
    contains(permissions: object): Promise<boolean>;
    request(permissions: object): Promise<boolean>;
    onAdded: { addListener(listener: (permissions: { origins: string[] }) => void): void };
    onRemoved: { addListener(listener: (permissions: { origins: string[] }) => void): void };
  };
};
declare const heard: unknown[];

const ORIGINS = ['*://*.localhost/*'];

let server: Server;
let shop: string;

beforeAll(() => {
  server = createServer((_request, response) => response.end('Shop')).listen(0);
  shop = `http://shop.localhost:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

describe('permissions of the extension as shipped', () => {
  let crumb: Crumb;
  let tab: Tab;

  beforeAll(async () => {
    crumb = await launch({ build: 'shipped', granted: [BROWSER === 'firefox' ? 'privacy' : 'contentSettings'] });
    tab = await crumb.openTab(shop);
  });
  afterAll(() => crumb?.close());

  const granted = () => crumb.background((origins) => chrome.permissions.contains({ origins }), ORIGINS);

  test('host access is granted and removed, and the extension hears of both', async () => {
    expect(await granted()).toBe(false);
    const page = await crumb.extensionPage('src/surfaces/popup/index.html');
    await page.evaluate(() => {
      const events: unknown[] = [];
      Object.assign(globalThis, { heard: events });
      chrome.permissions.onAdded.addListener(({ origins }) => events.push(['added', origins]));
      chrome.permissions.onRemoved.addListener(({ origins }) => events.push(['removed', origins]));
    });
    await crumb.grant(ORIGINS);
    await page.waitFor(() => heard.length === 1);
    expect(await granted()).toBe(true);
    await crumb.revoke(ORIGINS);
    await page.waitFor(() => heard.length === 2);
    expect(await granted()).toBe(false);
    expect(await page.evaluate(() => heard)).toEqual([
      ['added', ORIGINS],
      ['removed', ORIGINS],
    ]);
    await page.close();
  });

  test('an approved request in a click is granted without a prompt', async () => {
    await crumb.approve(ORIGINS);
    const popup = await openCrumb(crumb, tab);
    await popup.evaluate((origins) => {
      document.body.innerHTML = '<button style="width: 90px">Grant</button>';
      document.querySelector('button')?.addEventListener('click', async () => {
        document.title = String(await chrome.permissions.request({ origins }));
      });
    }, ORIGINS);
    await popup.click('button');
    await popup.waitFor(() => document.title === 'true');
    await crumb.revoke(ORIGINS);
    await popup.close();
    expect(await granted()).toBe(false);
  });

  test('the prompt is answered as a person answers it; headless Chromium shows none', async () => {
    if (BROWSER === 'chromium') return expect(crumb.answerPrompt('allow')).rejects.toThrow();
    for (const answer of ['deny', 'allow'] as const) {
      const popup = await openCrumb(crumb, tab);
      await popup.evaluate((origins) => {
        document.body.innerHTML = '<button style="width: 90px">Grant</button>';
        document.querySelector('button')?.addEventListener('click', async () => {
          document.title = String(await chrome.permissions.request({ origins }));
        });
      }, ORIGINS);
      await popup.click('button');
      await crumb.answerPrompt(answer);
      expect(await popup.isOpen()).toBe(false);
      await expect.poll(granted).toBe(answer === 'allow');
    }
  });

  test('a preset optional permission exists from the start', async () => {
    const permission = BROWSER === 'firefox' ? 'privacy' : 'contentSettings';
    const held = await crumb.background((name) => chrome.permissions.contains({ permissions: [name] }), permission);
    expect(held).toBe(true);
  });
});
