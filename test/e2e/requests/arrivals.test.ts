import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { openRequest, showPart, unexplained } from '../pages/panel-page.ts';
import { NO_ICON, panelStage } from '../stage.ts';

const SHOP = 'shop.localhost';
const NEWS = 'news.localhost';

const { crumb, demo, tab, panel } = await panelStage(1200);
await showPart(panel, 'requests');
/** Of their own in each test: those of an earlier page may still be listed. */
let landing = '';
let photo = '';
beforeEach(async () => {
  const own = randomUUID();
  landing = `/deep/landing-${own}`;
  photo = `/photo-${own}.svg`;
  await crumb.clearJar();
  demo.clear();
  await crumb.setJar([
    { name: 'strict', value: '1', domain: SHOP, sameSite: 'strict' },
    { name: 'lax', value: '1', domain: SHOP, sameSite: 'lax' },
    { name: 'unset', value: '1', domain: SHOP },
    { name: 'none', value: '1', domain: SHOP, sameSite: 'none', secure: true },
    { name: 'deep', value: '1', domain: SHOP, path: '/deep' },
  ]);
  servePage();
  demo.serve(SHOP, '/kept', { status: 307, headers: [['Location', landing]] });
  demo.serve(SHOP, '/other', { status: 303, headers: [['Location', landing]] });
  demo.serve(NEWS, '/away', { body: `${NO_ICON}<title>Away</title>` });
});

function servePage(): void {
  demo.serve(SHOP, photo, { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' });
  demo.serve(SHOP, landing, { body: `${NO_ICON}<title>Landing</title><img src="${photo}">` });
}

/** A page of another site that leads to this URL. */
const WAYS: Record<string, (url: string) => string> = {
  'a meta refresh': (url) => `<meta http-equiv="refresh" content="0;url=${url}">`,
  'location.replace()': (url) => `<script>onload = () => setTimeout(() => location.replace('${url}'))</script>`,
  'a form with POST': (url) => `<form method="post" action="${url}"></form><script>document.forms[0].submit()</script>`,
  'a link': (url) => `<a href="${url}">Shop</a><script>onload = () => document.links[0].click()</script>`,
};
/** Null: the page itself; else what redirects to it. */
const TARGETS = [null, '/kept', '/other'];

/** Waits until the page is there, and looks at what its document and its image sent. */
async function expectExplained(): Promise<void> {
  await tab.waitFor((photo) => document.readyState === 'complete' && document.querySelector(`[src="${photo}"]`), photo);
  // The image of this page is listed once the log is this page's.
  for (const path of [photo, landing]) {
    await openRequest(panel, demo.url(SHOP, path));
    const sent = demo.lastCookieHeader(SHOP, path) ?? '';
    const octets = () =>
      panel.evaluate(
        () => document.querySelector<HTMLElement>('.log-row[data-request][aria-selected="true"]')?.dataset.octets,
      );
    await expect.poll(async () => [path, Number(await octets())]).toEqual([path, sent.length]);
    await expect.poll(async () => [path, ...(await unexplained(panel))]).toEqual([path]);
  }
}

test.each(Object.keys(WAYS).flatMap((way) => TARGETS.map((target) => [way, target] as const)))(
  'each cookie is explained that a page has or lacks after %s of another site (redirect: %s)',
  async (way, target) => {
    demo.serve(NEWS, '/from', {
      body: `${NO_ICON}<title>From</title>${WAYS[way]?.(demo.url(SHOP, target ?? landing))}`,
    });
    await tab.goto(demo.url(NEWS, '/away'));
    await tab.evaluate((url) => location.assign(url), demo.url(NEWS, '/from'));
    await expectExplained();
  },
);

test('each cookie is explained that a page has or lacks after a reload by its script', async () => {
  await tab.goto(demo.url(NEWS, '/away'));
  await tab.evaluate((url) => location.assign(url), demo.url(SHOP, landing));
  await expectExplained();
  photo = `/again-${randomUUID()}.svg`;
  servePage();
  await tab.evaluate(() => location.reload());
  await expectExplained();
});

test('each cookie is explained that a page sends after the way back to it', async () => {
  await tab.goto(demo.url(SHOP, landing));
  await tab.goto(demo.url(NEWS, '/away'));
  await tab.evaluate(() => history.back());
  await tab.waitFor(() => document.title === 'Landing');
  demo.serve(SHOP, '/after', { body: 'x' });
  await tab.evaluate(() => fetch('/after').then((response) => response.text()));
  await openRequest(panel, demo.url(SHOP, '/after'));
  expect(demo.lastCookieHeader(SHOP, '/after')).toContain('strict=1');
  await expect.poll(() => unexplained(panel)).toEqual([]);
});
