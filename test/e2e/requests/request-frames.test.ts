import { beforeEach, expect, test } from 'vitest';
import type { DemoRequest, DemoResponse } from '../../demo/message.ts';
import { BROWSER } from '../driver/launch.ts';
import { openRequest, showPart, unexplained } from '../pages/panel-page.ts';
import { NO_ICON, panelStage } from '../stage.ts';

const SHOP = 'shop.localhost';
const ADS = 'ads.localhost';
const SVG = { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' };

const { crumb, demo, tab, panel } = await panelStage(1800);
beforeEach(async () => {
  await crumb.clearJar();
  demo.clear();
  const partition = (topLevelSite: string, hasCrossSiteAncestor: boolean) => ({
    sameSite: 'none' as const,
    secure: true,
    partitionKey: { topLevelSite: `http://${topLevelSite}`, hasCrossSiteAncestor },
  });
  await crumb.setJar(
    [SHOP, ADS].flatMap((domain) => [
      { name: 'unset', value: '1', domain },
      { name: 'lax', value: '1', domain, sameSite: 'lax' as const },
      { name: 'strict', value: '1', domain, sameSite: 'strict' as const },
      { name: 'none', value: '1', domain, sameSite: 'none' as const, secure: true },
      { name: 'embedded', value: '1', domain, ...partition(SHOP, true) },
      { name: 'elsewhere', value: '1', domain, ...partition(ADS, false) },
    ]),
  );
  await showPart(panel, 'requests');
});

/** Images of both sites and a fetch() with credentials, whose names end in the given word. */
function requests(word: string): string {
  return `<img src="${demo.url(SHOP, `/image-${word}.svg`)}"><img src="${demo.url(ADS, `/image-${word}.svg`)}">
    <script>fetch('${demo.url(SHOP, `/fetch-${word}`)}', { credentials: 'include' }).then((one) => one.text())</script>`;
}

const pathsOf = (word: string): [string, string][] => [
  [SHOP, `/image-${word}.svg`],
  [ADS, `/image-${word}.svg`],
  [SHOP, `/fetch-${word}`],
];

const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** A response that any document may read. */
function readable({ headers }: DemoRequest): DemoResponse {
  const origin = headers.find(([name]) => name.toLowerCase() === 'origin')?.[1] ?? '*';
  return {
    ...SVG,
    headers: [
      ['Access-Control-Allow-Origin', origin],
      ['Access-Control-Allow-Credentials', 'true'],
    ],
  };
}

/** Opens the page and checks that the rules explain the cookies of each request that a frame of it makes. */
async function checkFrames(body: string, words: readonly string[]): Promise<void> {
  for (const host of [SHOP, ADS]) for (const path of ['/image-*', '/fetch-*']) demo.serve(host, path, readable);
  demo.serve(SHOP, '/page', { body: `${NO_ICON}<title>Frames</title>${body}` });
  await tab.goto(demo.url(SHOP, '/page'));
  for (const [host, path] of words.flatMap(pathsOf)) {
    await openRequest(panel, demo.url(host, path));
    const received = demo.lastCookieHeader(host, path);
    // The cookies of a host are read once it was requested.
    const shown = async () => [path, await sentCookies(), await unexplained(panel)];
    await expect.poll(shown).toEqual([path, received, []]);
  }
}

/** The Cookie header of the opened request as its details list it; null: none. */
function sentCookies(): Promise<string | null> {
  return panel.evaluate(() => {
    const pairs = [...document.querySelectorAll('.request-details .sent .pair')].map(({ textContent }) => textContent);
    return pairs.length > 0 ? pairs.join('; ') : null;
  });
}

test('requests of documents with an origin of their own are those of another site', async () => {
  demo.serve(SHOP, '/frame-sandboxed', { body: requests('sandboxed') });
  demo.serve(SHOP, '/frame-allowed', { body: requests('allowed') });
  demo.serve(SHOP, '/frame-policy', {
    body: requests('policy'),
    headers: [['Content-Security-Policy', 'sandbox allow-scripts']],
  });
  demo.serve(SHOP, '/frame-quiet', { body: requests('quiet'), headers: [['Referrer-Policy', 'no-referrer']] });
  await checkFrames(
    `<iframe sandbox="allow-scripts" src="/frame-sandboxed"></iframe>
    <iframe sandbox="allow-scripts allow-same-origin" src="/frame-allowed"></iframe>
    <iframe src="/frame-policy"></iframe><iframe src="/frame-quiet"></iframe>
    <iframe srcdoc="${attribute(requests('srcdoc'))}"></iframe>
    <iframe sandbox="allow-scripts" srcdoc="${attribute(requests('sandboxed-srcdoc'))}"></iframe>
    <iframe src="data:text/html,${encodeURIComponent(requests('data'))}"></iframe>`,
    ['sandboxed', 'allowed', 'policy', 'quiet', 'srcdoc', 'sandboxed-srcdoc', 'data'],
  );
  const expected = BROWSER === 'firefox' ? 'embedded=1' : 'none=1; embedded=1';
  const all = 'unset=1; lax=1; strict=1; none=1';
  const cookies = (word: string) => demo.lastCookieHeader(SHOP, `/image-${word}.svg`);
  expect(['sandboxed', 'policy', 'sandboxed-srcdoc', 'data'].map(cookies)).toEqual(Array(4).fill(expected));
  expect(['allowed', 'quiet', 'srcdoc'].map(cookies)).toEqual(Array(3).fill(all));
});

test('requests of a frame of the page’s own site within one of another site are those of a third party', async () => {
  demo.serve(SHOP, '/inner', { body: requests('inner') });
  demo.serve(SHOP, '/same', { body: requests('same') });
  demo.serve(ADS, '/outer', { body: `<iframe src="${demo.url(SHOP, '/inner')}"></iframe>${requests('outer')}` });
  demo.serve(SHOP, '/deeper', { body: `<iframe src="/deepest"></iframe>` });
  demo.serve(SHOP, '/deepest', { body: requests('deepest') });
  demo.serve(ADS, '/quiet', {
    body: `<iframe src="${demo.url(SHOP, '/deeper')}"></iframe>`,
    headers: [['Referrer-Policy', 'no-referrer']],
  });
  await checkFrames(
    `<iframe src="${demo.url(ADS, '/outer')}"></iframe><iframe src="/same"></iframe>
    <iframe src="${demo.url(ADS, '/quiet')}"></iframe>`,
    ['inner', 'outer', 'same', 'deepest'],
  );
  const expected = BROWSER === 'firefox' ? 'embedded=1' : 'none=1; embedded=1';
  const cookies = (word: string) => demo.lastCookieHeader(SHOP, `/image-${word}.svg`);
  expect(['inner', 'outer', 'deepest'].map(cookies)).toEqual(Array(3).fill(expected));
  expect(cookies('same')).toBe('unset=1; lax=1; strict=1; none=1');
});

test('a fetch() by default is of the place of its frame: within another site, or navigated from there to the page’s own', async () => {
  const ask = (path: string) => `<script>fetch('${path}').then((one) => one.text())</script>`;
  for (const path of ['/within', '/own']) demo.serve(SHOP, path, SVG);
  demo.serve(SHOP, '/inner', { body: ask('/within') });
  demo.serve(SHOP, '/returned', { body: ask('/own') });
  demo.serve(ADS, '/outer', { body: `<iframe src="${demo.url(SHOP, '/inner')}"></iframe>` });
  demo.serve(ADS, '/leaving', { body: `<script>location.href = '${demo.url(SHOP, '/returned')}'</script>` });
  demo.serve(SHOP, '/page', {
    body: `${NO_ICON}<title>Default</title><iframe src="${demo.url(ADS, '/outer')}"></iframe>
      <iframe src="${demo.url(ADS, '/leaving')}"></iframe>`,
  });
  await tab.goto(demo.url(SHOP, '/page'));
  for (const path of ['/within', '/own']) {
    await openRequest(panel, demo.url(SHOP, path));
    const shown = async () => [path, await sentCookies(), await unexplained(panel)];
    await expect.poll(shown).toEqual([path, demo.lastCookieHeader(SHOP, path), []]);
  }
  expect(demo.lastCookieHeader(SHOP, '/within')).toBe(BROWSER === 'firefox' ? 'embedded=1' : 'none=1; embedded=1');
  expect(demo.lastCookieHeader(SHOP, '/own')).toBe('unset=1; lax=1; strict=1; none=1');
});

test("frames with the attribute credentialless send none of the browser's cookies in Chromium, which the rules explain", async () => {
  for (const host of [SHOP, ADS])
    demo.serve(host, '/frame', { body: `<title>Frame</title>${requests(`in-${host.replace('.', '-')}`)}` });
  const frames = [SHOP, ADS].map((host) => `<iframe credentialless src="${demo.url(host, '/frame')}"></iframe>`);
  await checkFrames(
    frames.join(''),
    [SHOP, ADS].map((host) => `in-${host.replace('.', '-')}`),
  );
  for (const host of [SHOP, ADS]) {
    await openRequest(panel, demo.url(host, '/frame'));
    await expect.poll(() => unexplained(panel)).toEqual([]);
    expect(demo.lastCookieHeader(host, '/frame') === null).toBe(BROWSER === 'chromium');
  }
});
