import { beforeEach, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import { BROWSER } from '../driver/launch.ts';
import { showPart } from '../pages/panel-page.ts';
import { waitForText } from '../pages/popup-page.ts';
import { NO_ICON, panelStage } from '../stage.ts';

const HOST = 'sources.localhost';
const SVG = { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
const LASTING: [string, string] = ['Cache-Control', 'max-age=3600'];
/** Firefox does not report whether a response came from its cache or a service worker. */
const SOURCES = BROWSER === 'firefox' ? ['withinBrowser'] : ['memoryCache', 'diskCache'];

const { crumb, demo, tab, panel } = await panelStage(800, { host: HOST });
await showPart(panel, 'requests');
beforeEach(async () => {
  await crumb.clearJar();
  demo.clear();
  await crumb.setJar([
    { name: 'session', value: 'x'.repeat(40), domain: HOST },
    { name: 'strict', value: '1', domain: HOST, sameSite: 'strict' },
  ]);
});

/** Path, source and number of cookie octets of each row, once there are this many. */
async function rows(count: number): Promise<[string, string, number][]> {
  await panel.waitFor((count) => document.querySelectorAll('.log-row[data-request]').length === count, count);
  return panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.log-row[data-request]')]
      .map(({ dataset }): [string, string, number] => [
        new URL(dataset.request ?? '').pathname,
        dataset.source ?? '',
        Number(dataset.octets),
      ])
      .sort(),
  );
}

/** Requests and octets that the cost counts, once it counts that many requests. */
async function costOf(all: number): Promise<number> {
  await panel.waitFor((all) => document.querySelector(`.cost[data-all="${all}"]`), all);
  return panel.evaluate(() => Number(document.querySelector<HTMLElement>('.cost')?.dataset.octets));
}

async function open(path: string): Promise<void> {
  await panel.click(`.log-row[data-request$="${path}"] .url`);
  await panel.waitFor(() => document.querySelector('.request-details'));
}

/** Codes and severities of the problems that the details show. */
const unexplained = () =>
  panel.evaluate(() => document.querySelectorAll('.request-details [data-severity="warn"]').length);

const received = () =>
  demo.log
    .filter(({ host, path }) => host === HOST && !path.startsWith('/.well-known'))
    .map(({ path, cookieHeader }): [string, number] => [path, cookieHeader?.length ?? 0]);

test('what a page takes from the HTTP cache is no request: it has no cookies and does not count', async () => {
  demo.serve(HOST, '/lasting.js', { type: 'text/javascript', body: ';', headers: [LASTING] });
  demo.serve(HOST, '/validated.css', ({ headers }) => {
    const isKnown = headers.some(([name]) => name.toLowerCase() === 'if-none-match');
    const fields: [string, string][] = [
      ['ETag', '"1"'],
      ['Cache-Control', 'no-cache'],
    ];
    return isKnown ? { status: 304, headers: fields } : { type: 'text/css', body: 'p{}', headers: fields };
  });
  const body = `${NO_ICON}<title>Cached</title><link rel="stylesheet" href="/validated.css"><script src="/lasting.js"></script>`;
  demo.serve(HOST, '/first', { body });
  demo.serve(HOST, '/second', { body });
  await tab.goto(demo.url(HOST, '/first'));
  await rows(3);
  const before = received().length;
  await tab.goto(demo.url(HOST, '/second'));
  await panel.waitFor(() => document.querySelector('.log-row[data-request$="/second"]'));
  const shown = await rows(3);
  const sent = received().slice(before).sort();
  expect(sent.map(([path]) => path)).toEqual(['/second', '/validated.css']);
  expect(shown.filter(([, source]) => source === 'server').map(([path, , octets]) => [path, octets])).toEqual(sent);
  const [cached] = shown.filter(([path]) => path === '/lasting.js');
  expect(SOURCES).toContain(cached?.[1]);
  expect(cached?.[2]).toBe(0);
  expect(await costOf(2)).toBe(sent.reduce((sum, [, octets]) => sum + octets, 0));
  await open('/lasting.js');
  await panel.waitFor((sources) => {
    const shown = document.querySelector<HTMLElement>('.request-details [data-source]')?.dataset.source ?? '';
    return sources.includes(shown);
  }, SOURCES);
  expect(await unexplained()).toBe(0);
});

test('what a service worker made is no request: none of its cookies is missing', async () => {
  demo.serve(HOST, '/worker.js', {
    type: 'text/javascript',
    body: `
      addEventListener('install', () => skipWaiting());
      addEventListener('activate', (event) => event.waitUntil(clients.claim()));
      addEventListener('fetch', (event) => {
        if (event.request.url.endsWith('/made')) event.respondWith(new Response('made', { headers: { 'X-Made': '1' } }));
      });`,
  });
  demo.serve(HOST, '/sent', SVG);
  demo.serve(HOST, '/with-worker', {
    body: `${NO_ICON}<title>Worker</title><script>
      const use = async () => {
        await (await fetch('/made')).text();
        await (await fetch('/sent')).text();
        document.title = 'done';
      };
      navigator.serviceWorker.addEventListener('controllerchange', use);
      navigator.serviceWorker.register('/worker.js');
    </script>`,
  });
  await tab.goto(demo.url(HOST, '/with-worker'));
  await tab.waitFor(() => document.title === 'done');
  await panel.waitFor(() => document.querySelector('.log-row[data-request$="/sent"]'));
  const shown = await panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.log-row[data-request]')]
      .map(({ dataset }) => [new URL(dataset.request ?? '').pathname, dataset.source, Number(dataset.octets)])
      .filter(([path]) => path !== '/worker.js'),
  );
  expect(shown).toEqual([
    ['/with-worker', 'server', demo.lastCookieHeader(HOST, '/with-worker')?.length],
    ['/made', BROWSER === 'firefox' ? 'withinBrowser' : 'serviceWorker', 0],
    ['/sent', 'server', demo.lastCookieHeader(HOST, '/sent')?.length],
  ]);
  expect(demo.requests(HOST, '/made')).toHaveLength(0);
  await open('/made');
  await waitForText(
    panel,
    say(BROWSER === 'firefox' ? 'responseSource_withinBrowser_why' : 'responseSource_serviceWorker_why'),
  );
  expect(await unexplained()).toBe(0);
  await tab.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.unregister();
  });
});
