import { beforeEach, describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import { recordRejections } from '../driver/chromium/chromium-rejections.ts';
import { BROWSER } from '../driver/launch.ts';
import { showPart } from '../pages/panel-page.ts';
import { waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const SHOP = 'shop.localhost';
const ADS = 'ads.localhost';

const { crumb, demo, tab } = await stage({ granted: [BROWSER === 'chromium' ? 'contentSettings' : 'privacy'] });
const panel = await crumb.openPanel(tab);
await showPart(panel, 'set-cookie');
beforeEach(() => crumb.clearJar());

/** A page that sets a cookie, and in it perhaps another document. */
function setting(host: string, path: string, line: string, inside = ''): string {
  demo.serve(host, path, { setCookie: [line], body: `<link rel="icon" href="data:,"><title>Set</title>${inside}` });
  return demo.url(host, path);
}

/** Opens the row of this line once it says this of it, and gives what its details say. */
function detailsOf(line: string, outcome: string, check: string): Promise<string> {
  return panel.waitFor(
    (line, outcome, check) => {
      const row = [
        ...document.querySelectorAll<HTMLElement>(`[data-outcome="${outcome}"][data-check="${check}"]`),
      ].find((each) => each.querySelector('.line')?.textContent === line);
      row?.click();
      return row?.ariaSelected === 'true'
        ? document.querySelector<HTMLElement>('.set-cookie-details')?.innerText
        : null;
    },
    line,
    outcome,
    check,
  );
}

describe('settings that Crumb may read and that block a cookie', () => {
  test('the setting for all sites: the line says that it blocks the cookie which the rules store', async () => {
    await crumb.blockAllCookies();
    await tab.goto(setting(SHOP, '/all', 'all=1; Path=/'));
    const details = await detailsOf('all=1; Path=/', 'stored', 'missing');
    expect(details).toContain(say('check_missingKnown'));
    await waitForText(panel, say('blockedAllSites'));
    expect(await crumb.jar()).toEqual([]);
    await crumb.allowAllCookies();
  });

  test('the setting for third-party cookies: the line is rejected, which is the reason that Chromium gives too', async () => {
    await crumb.setThirdPartyCookies('blocked');
    const rejections = await recordRejections(tab);
    const line = 'theirs=1; SameSite=None; Secure; Path=/';
    const frame = setting(ADS, '/frame', line);
    await tab.goto(setting(SHOP, '/page', 'own=1; Path=/', `<iframe src="${frame}"></iframe>`));
    await detailsOf(line, 'rejected', 'agrees');
    await panel.waitFor(() => document.querySelector('.set-cookie-details [data-code="UserPreferences"]'));
    if (rejections) expect(rejections.get(line)).toEqual(['UserPreferences']);
    expect((await crumb.jar()).map(({ name }) => name)).toEqual(['own']);
  });
});
