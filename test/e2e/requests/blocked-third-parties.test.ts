import { expect, test } from 'vitest';
import { BROWSER } from '../driver/launch.ts';
import { openRequest, reasonsShown, shownLines, showPart, unexplained } from '../pages/panel-page.ts';
import { NO_ICON, panelStage } from '../stage.ts';

const SHOP = 'shop.localhost';
const ADS = 'ads.localhost';
const SVG = { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' };

const { crumb, demo, tab, panel } = await panelStage(1200, { thirdPartyCookies: 'blocked' });

test('where the browser blocks third-party cookies, that explains the cookies that a request lacks and those not stored', async () => {
  demo.serve(ADS, '/image', { ...SVG, setCookie: ['set=1; Path=/; Secure; SameSite=None'] });
  demo.serve(SHOP, '/page', { body: `${NO_ICON}<title>Blocked</title><img src="${demo.url(ADS, '/image')}">` });
  await crumb.setJar([{ name: 'none', value: '1', domain: ADS, sameSite: 'none', secure: true }]);
  await tab.goto(demo.url(SHOP, '/page'));
  await showPart(panel, 'requests');
  await openRequest(panel, '/image');
  expect(demo.lastCookieHeader(ADS, '/image')).toBeNull();
  const reason = BROWSER === 'firefox' ? 'CookiesProbablyBlocked' : 'UserPreferences';
  await expect.poll(() => reasonsShown(panel, 'none')).toEqual([reason]);
  expect(await unexplained(panel)).toEqual([]);
  await showPart(panel, 'set-cookie');
  const lines = async () =>
    (await shownLines(panel, 1)).map(({ outcome, check, reasons }) => [outcome, check, reasons]);
  await expect.poll(lines).toEqual([['rejected', 'agrees', [reason]]]);
  expect(await crumb.jar({ name: 'set' })).toEqual([]);
});
