import { expect, test } from 'vitest';
import { BROWSER } from '../driver/launch.ts';
import { openRequest, shownLines, showPart, unexplained } from '../pages/panel-page.ts';
import { NO_ICON, panelStage } from '../stage.ts';

const SHOP = 'shop.localhost';
const ADS = 'ads.localhost';
/** In each browser what is not its default here, and what Crumb has no permission to read. */
const SETTING = BROWSER === 'firefox' ? 'allowed' : 'blocked';

const { crumb, demo, tab, panel } = await panelStage(1200, { thirdPartyCookies: SETTING });

test('the requests show what the browser does with third-party cookies where Crumb may not read the setting', async () => {
  await crumb.setJar([{ name: 'none', value: '1', domain: ADS, sameSite: 'none', secure: true }]);
  demo.serve(ADS, '/frame', {
    body: `<script>fetch('/asked').then((one) => one.text())</script>`,
    setCookie: ['third=1; Path=/; SameSite=None; Secure'],
  });
  demo.serve(ADS, '/asked', { body: 'x' });
  demo.serve(SHOP, '/page', {
    body: `${NO_ICON}<title>Page</title><iframe src="${demo.url(ADS, '/frame')}"></iframe>`,
  });
  await showPart(panel, 'requests');
  await tab.goto(demo.url(SHOP, '/page'));
  for (const path of ['/frame', '/asked']) {
    await openRequest(panel, demo.url(ADS, path));
    await expect.poll(() => unexplained(panel)).toEqual([]);
  }
  const all = 'none=1; third=1';
  expect(demo.lastCookieHeader(ADS, '/asked')).toBe(SETTING === 'allowed' ? all : null);
  await showPart(panel, 'set-cookie');
  const [line] = await shownLines(panel, 1);
  expect(line).toMatchObject({ outcome: SETTING === 'allowed' ? 'stored' : 'rejected', check: 'agrees' });
});
