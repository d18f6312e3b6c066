import { beforeEach, expect, test } from 'vitest';
import type { DemoRequest, DemoResponse } from '../../demo/message.ts';
import { BROWSER } from '../driver/launch.ts';
import { openRequest, reasonsShown, shownLines, showPart, unexplained } from '../pages/panel-page.ts';
import { NO_ICON, stage } from '../stage.ts';

const SHOP = 'shop.localhost';
const CDN = 'cdn.shop.localhost';
const API = 'api.localhost';

const { crumb, demo, tab } = await stage();
const panel = await crumb.openPanel(tab);
beforeEach(async () => {
  await crumb.clearJar();
  demo.clear();
  const partitionKey = { topLevelSite: `http://${SHOP}`, hasCrossSiteAncestor: true };
  await crumb.setJar([
    ...[SHOP, CDN].map((domain) => ({ name: `of-${domain}`, value: '1', domain })),
    { name: `of-${API}`, value: '1', domain: API, sameSite: 'none', secure: true, partitionKey },
  ]);
  for (const host of [SHOP, CDN, API]) demo.serve(host, '/r/*', respond);
});

const TYPES: [RegExp, string, string][] = [
  [/\.js$/, 'text/javascript', ';'],
  [/\.css$/, 'text/css', 'p{}'],
  [/\.svg$/, 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  [/events/, 'text/event-stream', 'data: 1\n\n'],
];

/** Sets a cookie named after the path, which no later request sends, and allows credentials with CORS. */
function respond({ path, headers }: DemoRequest): DemoResponse {
  const origin = headers.find(([name]) => name.toLowerCase() === 'origin')?.[1] ?? '*';
  const [, type = 'text/plain', body = 'x'] = TYPES.find(([pattern]) => pattern.test(path)) ?? [];
  return {
    type,
    body,
    headers: [
      ['Access-Control-Allow-Origin', origin],
      ['Access-Control-Allow-Credentials', 'true'],
      ['Access-Control-Allow-Headers', 'x-test'],
      ['Access-Control-Allow-Methods', 'PUT'],
    ],
    setCookie: [`${nameOf(path)}=1; Path=/set; SameSite=None; Secure; Partitioned`],
  };
}

const nameOf = (path: string) => `set-${path.slice(3).replace(/\W/g, '-')}`;

/** What each request is expected to be: its path, its host, and the reason that it sent no cookie; null: it sent one. */
type Expected = [host: string, path: string, reason: string | null];

async function check(expected: readonly Expected[]): Promise<void> {
  await showPart(panel, 'requests');
  // Tall enough to draw every row.
  await panel.setSize(1200, 1600);
  for (const [host, path, reason] of expected) {
    const url = demo.url(host, path);
    await panel.waitFor((url) => document.querySelector(`.log-row[data-request="${url}"]`), url);
    const sent = demo.requests(host, path).map(({ cookieHeader }) => cookieHeader !== null);
    expect([path, sent.at(-1)]).toEqual([path, reason === null]);
    await openRequest(panel, url);
    // The cookies of a host are read once it was requested.
    const shown = async () => [path, await reasonsShown(panel, `of-${host}`), await unexplained(panel)];
    await expect.poll(shown).toEqual([path, reason === null ? [] : [reason], []]);
  }
  const lines = expected.filter(([, , reason]) => reason !== 'PreflightRequest');
  await showPart(panel, 'set-cookie');
  const shown = await shownLines(panel, await panel.evaluate(() => document.querySelectorAll('[data-line]').length));
  const stored = new Set((await crumb.jar()).map(({ name }) => name));
  for (const [host, path, reason] of lines) {
    const line = shown.find(({ url }) => url === demo.url(host, path));
    const isStored = stored.has(nameOf(path));
    expect([path, isStored]).toEqual([path, reason === null]);
    expect([path, line?.outcome, line?.check, line?.reasons]).toEqual(
      reason === null ? [path, 'stored', 'agrees', []] : [path, 'rejected', 'agrees', [reason]],
    );
  }
}

const api = (path: string) => demo.url(API, path);

test('elements of another site without credentials are said to have none, and the others to have some', async () => {
  demo.serve(SHOP, '/elements', {
    body: `${NO_ICON}<title>Elements</title>
      <style>@font-face { font-family: F; src: url(${api('/r/font')}) } p { font-family: F }</style><p>text</p>
      <script src="${api('/r/plain.js')}"></script>
      <script crossorigin src="${api('/r/anonymous.js')}"></script>
      <script crossorigin="use-credentials" src="${api('/r/with.js')}"></script>
      <script type="module" src="${api('/r/module.js')}"></script>
      <link rel="stylesheet" crossorigin href="${api('/r/anonymous.css')}">
      <img src="${api('/r/plain.svg')}"><img crossorigin src="${api('/r/anonymous.svg')}">`,
  });
  await tab.goto(demo.url(SHOP, '/elements'));
  await check([
    [API, '/r/plain.js', null],
    [API, '/r/anonymous.js', 'CredentialsOmitted'],
    [API, '/r/with.js', null],
    [API, '/r/module.js', 'CredentialsOmitted'],
    [API, '/r/anonymous.css', 'CredentialsOmitted'],
    [API, '/r/plain.svg', null],
    [API, '/r/anonymous.svg', 'CredentialsOmitted'],
    [API, '/r/font', 'FontRequest'],
  ]);
});

test('requests of scripts without credentials are said to have none, and the others to have some', async () => {
  demo.serve(SHOP, '/scripts', {
    body: `${NO_ICON}<title>Scripts</title><script type="module">
      const ask = (url, options) => fetch(url, options).then((response) => response.text());
      const xhr = (url, withCredentials) => new Promise((done) => {
        const request = Object.assign(new XMLHttpRequest(), { onloadend: done });
        request.open('GET', url);
        request.withCredentials = withCredentials;
        request.send();
      });
      // The server ends the connection.
      const events = (url, withCredentials) => new Promise((done) => {
        const source = new EventSource(url, { withCredentials });
        source.onerror = () => { source.close(); done(); };
      });
      await ask('/r/own');
      await ask('/r/own-omitted', { credentials: 'omit' });
      new Worker('/r/worker.js', { type: 'module' });
      new Worker('/r/worker-omitted.js', { type: 'module', credentials: 'omit' });
      await ask('${api('/r/default')}');
      await ask('${api('/r/included')}', { credentials: 'include' });
      await ask('${api('/r/no-cors')}', { mode: 'no-cors' });
      await ask('${demo.url(CDN, '/r/same-site')}');
      await ask('${demo.url(CDN, '/r/same-site-included')}', { credentials: 'include' });
      await xhr('${api('/r/xhr')}', false);
      await xhr('${api('/r/xhr-with')}', true);
      await events('${api('/r/events')}', false);
      await events('${api('/r/events-with')}', true);
      document.title = 'done';
    </script>`,
  });
  await tab.goto(demo.url(SHOP, '/scripts'));
  await tab.waitFor(() => document.title === 'done');
  await check([
    [SHOP, '/r/own', null],
    [SHOP, '/r/own-omitted', 'CredentialsProbablyOmitted'],
    [SHOP, '/r/worker.js', null],
    [SHOP, '/r/worker-omitted.js', 'CredentialsProbablyOmitted'],
    [API, '/r/default', 'CredentialsOmitted'],
    [API, '/r/included', null],
    [API, '/r/no-cors', 'CredentialsOmitted'],
    [CDN, '/r/same-site', 'CredentialsProbablyOmitted'],
    [CDN, '/r/same-site-included', null],
    [API, '/r/xhr', 'CredentialsOmitted'],
    [API, '/r/xhr-with', null],
    [API, '/r/events', 'CredentialsOmitted'],
    [API, '/r/events-with', null],
  ]);
});

test('a page with the embedder policy "credentialless" explains why its images of other sites send no cookies', async () => {
  demo.serve(SHOP, '/embedder', {
    headers: [['Cross-Origin-Embedder-Policy', 'credentialless']],
    body: `${NO_ICON}<title>Embedder</title><img src="${api('/r/embedded.svg')}"><img src="/r/own.svg">`,
  });
  await tab.goto(demo.url(SHOP, '/embedder'));
  await check([
    [API, '/r/embedded.svg', 'CredentiallessPage'],
    [SHOP, '/r/own.svg', null],
  ]);
});

test('a preflight request is said to have no cookies, whatever the request after it has', async () => {
  const path = '/r/preflighted';
  demo.serve(SHOP, '/preflight', { body: `${NO_ICON}<title>Preflight</title>` });
  await showPart(panel, 'requests');
  await tab.goto(demo.url(SHOP, '/preflight'));
  await tab.evaluate(
    (url) =>
      fetch(url, { method: 'PUT', credentials: 'include', headers: { 'X-Test': '1' } }).then((one) => one.text()),
    api(path),
  );
  expect(demo.requests(API, path).map(({ method, cookieHeader }) => [method, cookieHeader])).toEqual([
    ['OPTIONS', null],
    ['PUT', `of-${API}=1`],
  ]);
  await openRequest(panel, path, 'OPTIONS');
  await expect.poll(() => reasonsShown(panel, `of-${API}`)).toEqual(['PreflightRequest']);
  expect(await unexplained(panel)).toEqual([]);
  await openRequest(panel, path, 'PUT');
  await expect.poll(() => unexplained(panel)).toEqual([]);
});

test('reports to another origin are said to have no cookies, in Firefox those to the own origin too', async () => {
  const paths = { own: '/r/own-report', other: '/r/report', sibling: '/r/sibling-report' };
  demo.serve(SHOP, '/reports', {
    headers: [
      [
        'Content-Security-Policy-Report-Only',
        `img-src 'none'; report-uri ${paths.own} ${api(paths.other)} ${demo.url(CDN, paths.sibling)}`,
      ],
    ],
    body: `${NO_ICON}<title>Reports</title><img src="/r/reported.svg">`,
  });
  await tab.goto(demo.url(SHOP, '/reports'));
  await check([
    [SHOP, paths.own, BROWSER === 'firefox' ? 'ReportRequest' : null],
    [API, paths.other, 'ReportRequest'],
    [CDN, paths.sibling, 'ReportRequest'],
    [SHOP, '/r/reported.svg', null],
  ]);
});

test('a request with credentials has them after a redirect to another site too', async () => {
  demo.serve(SHOP, '/moved', { status: 307, headers: [['Location', api('/r/moved')]] });
  demo.serve(SHOP, '/moving', { body: `${NO_ICON}<title>Moving</title>` });
  await crumb.clearJar();
  await tab.goto(demo.url(SHOP, '/moving'));
  await showPart(panel, 'set-cookie');
  // The second shows that this browser reports which requests have credentials.
  for (const url of ['/moved', api('/r/direct')])
    await tab.evaluate((url) => fetch(url, { credentials: 'include' }).then((one) => one.text()), url);
  const stored = { outcome: 'stored', check: 'agrees', reasons: [] };
  expect(await shownLines(panel, 2)).toMatchObject([stored, stored]);
  expect((await crumb.jar()).map(({ name }) => name).sort()).toEqual(['set-direct', 'set-moved']);
});
