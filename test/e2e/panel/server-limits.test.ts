import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { HeaderField } from '../../../src/cookie/http2/hpack-encoder.ts';
import { labelled, say } from '../../fixtures/say.ts';
import { startHttp2Site } from '../../http2/http2-site.ts';
import type { View } from '../driver/surface.ts';
import { showPart } from '../pages/panel-page.ts';
import { openCrumb } from '../pages/popup-page.ts';
import { NO_ICON, panelStage } from '../stage.ts';

const HOST = 'node.localhost';
const PAGE = `${NO_ICON}<title>Node</title>`;

/** The API of the background that these tests use. */
declare const chrome: {
  storage: {
    local: {
      get(key: string): Promise<Record<string, unknown>>;
      set(items: object): Promise<void>;
      remove(key: string): Promise<void>;
    };
  };
};

const { crumb, demo, tab, panel } = await panelStage(800, { anyCertificate: true });
await showPart(panel, 'requests');
beforeEach(() => crumb.clearJar());

/** The paths that the server let through, and those of heads that were too large for it. */
const accepted: string[] = [];
let overflows = 0;
const node = await startNode();
const url = (path: string) => `http://${HOST}:${(node.address() as AddressInfo).port}${path}`;

/** Node as it is without any setting, and as Express answers. */
async function startNode(): Promise<Server> {
  const server = createServer((request, response) => {
    accepted.push(request.url ?? '');
    response.writeHead(200, { 'Content-Type': 'text/html', 'Cache-Control': 'no-store', 'X-Powered-By': 'Express' });
    response.end(PAGE);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code !== 'HPE_HEADER_OVERFLOW') return void socket.destroy();
    overflows += 1;
    socket.end(
      `HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Length: ${PAGE.length}\r\nConnection: close\r\n\r\n${PAGE}`,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return server;
}

/** Cookies that make a header of exactly so many octets. */
async function setHeader(octets: number): Promise<void> {
  const count = Math.ceil((octets + 2) / 4002);
  const rest = octets - 2 * (count - 1) - 4000 * (count - 1);
  await crumb.setJar(
    Array.from({ length: count }, (_, index) => ({
      name: `n${index}`,
      value: 'x'.repeat((index === 0 ? rest : 4000) - 3),
      domain: HOST,
    })),
  );
}

/** Waits until a limit of this server is selected, and gives its octets. */
async function limitOf(
  view: View,
  server: 'node' | 'nginx' | 'php',
  key: 'budgetAssumed' | 'budgetDetected' | 'budgetPreset',
): Promise<number> {
  const [before = '', after = ''] = say(key, { name: say(`budget_${server}`), octets: 0 }).split('0');
  const shown = await view.waitFor(
    ([select, before, after]) => {
      const text = document.querySelector<HTMLSelectElement>(`select${select}`)?.selectedOptions[0]?.textContent ?? '';
      return text.startsWith(before) && text.endsWith(after) && text;
    },
    [labelled('budget'), before, after] as const,
  );
  return Number(String(shown).slice(before.length, -after.length).replaceAll(',', ''));
}

const source = (view: View) => view.evaluate(() => document.querySelector<HTMLElement>('.limits-button')?.title ?? '');

test('the limit of a real Node is the octet beside the other fields of this browser: one more cookie octet is a 431', async () => {
  await tab.goto(url('/0'));
  const limit = await limitOf(panel, 'node', 'budgetDetected');
  await setHeader(limit);
  await tab.goto(url('/1'));
  await panel.waitFor(() => document.querySelector('.log-row[data-request$="/1"][data-level="near"]'));
  expect(accepted).toContain('/1');
  expect(overflows).toBe(0);
  expect(await limitOf(panel, 'node', 'budgetDetected')).toBe(limit);

  await crumb.clearJar();
  await setHeader(limit + 1);
  await tab.goto(url('/2'));
  await panel.waitFor(() => document.querySelector('.log-row[data-request$="/2"][data-level="over"][data-too-large]'));
  expect(accepted).not.toContain('/2');
  expect(overflows).toBeGreaterThan(0);
  console.log(`${crumb.name}: Node accepts ${limit} octets of cookies`);
  expect(await source(panel)).toContain(say('budgetRest', { octets: 16_383 - limit }));

  const popup = await openCrumb(crumb, tab);
  await popup.fill(`select${labelled('budget')}`, 'node');
  const usual = await limitOf(popup, 'node', 'budgetPreset');
  expect(Math.abs(usual - limit)).toBeLessThan(20);
  expect(await source(popup)).toContain(say('budgetRestUsual', { octets: 16_383 - usual }));
  await popup.fill(`select${labelled('budget')}`, 'auto');
  await popup.close();
});

test('PHP’s development server is recognised by the field that only it sends, and not by the name PHP', async () => {
  const host = 'php.localhost';
  const headers: [string, string][] = [['X-Powered-By', 'PHP/8.2.36']];
  demo.serve(host, '/', { headers: [['Host', host], ...headers], body: PAGE });
  demo.serve(host, '/behind', { headers, body: PAGE });
  await tab.goto(demo.url(host, '/'));
  await limitOf(panel, 'php', 'budgetDetected');
  expect(await source(panel)).toContain(say('budgetCloses'));
  await tab.goto(demo.url(host, '/behind'));
  await limitOf(panel, 'nginx', 'budgetAssumed');
});

test('the limit of nginx over HTTP/2 is that of all fields together, each cookie one of them', async () => {
  const site = await startHttp2Site({ tableSize: null, server: 'nginx' });
  try {
    await crumb.setJar([1, 2, 3].map((index) => ({ name: `n${index}`, value: 'v', domain: 'localhost' })));
    await tab.goto(site.url('/').replace('127.0.0.1', 'localhost'));
    const requests = site.connections.flat().map(({ fields }) => fields);
    const fields = requests.find((some) => some.some(({ name, value }) => name === ':path' && value === '/')) ?? [];
    const cookies = fields.filter(({ name }) => name === 'cookie');
    expect(cookies).toHaveLength(3);
    const octets = (some: HeaderField[]) => some.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
    // The header of HTTP/1.1 would have "; " between the cookies.
    const header = cookies.map(({ value }) => value).join('; ').length;
    const limit = 32_768 - (octets(fields) - header);
    await panel.waitFor(
      ([select, wanted]) =>
        document.querySelector<HTMLSelectElement>(`select${select}`)?.selectedOptions[0]?.textContent === wanted,
      [labelled('budget'), say('budgetDetected', { name: say('budget_nginx'), octets: limit })] as const,
    );
    expect(await source(panel)).toContain(say('budgetCloses'));
    expect(await source(panel)).toContain(say('budgetProtocol', { protocol: 'HTTP/2' }));

    const before = await source(panel);
    await tab.goto(site.url('/closed').replace('127.0.0.1', 'localhost')).catch(() => undefined);
    await panel.waitFor(() => document.querySelector('.log-row[data-request$="/closed"]'));
    expect(await source(panel)).toBe(before);
  } finally {
    await site.close();
  }
});

test('over HTTP/2 the panel warns of more fields than the server accepts, each cookie one, as they were received', async () => {
  const site = await startHttp2Site({ tableSize: null, server: 'Apache/2.4.62 (Debian)' });
  try {
    const names = Array.from({ length: 95 }, (_, at) => `many${at}`);
    await crumb.setJar(names.map((name) => ({ name, value: '1', domain: 'localhost', secure: true })));
    await tab.goto(site.url('/fields').replace('127.0.0.1', 'localhost'));
    await panel.click('.log-row[data-request$="/fields"]');
    const found = await panel.waitFor(() => document.querySelector('[data-code="field-count"]')?.textContent);
    const requests = site.connections.flat().map(({ fields }) => fields);
    const received = requests.find((some) => some.some(({ value }) => value === '/fields')) ?? [];
    expect(received.filter(({ name }) => name === 'cookie')).toHaveLength(names.length);
    const fields = received.filter(({ name }) => !name.startsWith(':')).length;
    expect(fields).toBeGreaterThan(100);
    expect(found).toContain(
      say('fieldCount', { fields, cookies: names.length, server: say('budget_apache'), limit: 100 }),
    );
  } finally {
    await site.close();
  }
});

test('nginx in the settings of an earlier Crumb is no choice, and one in settings of this Crumb is', async () => {
  await tab.goto(demo.url('shop.localhost', '/'));
  for (const [version, shown] of [
    [1, 'auto'],
    [2, 'nginx'],
    [3, 'nginx'],
  ] as const) {
    const record = JSON.stringify({ version, value: { extent: 'page', budget: 'nginx' } });
    await crumb.background((settings) => chrome.storage.local.set({ settings }), record);
    await crumb.stopBackground();
    const popup = await openCrumb(crumb, tab);
    await popup.waitFor(
      ([select, value]) => document.querySelector<HTMLSelectElement>(`select${select}`)?.value === value,
      [labelled('budget'), shown] as const,
    );
    await popup.fill(`select${labelled('scope')}`, 'site');
    await expect
      .poll(() => crumb.background(async () => (await chrome.storage.local.get('settings')).settings))
      .toBe(JSON.stringify({ version: 3, value: { extent: 'site', budget: shown } }));
    await popup.close();
  }
  await crumb.background(() => chrome.storage.local.remove('settings'));
});
