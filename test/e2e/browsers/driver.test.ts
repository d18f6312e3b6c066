import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { completed } from '../driver/jar.ts';
import { BROWSER, launchReset } from '../driver/launch.ts';
import type { Crumb, JarCookie, Tab } from '../driver/surface.ts';
import { openCrumb } from '../pages/popup-page.ts';

/** The API of an extension page that these tests use. */
declare const chrome: {
  cookies: {
    getAll(filter: object): Promise<{ name: string }[]>;
  };
  tabs: { query(filter: object): Promise<{ url?: string; incognito: boolean }[]> };
};
declare const heard: unknown[];

const POPUP_READY = () => document.body.dataset.ready ?? document.querySelector('[role]');

let server: Server;
let shop: string;
let pictures: string;

beforeAll(async () => {
  pictures = mkdtempSync(join(tmpdir(), 'crumb-pictures-'));
  server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('set-cookie', searchParams.getAll('set'));
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<title>Shop</title><button>Buy</button><input><pre></pre>');
  }).listen(0);
  shop = `http://shop.localhost:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(pictures, { recursive: true, force: true });
});

const setting = (...lines: string[]) => `${shop}/?${new URLSearchParams(lines.map((line) => ['set', line]))}`;
const byName = (cookies: JarCookie[]) => cookies.toSorted((a, b) => (a.name < b.name ? -1 : 1));

describe('with host access to *.localhost', () => {
  let crumb: Crumb;
  let tab: Tab;

  beforeAll(async () => {
    crumb = await launchReset({ build: 'localhost' });
    tab = await crumb.openTab(shop);
  });
  beforeEach(() => crumb.clearJar());
  afterAll(() => crumb?.close());

  test('the toolbar popup opens beside a tab, is the real one, and closes', async () => {
    const popup = await openCrumb(crumb, tab);
    expect(await popup.evaluate(() => location.href)).toBe(`${crumb.origin}/src/surfaces/popup/index.html`);
    expect(
      await popup.evaluate(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.url),
    ).toBe(`${shop}/`);
    expect(await popup.isOpen()).toBe(true);
    await popup.close();
    expect(await popup.isOpen()).toBe(false);
  });

  test('clicks and keys in the popup are a person’s', async () => {
    const popup = await openCrumb(crumb, tab);
    await popup.evaluate(() => {
      document.body.innerHTML = '<button style="width: 90px">Go</button><input>';
      const events: unknown[] = [];
      Object.assign(globalThis, { heard: events });
      for (const type of ['click', 'keydown'])
        addEventListener(type, (event) => {
          events.push([type, event.isTrusted, navigator.userActivation.isActive]);
        });
    });
    await popup.click('button');
    expect(await popup.evaluate(() => heard)).toEqual([['click', true, true]]);
    await popup.type('input', 'ab');
    await popup.press('ArrowLeft');
    await popup.press('Delete');
    await popup.press('/');
    expect(await popup.evaluate(() => document.querySelector('input')?.value)).toBe('a/');
    await popup.press('Home');
    await popup.press('Shift+End');
    await popup.press('+');
    expect(await popup.evaluate(() => document.querySelector('input')?.value)).toBe('+');
    await popup.evaluate(() => {
      addEventListener('keydown', ({ key, ctrlKey }) => {
        if (key === 'z') document.title = `with Control: ${ctrlKey}`;
      });
    });
    await popup.press('Control+z');
    expect(await popup.evaluate(() => document.title)).toBe('with Control: true');
    await popup.fill('input', 'né€ '.repeat(300));
    expect(await popup.evaluate(() => document.querySelector('input')?.value)).toBe('né€ '.repeat(300));
    await popup.waitFor(() => document.hasFocus());
    await popup.close();
  });

  test('a click waits for moving elements, and never hits what came in their place', async () => {
    const popup = await openCrumb(crumb, tab);
    await popup.evaluate(() => {
      document.body.innerHTML =
        '<div><button id="meant">Meant</button></div><div><button id="other">Other</button></div>';
      const clicked: string[] = [];
      Object.assign(globalThis, { heard: clicked });
      for (const type of ['mousedown', 'click'])
        addEventListener(type, (event) => clicked.push(`${type} ${(event.target as Element).id}`));
      const swap = () => document.body.append(document.body.firstElementChild ?? '');
      let turns = 0;
      const timer = setInterval(() => (turns++ < 30 ? swap() : clearInterval(timer)), 45);
    });
    for (let time = 0; time < 3; time++) await popup.click('#meant');
    const events: unknown[] = await popup.evaluate(() => heard);
    expect(events.filter((event) => event === 'click meant')).toHaveLength(3);
    expect(events.filter((event) => String(event).endsWith('other'))).toEqual([]);
    await popup.close();
  });

  test('a wait that timed out says what it waited for and what the page shows', async () => {
    const { patience } = tab;
    tab.patience = 200;
    await expect(tab.waitFor(() => document.querySelector('.never'))).rejects.toThrow(/within 200 ms.*never.*Buy/s);
    tab.patience = patience;
  });

  test('a wait goes on over a navigation', async () => {
    const arrived = tab.waitFor(() => location.search === '?next' && document.readyState === 'complete');
    await tab.evaluate((url) => location.assign(url), `${shop}/?next`);
    expect(await arrived).toBe(true);
    expect(await tab.url()).toBe(`${shop}/?next`);
  });

  test('the jar is what the server set, octet by octet and partition by partition', async () => {
    const expires = Math.floor(Date.now() / 1000) * 1000 + 3_600_000;
    await tab.goto(
      setting(
        'plain=1',
        'wide=n%C3%A9; Domain=shop.localhost; Path=/deep',
        `strict=2; Expires=${new Date(expires).toUTCString()}; HttpOnly; SameSite=Strict`,
        'part=3; Secure; SameSite=None; Partitioned',
      ),
    );
    const jar = byName(await crumb.jar());
    const common = {
      domain: 'shop.localhost',
      hostOnly: true,
      path: '/',
      secure: false,
      httpOnly: false,
      store: 'default',
    };
    const session = { ...common, expires: null, sameSite: 'unset', partitionKey: null };
    const site = { topLevelSite: 'http://shop.localhost', hasCrossSiteAncestor: false };
    const near = expect.closeTo(expires, -4);
    expect(jar).toEqual([
      { ...session, name: 'part', value: '3', secure: true, sameSite: 'none', partitionKey: site },
      { ...session, name: 'plain', value: '1' },
      { ...session, name: 'strict', value: '2', expires: near, httpOnly: true, sameSite: 'strict' },
      { ...session, name: 'wide', value: 'n%C3%A9', hostOnly: false, path: '/deep' },
    ]);
    expect(await crumb.jar({ name: 'part', path: '/' })).toHaveLength(1);
  });

  test('cookies put into the jar are there as given', async () => {
    const entries: JarCookie[] = [
      cookie({ name: 'a', value: 'x', expires: Math.round(Date.now() + 90_000), sameSite: 'lax' }),
      cookie({ name: 'b', value: '\xc3\xa9', hostOnly: false, path: '/p', secure: true, httpOnly: true }),
      cookie({
        name: 'c',
        secure: true,
        sameSite: 'none',
        partitionKey: { topLevelSite: 'http://top.localhost', hasCrossSiteAncestor: true },
      }),
    ];
    await crumb.setJar(entries);
    const jar = byName(await crumb.jar());
    expect(jar).toEqual(
      entries.map((entry) => ({ ...entry, expires: entry.expires && expect.closeTo(entry.expires, 0) })),
    );
    await crumb.clearJar();
    expect(await crumb.jar()).toEqual([]);
  });

  test('a stopped background no longer runs, and a changed cookie starts it', async () => {
    await crumb.background(() => Object.assign(globalThis, { heard: ['first life'] }).heard);
    await crumb.stopBackground();
    expect(await crumb.backgroundRunning()).toBe(false);
    await tab.goto(setting('waker=1'));
    await expect.poll(() => crumb.backgroundRunning()).toBe(true);
    expect(await crumb.background(() => 'heard' in globalThis)).toBe(false);
  });

  test('a page of the extension has the requested size', async () => {
    const page = await crumb.extensionPage('src/surfaces/popup/index.html');
    await page.waitFor(POPUP_READY);
    await page.setSize(420, 600);
    expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([420, 600]);
    expect(await page.evaluate(async () => (await chrome.cookies.getAll({})).length)).toBe(0);
    await page.close();
    expect(await page.isOpen()).toBe(false);
  });

  test('a picture shows the popup, dark when dark is requested', async () => {
    await crumb.setDarkMode(true);
    await crumb.setReducedMotion(false);
    const popup = await openCrumb(crumb, tab);
    await popup.waitFor(
      () => matchMedia('(prefers-color-scheme: dark) and (prefers-reduced-motion: no-preference)').matches,
    );
    await popup.evaluate(() => {
      document.body.style.cssText = 'width: 300px; height: 200px; background: linear-gradient(red, blue)';
    });
    await popup.waitFor(() => innerWidth >= 300 && innerHeight >= 200);
    const file = join(pictures, 'popup.png');
    await popup.screenshot(file);
    const png = readFileSync(file);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(300);
    expect(png.readUInt32BE(20)).toBeGreaterThanOrEqual(200);
    const colours = await tab.evaluate(coloursOf, `data:image/png;base64,${png.toString('base64')}`);
    expect(colours).toBeGreaterThan(50);
    await popup.close();
    await crumb.setDarkMode(false);
    await tab.waitFor(() => !matchMedia('(prefers-color-scheme: dark)').matches);
  });

  test('a private tab has its own jar and its own popup', async () => {
    const secret = await crumb.openPrivateTab(setting('secret=1'));
    const popup = await crumb.openPopup(secret);
    expect(
      await popup.evaluate(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.incognito),
    ).toBe(true);
    expect((await crumb.jar()).map(({ name, store }) => [name, store])).toEqual([['secret', 'private']]);
    await popup.close();
    await secret.close();
  });

  test('rules about cookies apply at once', async () => {
    const cookies = async (url: string) => {
      await tab.goto(url);
      return tab.evaluate(() => document.cookie);
    };
    expect(await cookies(setting('a=1'))).toBe('a=1');
    await crumb.blockCookies(shop);
    expect(await cookies(setting('b=1'))).toBe('');
    await crumb.allowCookies(shop);
    await crumb.blockAllCookies();
    expect(await cookies(setting('c=1'))).toBe('');
    await crumb.allowAllCookies();
    expect(await cookies(setting('d=1'))).toContain('d=1');
  });

  test('a container tab has its own jar; Chromium has no containers', async () => {
    if (BROWSER === 'chromium')
      return expect(crumb.openContainerTab(setting('work=1'), 2)).rejects.toThrow('containers');
    const work = await crumb.openContainerTab(setting('work=1'), 2);
    expect((await crumb.jar()).map(({ name, store }) => [name, store])).toEqual([['work', 'container-2']]);
    await work.close();
  });
});

function cookie(given: Partial<JarCookie>): JarCookie {
  return completed({ name: 'n', value: 'v', domain: 'shop.localhost', ...given });
}

/** How many different colours a picture has; runs in a page. */
async function coloursOf(url: string): Promise<number> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0);
  return new Set(new Uint32Array(context?.getImageData(0, 0, image.width, image.height).data.buffer ?? [])).size;
}
