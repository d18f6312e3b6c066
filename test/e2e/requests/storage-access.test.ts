import { expect, test } from 'vitest';
import { BROWSER } from '../driver/launch.ts';
import { openRequest, shownLines, showPart, unexplained } from '../pages/panel-page.ts';
import { NO_ICON, panelStage } from '../stage.ts';

const SHOP = 'shop.localhost';
const ADS = 'ads.localhost';
const SVG = { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' };

// Firefox gives no storage access where it blocks all third-party cookies; by default it partitions them.
const setting = BROWSER === 'firefox' ? {} : ({ thirdPartyCookies: 'blocked' } as const);
const { crumb, demo, tab, panel } = await panelStage(1200, setting);

test('a fetch() by default has the cookies to which its frame was given access, though no request says so', async () => {
  let loads = 0;
  demo.serve(ADS, '/own', () => {
    loads += 1;
    return { body: 'x', setCookie: [`set=${loads}; Path=/; Secure; SameSite=None`, 'lax=2; Path=/; SameSite=Lax'] };
  });
  demo.serve(ADS, '/frame', {
    body: `<script>document.requestStorageAccess()
        .then(() => fetch('/own')).then((one) => one.text()).then(() => 'given', String)
        .then((said) => parent.postMessage(said, '*'));</script>`,
  });
  demo.serve(SHOP, '/page', {
    body: `${NO_ICON}<title>Access</title><script>onmessage = ({ data }) => { document.title = data; }</script>
      <iframe src="${demo.url(ADS, '/frame')}"></iframe>`,
  });
  await crumb.setJar([
    { name: 'none', value: '1', domain: ADS, sameSite: 'none', secure: true },
    { name: 'lax', value: '1', domain: ADS, sameSite: 'lax' },
  ]);
  await crumb.allowStorageAccess(new URL(demo.url(ADS, '/')).origin, new URL(demo.url(SHOP, '/')).origin);
  // Once the host is known, its cookies are read before its responses arrive.
  for (const path of ['/page', '/page?again']) {
    await tab.goto(demo.url(SHOP, path));
    await expect.poll(() => tab.evaluate(() => document.title)).toBe('given');
    await showPart(panel, 'set-cookie');
    await shownLines(panel, 2);
  }
  await showPart(panel, 'requests');
  await openRequest(panel, '/own');
  expect(demo.lastCookieHeader(ADS, '/own')).toBe('none=1; set=1');
  expect(await unexplained(panel)).toEqual([]);
  await showPart(panel, 'set-cookie');
  const lines = async () => (await shownLines(panel, 2)).map(({ outcome, check }) => [outcome, check]);
  await expect.poll(lines, { timeout: 10_000 }).toEqual([
    ['replaced', 'agrees'],
    ['rejected', 'agrees'],
  ]);
});

test('the cookies of a request that the server let the browser retry with storage access are stored', async () => {
  let tries = 0;
  demo.serve(ADS, '/retried', ({ headers }) => {
    const isRetry = headers.some(([name, value]) => /^sec-fetch-storage-access$/i.test(name) && value === 'active');
    if (!isRetry) return { headers: [['Activate-Storage-Access', 'retry; allowed-origin=*']] };
    tries += 1;
    return { ...SVG, setCookie: [`retried=${tries}; Path=/; Secure; SameSite=None`] };
  });
  demo.serve(SHOP, '/page', { body: `${NO_ICON}<title>Retry</title><img src="${demo.url(ADS, '/retried')}">` });
  await crumb.allowStorageAccess(new URL(demo.url(ADS, '/')).origin, new URL(demo.url(SHOP, '/')).origin);
  await tab.goto(demo.url(SHOP, '/page'));
  await showPart(panel, 'set-cookie');
  await shownLines(panel, 1);
  await tab.goto(demo.url(SHOP, '/page?again'));
  const lines = async () => (await shownLines(panel, 1)).map(({ outcome, check }) => [outcome, check]);
  await expect.poll(lines, { timeout: 10_000 }).toEqual([['replaced', 'agrees']]);
});
