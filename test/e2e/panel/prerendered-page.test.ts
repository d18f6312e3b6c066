import { expect, test } from 'vitest';
import { BROWSER } from '../driver/launch.ts';
import { openRequest, showPart, unexplained } from '../pages/panel-page.ts';
import { waitForRows } from '../pages/popup-page.ts';
import { NO_ICON, panelStage } from '../stage.ts';

const SHOP = 'shop.localhost';
const PICTURE = { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>' };

const { crumb, demo, tab, panel } = await panelStage(800);

// The only test of its file: a tab whose page was prerendered cannot be driven afterwards.
test('a page that Chromium prerenders counts once, with what was sent for it', async () => {
  demo.serve(SHOP, '/blank', { body: `${NO_ICON}<title>Blank</title>` });
  await crumb.setJar([{ name: 'strict', value: '1', domain: SHOP, sameSite: 'strict' }]);
  await tab.goto(demo.url(SHOP, '/blank'));
  await waitForRows(panel, ['strict']);
  await showPart(panel, 'requests');
  demo.serve(SHOP, '/soon', { body: `${NO_ICON}<title>Soon</title><img src="/picture.svg">` });
  demo.serve(SHOP, '/picture.svg', PICTURE);
  await tab.evaluate(() => {
    const rules = { prerender: [{ urls: ['/soon'], eagerness: 'immediate' }] };
    document.head.append(
      Object.assign(document.createElement('script'), { type: 'speculationrules', textContent: JSON.stringify(rules) }),
    );
  });
  if (BROWSER === 'chromium') {
    await expect.poll(() => demo.requests(SHOP, '/picture.svg').length).toBe(1);
    await panel.waitFor(() => document.querySelector('.log-row[data-request$="/soon"]'));
  }
  await tab.evaluate(() => void location.assign('/soon'));
  await panel.waitFor(() => document.querySelector('.cost[data-all="2"]'));
  const sent = demo.log.filter(({ path }) => path === '/soon' || path === '/picture.svg');
  expect(sent).toHaveLength(2);
  const octets = sent.reduce((sum, { cookieHeader }) => sum + (cookieHeader?.length ?? 0), 0);
  await panel.waitFor((octets) => document.querySelector(`.cost[data-octets="${octets}"]`), octets);
  await openRequest(panel, '/picture.svg');
  expect(await unexplained(panel)).toEqual([]);
});
