import { beforeEach, expect, test, vi } from 'vitest';
import type { DemoRequest, DemoResponse } from '../../demo/message.ts';
import { BROWSER } from '../driver/launch.ts';
import { openRequest, shownLines, showPart, unexplained } from '../pages/panel-page.ts';
import { NO_ICON, panelStage } from '../stage.ts';

const SHOP = 'shop.localhost';
const CDN = 'cdn-of-shop.localhost';
const API = 'api.localhost';

const { crumb, demo, tab, panel } = await panelStage(1200);
beforeEach(async () => {
  await crumb.clearJar();
  demo.clear();
  await showPart(panel, 'requests');
  await panel.setSize(1200, 1200);
});

/** Sets a cookie named after the path, also in a third party; any page may read it. */
function setsItsName({ path, headers }: DemoRequest): DemoResponse {
  const origin = headers.find(([name]) => name.toLowerCase() === 'origin')?.[1] ?? '*';
  return {
    body: 'x',
    headers: [
      ['Access-Control-Allow-Origin', origin],
      ['Access-Control-Allow-Credentials', 'true'],
    ],
    setCookie: [`${path.slice(1)}=1; Path=/; SameSite=None; Secure; Partitioned`],
  };
}

test('the cookies of a site are followed from its first request on, also in place of those of an earlier page’s', async () => {
  const paths = ['/first', '/second', '/third', '/last'];
  for (const path of paths) demo.serve(API, path, setsItsName);
  demo.serve(CDN, '/a', setsItsName);
  demo.serve(SHOP, '/earlier', { body: `${NO_ICON}<title>Earlier</title><img src="${demo.url(CDN, '/a')}">` });
  demo.serve(SHOP, '/page', { body: `${NO_ICON}<title>Page</title>` });
  await tab.goto(demo.url(SHOP, '/earlier'));
  await panel.waitFor(() => document.querySelector('.log-row[data-request$="/a"]'));
  await tab.goto(demo.url(SHOP, '/page'));
  await tab.evaluate(
    async (urls) => {
      for (const url of urls) {
        await fetch(url, { credentials: 'include' }).then((response) => response.text());
        await new Promise((resolve) => setTimeout(resolve, 600));
      }
    },
    paths.map((path) => demo.url(API, path)),
  );
  expect(demo.lastCookieHeader(API, '/last')).toBe('first=1; second=1; third=1');
  for (const path of paths) {
    await openRequest(panel, demo.url(API, path));
    await expect.poll(() => unexplained(panel)).toEqual([]);
  }
  await showPart(panel, 'set-cookie');
  const lines = await shownLines(panel, paths.length);
  expect(lines.map(({ outcome, check }) => [outcome, check])).toEqual(paths.map(() => ['stored', 'agrees']));
});

test('what a page sends as it is left is judged as that page’s', async () => {
  await crumb.setJar([
    { name: 'strict', value: '1', domain: SHOP, sameSite: 'strict' },
    { name: 'unset', value: '1', domain: API },
  ]);
  demo.serve(SHOP, '/leaving', {
    body: `${NO_ICON}<title>Leaving</title><script>
      addEventListener('pagehide', () => {
        navigator.sendBeacon('/beacon', 'x');
        fetch('/kept', { method: 'POST', keepalive: true });
      });
    </script>`,
  });
  for (const path of ['/beacon', '/kept']) demo.serve(SHOP, path, { status: 204 });
  demo.serve(API, '/arrived', { body: `${NO_ICON}<title>Arrived</title>` });
  const leave = async () => {
    await tab.goto(demo.url(SHOP, '/leaving'));
    await tab.goto(demo.url(API, '/arrived'));
    await expect.poll(() => demo.lastCookieHeader(SHOP, '/kept')).toBe('strict=1');
  };
  await leave();
  // Chromium's DevTools drop these requests with the page that made them.
  if (BROWSER === 'chromium') return;
  const areListed = () =>
    panel.evaluate(() => ['/beacon', '/kept'].every((path) => document.querySelector(`[data-request$="${path}"]`)));
  // Those of Firefox drop one whose response has not been read by then.
  const isListedSoon = () => vi.waitUntil(areListed, { timeout: 3_000 }).catch(() => false);
  for (let tries = 1; !(await isListedSoon()) && tries < 6; tries++) await leave();
  for (const path of ['/beacon', '/kept']) {
    await openRequest(panel, demo.url(SHOP, path));
    await expect.poll(() => unexplained(panel)).toEqual([]);
  }
});

test('no cookie is expected of a response that a browser ignores: with the status 407, or with Clear-Site-Data in Chromium', async () => {
  demo.serve(SHOP, '/page', { body: `${NO_ICON}<title>Page</title>` });
  const clearing: [string, string] = ['Clear-Site-Data', '"cookies"'];
  demo.serve(SHOP, '/clearing', { body: 'x', headers: [clearing], setCookie: ['cleared=1; Path=/'] });
  demo.serve(SHOP, '/proxy', { status: 407, body: 'x', setCookie: ['proxy=1; Path=/'] });
  for (const path of ['/after', '/end']) demo.serve(SHOP, path, { body: 'x' });
  await tab.goto(demo.url(SHOP, '/page'));
  await tab.evaluate(async () => {
    const read = (path: string) => fetch(path).then((response) => response.text());
    // Chromium ends a request with that status in an error.
    for (const path of ['/proxy', '/after', '/clearing', '/end']) await read(path).catch(() => '');
  });
  for (const path of ['/after', '/end']) {
    expect(demo.lastCookieHeader(SHOP, path)).toBeNull();
    await openRequest(panel, demo.url(SHOP, path));
    await expect.poll(() => unexplained(panel)).toEqual([]);
  }
  await showPart(panel, 'set-cookie');
  const lines = await shownLines(panel, BROWSER === 'firefox' ? 2 : 1);
  const shown = lines.map(({ url, outcome, reasons }) => [new URL(url).pathname, outcome, ...reasons]);
  expect(shown).toEqual(
    BROWSER === 'firefox'
      ? [
          ['/proxy', 'rejected', 'ProxyAuthentication'],
          ['/clearing', 'stored'],
        ]
      : [['/clearing', 'rejected', 'CookiesCleared']],
  );
  expect(lines.filter(({ check }) => check !== 'agrees' && check !== 'superseded')).toEqual([]);
});
