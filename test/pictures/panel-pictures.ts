import { statSync } from 'node:fs';
import type { Demo } from '../demo/demo.ts';
import type { Crumb, JarEntry, Panel } from '../e2e/driver/surface.ts';
import { labelled } from '../fixtures/say.ts';

const SHOP = 'shop.localhost';
const CDN = 'cdn.shop.localhost';
const ADS = 'ads.localhost';
const ICON = '<link rel="icon" href="data:,">';
const DAY = 86_400_000;
const IMAGES = 36;
/** The page and a frame. */
const DOCUMENTS = 2;
/** The row with the names of the columns. */
const HEADS = 1;
const SIZE = { width: 1100, height: 620 };

/** Each tab of the panel in DevTools, light and dark, beside a page of the shop that loads many resources. */
export async function panelPictures(crumb: Crumb, demo: Demo, folder: string): Promise<void> {
  servePage(demo);
  await crumb.clearJar();
  const tab = await crumb.openTab(demo.url(SHOP, '/catalogue'));
  await crumb.setJar(jar());
  const panel = await crumb.openPanel(tab);
  await panel.setSize(SIZE.width, SIZE.height);
  await tab.reload();

  const both = async (name: string): Promise<void> => {
    for (const theme of ['light', 'dark'] as const) {
      await crumb.setDevToolsTheme(theme);
      await panel.waitFor((theme) => getComputedStyle(document.documentElement).colorScheme === theme, theme);
      await takePicture(panel, `${folder}/panel-${name}-${theme}.png`);
    }
  };
  await panel.click('[data-cookie-name="profile"]');
  await panel.waitFor(
    (details) => document.querySelector(`${details} .rule-note`) && !document.querySelector('[data-changed="removed"]'),
    labelled('details'),
  );
  await both('cookies');
  await openPart(panel, 'requests', '.log-rows [role="row"]:nth-child(3)');
  await panel.waitFor(
    (rows) => document.querySelector(`.log[data-of="requests"][aria-rowcount="${rows}"]`),
    IMAGES + DOCUMENTS + HEADS,
  );
  await both('requests');
  await openPart(panel, 'set-cookie', '[data-outcome="rejected"]');
  await both('set-cookie');
  await tab.evaluate(() => {
    for (const value of ['dark', 'system', 'light']) {
      // biome-ignore lint/suspicious/noDocumentCookie: it is what most pages use.
      document.cookie = `theme=${value}; max-age=31536000; path=/`;
    }
  });
  await openPart(panel, 'timeline', '.log-rows [role="row"]');
  await both('timeline');
  await openPart(panel, 'what-if', '#tab-what-if');
  await panel.fill('[name="way"]', 'link');
  await panel.fill('[name="page"]', 'https://news.example/today');
  await panel.fill('[name="url"]', demo.url(SHOP, '/catalogue'));
  await panel.waitFor(() => document.querySelector('.what-if-result[aria-busy="false"]'));
  await both('what-if');
  await panel.close();
}

/** A picture without content has 3 kB, one of the panel many times as much. */
const LEAST_OCTETS = 20_000;

/** Chromium sometimes gives a picture of the panel before it has painted it, because its page is of another process. */
async function takePicture(panel: Panel, path: string): Promise<void> {
  for (let times = 0; times < 10; times += 1) {
    await panel.evaluate(
      () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted(0)))),
    );
    await panel.screenshot(path);
    if (statSync(path).size >= LEAST_OCTETS) return;
  }
  throw new Error(`${path} shows nothing`);
}

async function openPart(panel: Panel, name: string, selector: string): Promise<void> {
  await panel.click(`#tab-${name}`);
  await panel.click(selector);
}

function servePage(demo: Demo): void {
  const parts = Array.from({ length: IMAGES }, (_, at) => {
    const [host, kind] = at % 3 === 0 ? [CDN, 'jpg'] : [SHOP, 'png'];
    return `<img src="${demo.url(host ?? SHOP, `/photo-${at}.${kind}`)}" alt="">`;
  });
  demo.serve(ADS, '/banner', {
    setCookie: ['seen=1; Path=/', 'uid=a8f7; Path=/; Secure; SameSite=None; Partitioned'],
    body: '<title>Banner</title>',
  });
  for (const host of [SHOP, CDN]) demo.serve(host, '/*', { type: 'image/png', body: '' });
  demo.serve(SHOP, '/catalogue', {
    setCookie: [
      'session=eyJjYXJ0IjozfQ.aRb1xw.Q2hlY2tzdW0; Path=/; HttpOnly; Secure; SameSite=Lax',
      'visitor=1; Max-Age=63072000; Path=/',
      `__Host-cart=3; Path=/; Secure; Domain=${SHOP}`,
      'ad_id=77; SameSite=None',
      'font=; Max-Age=0; Path=/',
    ],
    body: `${ICON}<title>Catalogue</title>${parts.join('')}<iframe src="${demo.url(ADS, '/banner')}"></iframe>`,
  });
}

function jar(): JarEntry[] {
  const host = { domain: SHOP, path: '/' };
  const site = { ...host, hostOnly: false };
  return [
    { ...site, name: '_ga', value: 'GA1.1.1234567890.1790000000', expires: Date.now() + 399 * DAY },
    { ...site, name: 'profile', value: 'name%3DAda%26mail%3Dada%40example.com', expires: Date.now() + 30 * DAY },
    { ...host, name: '__Host-csrf', value: '8f14e45fceea167a5a36dedd4bea2543', secure: true, sameSite: 'strict' },
    { ...site, name: 'recommendations', value: 'x'.repeat(480), expires: Date.now() + 7 * DAY },
    { ...host, name: 'font', value: 'Georgia', expires: Date.now() + 15 * DAY, sameSite: 'lax' },
    { ...host, name: 'admin', value: 'no', path: '/admin' },
  ];
}
