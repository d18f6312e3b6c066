import { beforeEach, describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import { BROWSER } from '../driver/launch.ts';
import { openRequest, shownLines, showPart, unexplained } from '../pages/panel-page.ts';
import { clickButton, waitForRows } from '../pages/popup-page.ts';
import { NO_ICON, panelStage } from '../stage.ts';

const SHOP = 'shop.localhost';

const { crumb, demo, tab, panel } = await panelStage(800);
beforeEach(async () => {
  await crumb.clearJar();
  demo.clear();
  demo.serve(SHOP, '/blank', { body: `${NO_ICON}<title>Blank</title>` });
  demo.serve(SHOP, '/next', { body: `${NO_ICON}<title>Next</title>` });
  demo.serve(SHOP, '/login', { body: 'in'.repeat(100), setCookie: ['login=1; Path=/; HttpOnly'] });
  demo.serve(SHOP, '/vote', { body: 'counted'.repeat(100) });
  await crumb.setJar([{ name: 'visitor', value: '12345', domain: SHOP, sameSite: 'strict' }]);
  await tab.goto(demo.url(SHOP, '/blank'));
  await showPart(panel, 'cookies');
  await waitForRows(panel, ['visitor']);
  await showPart(panel, 'requests');
  await clickButton(panel, say('clearLog'));
  await panel.waitFor(() => !document.querySelector('.log-row[data-request]'));
});

/** Waits until the log has so many requests, all to URLs that end so, and gives the octets of their Cookie headers. */
async function octetsOf(end: string, count: number): Promise<number[]> {
  await panel.waitFor(
    (end, count) => {
      const rows = [...document.querySelectorAll<HTMLElement>('.log-row[data-request]')];
      return rows.length === count && rows.every(({ dataset }) => dataset.request?.endsWith(end));
    },
    end,
    count,
  );
  return panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.log-row[data-request]')].map(({ dataset }) => Number(dataset.octets)),
  );
}

const received = (path: string) => demo.requests(SHOP, path).map(({ cookieHeader }) => cookieHeader?.length ?? 0);

describe('a response whose body the page does not read', () => {
  test('is in the log with what was sent, and its Set-Cookie line with what became of it', async () => {
    await tab.evaluate(() => fetch('/login', { method: 'POST' }).then(({ ok }) => ok));
    expect(await octetsOf('/login', 1)).toEqual(received('/login'));
    await openRequest(panel, '/login');
    expect(await unexplained(panel)).toEqual([]);
    await showPart(panel, 'set-cookie');
    const [line] = await shownLines(panel, 1);
    expect(line).toMatchObject({ url: demo.url(SHOP, '/login'), outcome: 'stored', check: 'agrees' });
    await panel.setSize(1200, 800);
  });

  test('is in the log also where no cookie changes, as often as the server got it', async () => {
    await tab.evaluate(() =>
      Promise.all(Array.from({ length: 12 }, () => fetch('/vote', { method: 'POST' }).then(({ ok }) => ok))),
    );
    expect(await octetsOf('/vote', 12)).toEqual(received('/vote'));
  });

  test('is in the log once, whether or not its body is read later', async () => {
    await tab.evaluate(async () => {
      const kept = await Promise.all(Array.from({ length: 3 }, () => fetch('/vote', { method: 'POST' })));
      Object.assign(globalThis, { kept });
    });
    await octetsOf('/vote', 3);
    await tab.evaluate(() =>
      Promise.all((globalThis as unknown as { kept: Response[] }).kept.map((response) => response.text())),
    );
    await tab.evaluate(() => fetch('/blank?last').then((response) => response.text()));
    await panel.waitFor(() => document.querySelector('.log-row[data-request$="?last"]'));
    expect(await panel.evaluate(() => document.querySelectorAll('.log-row[data-request]').length)).toBe(4);
  });

  test('stays in a preserved log when the page moves on, and away once the log is cleared', async () => {
    await tab.goto(demo.url(SHOP, '/blank'));
    await panel.click('label:has(input[type="checkbox"])');
    await clickButton(panel, say('clearLog'));
    await tab.evaluate(() => fetch('/login', { method: 'POST' }).then(({ ok }) => ok));
    await octetsOf('/login', 1);
    await tab.goto(demo.url(SHOP, '/next'));
    await panel.waitFor(() => document.querySelector('.log-row[data-request$="/next"]'));
    await tab.evaluate(() => fetch('/vote', { method: 'POST' }).then(({ ok }) => ok));
    await panel.waitFor(() => document.querySelector('.log-row[data-request$="/vote"]'));
    expect(await panel.evaluate(() => document.querySelectorAll('.log-row[data-request]').length)).toBe(3);
    await clickButton(panel, say('clearLog'));
    await tab.evaluate(() => fetch('/login', { method: 'POST' }).then(({ ok }) => ok));
    await octetsOf('/login', 1);
    await panel.click('label:has(input[type="checkbox"])');
  });
});

/** The handshake of the socket is in the log as the server got it, its cookies are explained, and what it sets is stored. */
async function expectHandshake(): Promise<void> {
  expect(await octetsOf('/socket', 1)).toEqual(received('/socket'));
  expect(received('/socket')).toEqual(['visitor=12345'.length]);
  await openRequest(panel, '/socket');
  expect(await unexplained(panel)).toEqual([]);
  await showPart(panel, 'set-cookie');
  const [line] = await shownLines(panel, 1);
  expect(line).toMatchObject({ outcome: 'stored', check: 'agrees' });
}

test('the handshake of a WebSocket is in the log, with its cookies and those that it sets', async () => {
  demo.serve(SHOP, '/socket', { status: 101, setCookie: ['socket=1; Path=/; SameSite=Strict'] });
  await tab.evaluate(
    () =>
      new Promise((resolve) => {
        const socket = new WebSocket('/socket');
        Object.assign(globalThis, { socket });
        socket.onopen = resolve;
      }),
  );
  await expectHandshake();
  expect(await crumb.jar({ name: 'socket' })).toHaveLength(1);
  await panel.setSize(1200, 800);
});

test('a WebSocket that a busy page opens is judged with the cookies from before it', async () => {
  demo.serve(SHOP, '/socket', { status: 101, setCookie: ['socket=1; Path=/; SameSite=Strict'] });
  await tab.evaluate(
    () =>
      new Promise((resolve) => {
        const socket = new WebSocket('/socket');
        Object.assign(globalThis, { socket });
        socket.onopen = resolve;
        // Chromium dates the handshake when the page has time to learn of it.
        const begin = Date.now();
        while (Date.now() - begin < 400);
        // biome-ignore lint/suspicious/noDocumentCookie: this is what pages do
        document.cookie = 'page=1; path=/';
        while (Date.now() - begin < 800);
      }),
  );
  await expectHandshake();
  await panel.setSize(1200, 800);
});

test('of a WebSocket to another origin Crumb says what was sent, or that Chromium does not report it', async () => {
  const api = `api.${SHOP}`;
  demo.serve(api, '/socket', { status: 101, setCookie: ['socket=1; Path=/'] });
  await crumb.setJar([{ name: 'shared', value: '1', domain: SHOP, hostOnly: false }]);
  await showPart(panel, 'cookies');
  await waitForRows(panel, ['visitor', 'shared']);
  await showPart(panel, 'requests');
  await tab.evaluate(
    (url) =>
      new Promise((resolve) => {
        const socket = new WebSocket(url);
        Object.assign(globalThis, { socket });
        socket.onopen = resolve;
      }),
    demo.url(api, '/socket').replace('http:', 'ws:'),
  );
  const [sent] = await octetsOf('/socket', 1);
  expect(demo.lastCookieHeader(api, '/socket')).toBe('shared=1');
  await openRequest(panel, '/socket');
  expect(await unexplained(panel)).toEqual([]);
  if (BROWSER === 'firefox') expect(sent).toBe('shared=1'.length);
  else await panel.waitFor(() => document.querySelector('.request-details [data-code="hidden-cookies"]'));
});
