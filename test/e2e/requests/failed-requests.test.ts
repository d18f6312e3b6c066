import { beforeEach, expect, test } from 'vitest';
import { BROWSER } from '../driver/launch.ts';
import { openRequest, showPart, unexplained, waitForFirstRequest } from '../pages/panel-page.ts';
import { waitForRows } from '../pages/popup-page.ts';
import { NO_ICON, panelStage } from '../stage.ts';

const HOST = 'failed.localhost';
const COOKIE = 'strict=1';

const { crumb, demo, tab, panel } = await panelStage(1200, { host: HOST });
beforeEach(async () => {
  await crumb.clearJar();
  demo.clear();
  await crumb.setJar([{ name: 'strict', value: '1', domain: HOST, sameSite: 'strict' }]);
  // Firefox does not report that the cookies of the test before are gone: a navigation reads all of them again.
  demo.serve(HOST, '/blank', { body: `${NO_ICON}<title>Blank</title>` });
  await tab.goto(demo.url(HOST, '/blank'));
  await showPart(panel, 'cookies');
  await waitForRows(panel, ['strict']);
  await showPart(panel, 'requests');
  demo.clear();
});

/** The source of each row by the end of its URL, once there are this many rows. */
async function sources(count: number): Promise<[string, string][]> {
  await panel.waitFor((count) => document.querySelectorAll('.log-row[data-request]').length === count, count);
  return panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.log-row[data-request]')].map(({ dataset }): [string, string] => [
      new URL(dataset.request ?? '').pathname,
      dataset.source ?? '',
    ]),
  );
}

/** The cost counts as many requests and octets as the server got, or none of those that are left out here. */
async function expectCost(leftOut: readonly string[] = []): Promise<void> {
  const received = demo.log.filter(
    ({ host, path }) => host === HOST && !path.startsWith('/.well-known') && !leftOut.includes(path),
  );
  const octets = received.reduce((sum, { cookieHeader }) => sum + (cookieHeader?.length ?? 0), 0);
  const cost = () =>
    panel.evaluate(() => {
      const { all, octets } = document.querySelector<HTMLElement>('.cost')?.dataset ?? {};
      return [Number(all), Number(octets)];
    });
  await expect.poll(cost).toEqual([received.length, octets]);
}

test('a request that was blocked, could not be sent or was canceled counts only if the server got it', async () => {
  demo.serve(HOST, '/page', {
    body: `${NO_ICON}<title>Failed</title>`,
    headers: [['Content-Security-Policy', "img-src 'none'"]],
  });
  demo.serve(HOST, '/never', () => new Promise(() => undefined));
  demo.serve(HOST, '/arrived', () => ({ body: String(demo.requests(HOST, '/never').length) }));
  await tab.goto(demo.url(HOST, '/page'));
  await tab.evaluate(async () => {
    document.body.append(Object.assign(new Image(), { src: '/blocked.svg' }));
    const ask = (url: string, signal?: AbortSignal) =>
      fetch(url, { credentials: 'include', ...(signal && { signal }) }).then(
        (response) => response.text(),
        () => '',
      );
    await ask('http://failed.localhost:9/unsafe');
    await ask('http://failed.localhost:65535/refused');
    const canceled = new AbortController();
    const early = ask('/canceled', canceled.signal);
    canceled.abort();
    await early;
    const late = new AbortController();
    const waiting = ask('/never', late.signal);
    while ((await ask('/arrived')) === '0');
    late.abort();
    await waiting;
  });
  const polls = demo.requests(HOST, '/arrived').length;
  // Firefox does not report whether a request without a response was sent.
  const unknown = BROWSER === 'firefox' ? 'perhapsSent' : null;
  const shown = async () => Object.fromEntries(await sources(6 + polls));
  // Chromium reports some milliseconds later that it had sent what was canceled at once.
  await expect.poll(shown).toEqual({
    '/page': 'server',
    '/blocked.svg': 'notSent',
    '/unsafe': 'notSent',
    '/refused': unknown ?? 'notSent',
    '/canceled': demo.requests(HOST, '/canceled').length > 0 ? 'server' : 'notSent',
    '/never': unknown ?? 'server',
    '/arrived': 'server',
  });
  expect(demo.lastCookieHeader(HOST, '/never')).toBe(COOKIE);
  await expectCost(unknown === null ? [] : ['/never']);
  await openRequest(panel, '/canceled');
  expect(await unexplained(panel)).toEqual([]);
  await openRequest(panel, '/refused');
  expect(await unexplained(panel)).toEqual([]);
});

test('a frame whose document may not be shown counts once', async () => {
  demo.serve(HOST, '/denied', { body: 'denied', headers: [['X-Frame-Options', 'DENY']], setCookie: ['denied=1'] });
  demo.serve(HOST, '/framing', { body: `${NO_ICON}<title>Framing</title><iframe src="/denied"></iframe>` });
  await tab.goto(demo.url(HOST, '/framing'));
  await waitForFirstRequest(panel, demo.url(HOST, '/framing'));
  await panel.waitFor(() => document.querySelector('.log-row[data-request$="/denied"]'));
  await tab.evaluate(() => fetch('/last').then((response) => response.text()));
  expect(await sources(3)).toEqual([
    ['/framing', 'server'],
    ['/denied', 'server'],
    ['/last', 'server'],
  ]);
  await expectCost();
});

test('the whole chain of redirects counts, whatever the octets of their Location', async () => {
  const repeated: [string, string][] = [
    ['Location', '/caf\xc3\xa9'],
    ['Location', '/caf\xc3\xa9'],
  ];
  demo.serve(HOST, '/before', { body: `${NO_ICON}<title>Before</title>` });
  demo.serve(HOST, '/start', { status: 302, headers: repeated, setCookie: ['hop=1; Path=/hop'] });
  demo.serve(HOST, '/caf%C3%A9', { body: `${NO_ICON}<title>End</title>` });
  await tab.goto(demo.url(HOST, '/before'));
  await panel.waitFor(() => document.querySelector('.log-row[data-request$="/before"]'));
  demo.clear();
  demo.serve(HOST, '/start', { status: 302, headers: repeated, setCookie: ['hop=1; Path=/hop'] });
  demo.serve(HOST, '/caf%C3%A9', { body: `${NO_ICON}<title>End</title>` });
  await tab.goto(demo.url(HOST, '/start'));
  await waitForFirstRequest(panel, demo.url(HOST, '/start'));
  expect(await sources(2)).toEqual([
    ['/start', 'server'],
    ['/caf%C3%A9', 'server'],
  ]);
  await expectCost();
});

test('the cookies of what a worker requests are shown, or Crumb says that Chromium does not report them', async () => {
  demo.serve(HOST, '/worker.js', {
    type: 'text/javascript',
    body: "fetch('/asked').then((response) => response.text()).then(postMessage)",
  });
  demo.serve(HOST, '/asked', { body: 'x' });
  demo.serve(HOST, '/working', { body: `${NO_ICON}<title>Working</title>` });
  await tab.goto(demo.url(HOST, '/working'));
  await tab.evaluate(
    () =>
      new Promise((resolve) => {
        new Worker('/worker.js').onmessage = resolve;
      }),
  );
  expect(demo.lastCookieHeader(HOST, '/asked')).toBe(COOKIE);
  await openRequest(panel, '/asked');
  if (BROWSER === 'chromium')
    await panel.waitFor(() => document.querySelector('.request-details [data-code="hidden-cookies"]'));
  else await panel.waitFor(() => document.querySelector('.request-details .sent .pair'));
  // Firefox reports no removal of the cookies of the tests before: the panel finds it a moment later.
  await expect.poll(() => unexplained(panel)).toEqual([]);
});
