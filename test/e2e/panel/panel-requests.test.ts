import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { DemoRequest } from '../../demo/message.ts';
import { labelled, say } from '../../fixtures/say.ts';
import { BROWSER } from '../driver/launch.ts';
import type { Panel } from '../driver/surface.ts';
import { showPart, waitForFirstRequest } from '../pages/panel-page.ts';
import { waitForText } from '../pages/popup-page.ts';
import { NO_ICON, stage } from '../stage.ts';

const SHOP = 'shop.localhost';
const SERVED = 'served.localhost';
const CDN = 'cdn.shop.localhost';
const ADS = 'ads.localhost';
/** The page and its resources. */
const REQUESTS = 84;

const { crumb, demo, tab } = await stage();
let panel = await openRequests();
const pictures = mkdtempSync(join(tmpdir(), 'crumb-pictures-'));
afterAll(() => rmSync(pictures, { recursive: true, force: true }));
beforeEach(async () => {
  await crumb.clearJar();
  demo.clear();
  demo.serve(SHOP, '/blank', { body: `${NO_ICON}<title>Blank</title>` });
  await tab.goto(demo.url(SHOP, '/blank'));
  await showPart(panel, 'requests');
  await waitForFirstRequest(panel, demo.url(SHOP, '/blank'));
  await panel.evaluate(() => document.querySelector<HTMLElement>('.request-details .aside-head button')?.click());
});

async function openRequests(): Promise<Panel> {
  const opened = await crumb.openPanel(tab);
  await opened.setSize(1200, 800);
  await showPart(opened, 'requests');
  return opened;
}

const octets = (requests: readonly DemoRequest[]) =>
  requests.reduce((sum, { cookieHeader }) => sum + (cookieHeader?.length ?? 0), 0);

/** Waits until the cost counts this many requests, and gives it. */
async function costOf(count: number) {
  await panel.waitFor((count) => document.querySelector(`.cost[data-all="${count}"]`), count);
  return panel.evaluate(() => {
    const cost = document.querySelector<HTMLElement>('.cost');
    const rows = [...document.querySelectorAll<HTMLElement>('.cost tr[data-key]')];
    return {
      octets: Number(cost?.dataset.octets),
      http2: Number(cost?.dataset.http2),
      shares: Object.fromEntries(rows.map(({ dataset }) => [dataset.key, Number(dataset.octets)])),
    };
  });
}

/**
 * Waits until the panel lists a cookie of the page, because a browser reports it some time after it was put into the
 * jar.
 */
async function waitForListedCookie(name: string): Promise<void> {
  await tab.goto(demo.url(SHOP, '/blank'));
  await showPart(panel, 'cookies');
  await panel.waitFor((name) => document.querySelector(`[data-cookie-name="${name}"]`), name);
  await showPart(panel, 'requests');
}

/** Opens the details of the request to a path. */
async function details(path: string): Promise<void> {
  await panel.type('input[type="search"]', path);
  await panel.waitFor(() => document.querySelector('.log[data-of="requests"]')?.ariaRowCount === '2');
  await panel.click('.log-rows [role="row"] .url');
  await panel.waitFor(() => document.querySelector('.request-details'));
  await panel.fill('input[type="search"]', '');
}

/** Name of each cookie that was not sent, and the codes of its reasons. */
function notSent(): Promise<[string, string[]][]> {
  return panel.evaluate(() =>
    [...document.querySelectorAll('.request-details .not-sent')].flatMap((group) => {
      const codes = [...group.querySelectorAll<HTMLElement>('[data-code]')].map(({ dataset }) => dataset.code ?? '');
      const names = [...group.querySelectorAll<HTMLElement>('li')].map(({ dataset }) => dataset.name ?? '');
      return names.map((name): [string, string[]] => [name, codes]);
    }),
  );
}

test('the bytes shown for a heavy page are those that its servers counted', async () => {
  const files = Array.from({ length: REQUESTS - 1 }, (_, at) => ({
    host: at % 6 === 5 ? CDN : SHOP,
    path: `/part-${at}.${at % 2 ? 'svg' : 'js'}`,
  }));
  for (const { host, path } of files) {
    const isScript = path.endsWith('.js');
    demo.serve(host, path, {
      type: isScript ? 'text/javascript' : 'image/svg+xml',
      body: isScript ? ';' : '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
  }
  const tags = files.map(({ host, path }) =>
    path.endsWith('.js') ? `<script src="${demo.url(host, path)}"></script>` : `<img src="${demo.url(host, path)}">`,
  );
  demo.serve(SHOP, '/heavy', { body: `${NO_ICON}<title>Heavy</title>${tags.join('')}` });
  await crumb.setJar([
    { name: 'session', value: '\xe2\x82\xac\xc3\x9f'.repeat(180), domain: SHOP },
    { name: '_ga', value: 'GA1.1.1234567890', domain: SHOP, hostOnly: false },
    { name: 'cart', value: 'x'.repeat(1200), domain: SHOP },
  ]);
  await tab.goto(demo.url(SHOP, '/heavy'));

  const cost = await costOf(REQUESTS);
  const asked = new Set(['/heavy', ...files.map(({ path }) => path)]);
  // Chromium's DevTools request a file of their own from the site.
  const received = demo.log.filter(({ path }) => asked.has(path));
  expect(received).toHaveLength(REQUESTS);
  expect(cost.octets).toBe(octets(received));
  expect(cost.shares).toMatchObject({
    [SHOP]: octets(received.filter(({ host }) => host === SHOP)),
    [CDN]: octets(received.filter(({ host }) => host === CDN)),
    image: octets(received.filter(({ path }) => path.endsWith('.svg'))),
    script: octets(received.filter(({ path }) => path.endsWith('.js'))),
  });
  expect(cost.http2).toBeLessThan(cost.octets / 5);
});

test('every cookie of the site that a request did not send is listed, with its reason', async () => {
  demo.serve(ADS, '/pixel.svg', { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' });
  demo.serve(SHOP, '/with/pixel', { body: `${NO_ICON}<title>Pixel</title><img src="${demo.url(ADS, '/pixel.svg')}">` });
  await crumb.setJar([
    { name: 'admin', value: '1', domain: SHOP, path: '/admin' },
    { name: 'sub', value: '1', domain: `login.${SHOP}` },
    { name: 'strict', value: '1', domain: ADS, sameSite: 'strict' },
    { name: 'lax', value: '1', domain: ADS, sameSite: 'lax' },
    { name: 'sent', value: '1', domain: SHOP },
  ]);
  await waitForListedCookie('sent');
  await tab.goto(demo.url(SHOP, '/with/pixel'));
  await costOf(2);
  await details('/with/pixel');
  await waitForText(panel, 'login.shop.localhost');
  expect(await notSent()).toEqual([
    ['admin', ['NotOnPath']],
    ['sub', ['DomainMismatch']],
  ]);
  await details('/pixel.svg');
  await waitForText(panel, 'strict');
  const reasons = Object.fromEntries(await notSent());
  expect(Object.keys(reasons).sort()).toEqual(['lax', 'strict']);
  // Firefox stores them in another partition as well.
  expect(reasons.strict?.join()).toMatch(/SameSiteStrict\b/);
  expect(reasons.lax?.join()).toMatch(/SameSiteLax\b/);
  expect(demo.lastCookieHeader(ADS, '/pixel.svg')).toBeNull();
});

test('a 431 that follows a header that is too large is explained', async () => {
  const heavy = 'heavy.localhost';
  await crumb.setJar(
    Array.from({ length: 5 }, (_, at) => ({ name: `heavy-0${at}`, value: 'x'.repeat(4_000), domain: heavy })),
  );
  await tab.goto(demo.url(heavy, '/'));
  await panel.waitFor(() => document.querySelector('.log-row[data-too-large][data-level="over"]'));
  await panel.click('.log-row[data-too-large] .url');
  await waitForText(panel, say('tooLarge_title', { status: 431 }));
  await waitForText(panel, say('budget_node'));
});

test('a connection that is closed after a header that is too large is explained, and another one is not', async () => {
  const closing = 'closing.localhost';
  const limit = 15_819;
  demo.serve(closing, '*', ({ cookieHeader }) =>
    (cookieHeader?.length ?? 0) > limit ? { closes: true } : { body: `${NO_ICON}<title>Closing</title>` },
  );
  demo.serve(closing, '/always', { closes: true });
  await crumb.setJar(
    Array.from({ length: 5 }, (_, at) => ({
      name: `heavy-0${at}`,
      value: 'x'.repeat(4_000),
      domain: closing,
      path: at < 3 ? '/' : '/large',
    })),
  );
  await tab.goto(demo.url(closing, '/'));
  await tab.evaluate(async () => {
    for (const path of ['/always', '/large']) await fetch(path).catch(() => null);
  });
  await panel.waitFor(() => document.querySelector('.log-row[data-request$="/large"][data-too-large]'));
  expect(demo.lastCookieHeader(closing, '/large')?.length).toBeGreaterThan(limit);
  expect(await panel.evaluate(() => document.querySelectorAll('.log-row[data-too-large]').length)).toBe(1);
  await panel.click('.log-row[data-too-large] .url');
  await waitForText(panel, say('tooLargeClosed_title'));
});

test('Node’s own answer to a header that is too large is explained, also where the browser gets none', async () => {
  const server = createServer((_, response) => response.end('small enough')).listen(0);
  await once(server, 'listening');
  const host = 'node.localhost';
  await crumb.setJar(
    Array.from({ length: 5 }, (_, at) => ({ name: `heavy-0${at}`, value: 'x'.repeat(4_000), domain: host })),
  );
  await tab.goto(demo.url(host, '/blank'));
  await tab.evaluate(
    (port) => fetch(`http://${location.hostname}:${port}/`, { mode: 'no-cors', credentials: 'include' }).catch(() => 0),
    (server.address() as AddressInfo).port,
  );
  await panel.waitFor(() => document.querySelector('.log-row[data-too-large]'));
  server.closeAllConnections();
  server.close();
});

test('a page that is not shown because its header was too large is explained', async () => {
  const closing = 'closing.localhost';
  demo.serve(closing, '*', { closes: true });
  await crumb.setJar(
    Array.from({ length: 5 }, (_, at) => ({ name: `heavy-0${at}`, value: 'x'.repeat(4_000), domain: closing })),
  );
  await tab.evaluate((url) => void location.assign(url), demo.url(closing, '/'));
  await panel.waitFor(() => document.querySelector('.log-row[data-too-large]'));
  await panel.click('.log-row[data-too-large] .url');
  await waitForText(panel, say('tooLargeClosed_title'));
});

test('the command copied for curl repeats the request exactly', async () => {
  demo.serve(SHOP, '/odd', { body: 'odd' });
  await crumb.setJar([
    { name: 'quote', value: "it's", domain: SHOP },
    { name: 'shell', value: '$(id)`id`!!\\', domain: SHOP },
    { name: 'text', value: 'g\xc3\xb6\xc3\x9fe', domain: SHOP },
  ]);
  await tab.evaluate(() =>
    fetch('/odd', { method: 'POST', body: `it's "größe" €\n`, headers: { 'X-Odd': "'" } }).then((answer) =>
      answer.text(),
    ),
  );
  await details('/odd');
  await panel.click('.request-details .buttons button:nth-child(2)');
  await waitForText(panel, say('copied'));
  const words = asShellReads(await crumb.clipboard());
  const [received] = demo.requests(SHOP, '/odd');
  expect(words).toContain(demo.url(SHOP, '/odd'));
  expect(words).toContain(`cookie: ${received?.cookieHeader}`);
  expect(words).toContain("x-odd: '");
  // A body that ends with a line feed comes through a pipe.
  expect(words).toContain('--data-binary');
  expect(words.at(-1)).toBe(Buffer.from(received?.body ?? '').toString('latin1'));
});

test('a page that is older than DevTools offers a reload, which shows its requests', async () => {
  await panel.close();
  panel = await openRequests();
  await panel.click('.nothing button');
  await panel.waitFor(() => document.querySelector('.log-rows [data-request$="/blank"]'));
});

test('a request is shown in DevTools’ own Network panel, where the browser lets an extension do so', async () => {
  demo.serve(SHOP, '/shown', { body: `${NO_ICON}<title>Shown</title>` });
  await tab.goto(demo.url(SHOP, '/shown'));
  await details('/shown');
  if (BROWSER === 'chromium') {
    await panel.click('.request-details .buttons button:last-child');
    const isShown = () =>
      panel.screenshot(join(pictures, 'panel.png')).then(
        () => true,
        () => false,
      );
    await expect.poll(isShown).toBe(false);
    panel = await openRequests();
  } else await waitForText(panel, say('showInNetworkNone'));
});

/** The words that a real shell makes of a command for curl and its piped input, as octets; curl itself need not be installed. */
function asShellReads(command: string): string[] {
  const input = Buffer.from(`curl() { printf '%s\\0' "$@"; cat; }\n${command}`);
  return execFileSync('sh', ['-s'], { input, encoding: 'latin1' }).split('\0');
}

test('the limit is that of the server that the page names, until the person chooses another', async () => {
  demo.serve(SERVED, '/', {
    headers: [['Server', 'Werkzeug/3.0.1 Python/3.12.1']],
    body: '<link rel="icon" href="data:,"><title>Served</title>',
  });
  await tab.goto(demo.url(SERVED, '/'));
  const chosen = (name: string) =>
    panel.waitFor(
      ([label, wanted]) =>
        document.querySelector<HTMLSelectElement>(`select${label}`)?.selectedOptions[0]?.textContent === wanted,
      [labelled('budget'), name] as const,
    );
  await chosen(say('budgetDetected', { name: say('budget_werkzeug'), octets: 65_526 }));
  await panel.fill(`select${labelled('budget')}`, 'node');
  await tab.reload();
  await panel.waitFor(
    (label) => document.querySelector<HTMLSelectElement>(`select${label}`)?.value === 'node',
    labelled('budget'),
  );
});
