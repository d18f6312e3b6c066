import { beforeEach, describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import { recordRejections } from '../driver/chromium/chromium-rejections.ts';
import { BROWSER } from '../driver/launch.ts';
import { showPart } from '../pages/panel-page.ts';
import { stage } from '../stage.ts';

const SHOP = 'shop.localhost';
const ADS = 'ads.localhost';

const { crumb, demo, tab } = await stage({ granted: [BROWSER === 'chromium' ? 'contentSettings' : 'privacy'] });
const panel = await crumb.openPanel(tab);
await showPart(panel, 'set-cookie');
beforeEach(() => crumb.clearJar());

/** A page that sets a cookie, and may contain another document. */
function setting(host: string, path: string, line: string, inside = ''): string {
  demo.serve(host, path, { setCookie: [line], body: `<link rel="icon" href="data:,"><title>Set</title>${inside}` });
  return demo.url(host, path);
}

/** Opens the row of this line once it has this text, and gives the text of its details. */
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

/** Whether an extension can read that a rule blocks the cookies of one site: Firefox does not tell it. */
const RULE_REASON = BROWSER === 'chromium' ? 'CookiesBlocked' : 'CookiesProbablyBlocked';

describe('settings that Crumb may read and that block a cookie', () => {
  test('the setting for all sites: the line is rejected, and that is why', async () => {
    await crumb.blockAllCookies();
    await tab.goto(setting(SHOP, '/all', 'all=1; Path=/'));
    const details = await detailsOf('all=1; Path=/', 'rejected', 'agrees');
    expect(details).toContain(say('outcome_rejected_long'));
    expect(details).toContain(say('reason_CookiesBlocked', { host: SHOP }));
    expect(await crumb.jar()).toEqual([]);
    await crumb.allowAllCookies();
  });

  test('a rule for the site: a new cookie, an older namesake, the same cookie again and a deletion are all rejected', async () => {
    const older = ['changed=1; Path=/', 'again=1; Path=/', 'deleted=1; Path=/', 'lasting=1; Path=/; Max-Age=3600'];
    demo.serve(SHOP, '/older', { setCookie: older, body: '<link rel="icon" href="data:,">' });
    await tab.goto(demo.url(SHOP, '/older'));
    await crumb.blockCookies(demo.url(SHOP));
    const before = await crumb.jar();
    expect(before).toHaveLength(4);
    const lines = [
      'new=1; Path=/',
      'changed=2; Path=/',
      'again=1; Path=/',
      'deleted=; Path=/; Max-Age=0',
      'lasting=1; Path=/; Max-Age=3600',
    ];
    demo.serve(SHOP, '/ruled', { setCookie: lines, body: '<link rel="icon" href="data:,">' });
    await tab.goto(demo.url(SHOP, '/ruled'));
    expect(demo.lastCookieHeader(SHOP, '/ruled')).toBeNull();
    for (const line of lines) await detailsOf(line, 'rejected', 'agrees');
    await panel.waitFor((code) => document.querySelector(`.set-cookie-details [data-code="${code}"]`), RULE_REASON);
    expect(await crumb.jar()).toEqual(before);
    await showPart(panel, 'requests');
    await panel.click(`[data-request="${demo.url(SHOP, '/ruled')}"]`);
    await panel.waitFor(
      (code) => document.querySelectorAll(`.not-sent:has([data-code="${code}"]) li[data-name]`).length === 4,
      RULE_REASON,
    );
    expect(await panel.evaluate(() => document.body.innerText)).not.toContain(say('carriedDisagrees_before'));
    await crumb.allowCookies(demo.url(SHOP));
    await showPart(panel, 'set-cookie');
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
