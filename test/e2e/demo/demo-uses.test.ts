import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { START_COOKIES } from '../../demo/pages/start.ts';
import { say } from '../../fixtures/say.ts';
import type { View } from '../driver/surface.ts';
import { fillIn, openEditor, openRow, saveWell } from '../pages/editor-page.ts';
import { undo } from '../pages/history-page.ts';
import { chooseScope, headline } from '../pages/popup-list.ts';
import { clickButton, openCrumb, shownText, waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const SHOP = 'shop.localhost';
const DAY = 24 * 60 * 60 * 1000;

const { crumb, demo, tab } = await stage();
let popup: View;
beforeAll(() => crumb.setReducedMotion(false));
beforeEach(async () => {
  await crumb.clearJar();
  demo.clear();
});

const visit = (path: string) => tab.goto(demo.url(SHOP, path));
const received = (path: string) => demo.lastCookieHeader(SHOP, path);

/** Waits until the page's heading is this. */
async function waitForHeading(text: string): Promise<void> {
  await tab.waitFor((text) => document.querySelector('h1')?.textContent === text, text);
}

/** Waits until the page is shown in this font. */
async function waitForFont(family: string): Promise<void> {
  await tab.waitFor((family) => getComputedStyle(document.body).fontFamily.startsWith(family), family);
}

/** Changes a value in Crumb's editor. */
async function edit(name: string, value: string): Promise<void> {
  await openEditor(popup, { name });
  await fillIn(popup, 'value', value);
  await saveWell(popup);
}

describe('what the demo site uses cookies for', () => {
  test('the font of the shop: POST, then redirect; stored for 15 days; the page shows what Crumb writes', async () => {
    await visit('/font');
    await tab.fill('#font', 'Serif');
    await tab.click('form button');
    await waitForFont('Georgia');
    expect(demo.requests(SHOP, '/font').map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
    await tab.reload();
    expect(demo.requests(SHOP, '/font').at(-1)?.method).toBe('GET');
    const [font] = await crumb.jar();
    expect(font).toMatchObject({ name: 'font', value: 'Serif', sameSite: 'lax', httpOnly: false });
    expect(((font?.expires ?? 0) - Date.now()) / DAY).toBeCloseTo(15, 1);

    popup = await openCrumb(crumb, tab);
    await waitForText(popup, say('inDays', { count: 15 }));
    // A preference that scripts may read is no secret.
    await waitForText(popup, say('noWarnings'));
    await edit('font', 'Mono');
    await tab.reload();
    expect(received('/font')).toBe('font=Mono');
    await waitForFont('ui-monospace');
  });

  test('a cart without a path is lost on the next page, and Crumb says why; with a path there are two carts', async () => {
    await visit('/shop/sugar/');
    await tab.click('#without-path');
    const lost = { name: 'shoppingCart', value: '{"Sugar":"1"}', path: '/shop/sugar', hostOnly: true };
    expect(await crumb.jar()).toMatchObject([lost]);
    await visit('/shop/oatmeal-raisin/');
    expect(received('/shop/oatmeal-raisin/')).toBeNull();
    popup = await openCrumb(crumb, tab);
    await waitForText(popup, say('emptyPageOthers', { count: 1, site: SHOP }));
    await chooseScope(popup, 'site');
    await openRow(popup, { name: 'shoppingCart', path: '/shop/sugar' });
    await waitForText(popup, say('reason_NotOnPath', { path: '/shop/sugar', requestPath: '/shop/oatmeal-raisin/' }));
    await chooseScope(popup, 'page');
    await popup.close();

    await tab.click('#with-path');
    await visit('/shop/sugar/');
    expect(await tab.evaluate(() => document.querySelector('#count')?.textContent)).toBe('2');
    const header = 'shoppingCart={"Sugar":"1"}; shoppingCart={"Oatmeal Raisin":"1"}';
    expect(received('/shop/sugar/')).toBe(header);
    popup = await openCrumb(crumb, tab);
    expect(await headline(popup)).toEqual({ octets: header.length, count: 2 });
    await popup.click('.chips .chip[data-severity="warn"]');
    await waitForText(
      popup,
      say('finding_SameName_why', { count: 2, name: 'shoppingCart', domain: SHOP, path: '/shop/sugar' }),
    );
    await waitForRows(popup, ['shoppingCart', 'shoppingCart']);
  });

  test('the session of a login is hidden from scripts, not from Crumb; one letter changed there, and it is invalid', async () => {
    await visit('/login');
    await tab.fill('#user', 'Zoë');
    await tab.click('form[action="/login"] button');
    await waitForHeading('Hello, Zoë');
    expect(await tab.evaluate(() => document.cookie)).toBe('');
    const [session] = await crumb.jar();
    expect(session).toMatchObject({ name: 'session', httpOnly: true, expires: null });
    const value = session?.value ?? '';
    expect(received('/login')).toBe(`session=${value}`);

    popup = await openCrumb(crumb, tab);
    await waitForText(popup, say('finding_SessionSameSiteUnset'));
    expect(await shownText(popup)).not.toContain(say('finding_SecureMissing'));
    expect(await shownText(popup)).not.toContain(say('finding_HttpOnlyMissing'));
    await edit('session', `${value.slice(0, -3)}${value.endsWith('AAA') ? 'BBB' : 'AAA'}`);
    await tab.reload();
    await waitForHeading('Log in');
    await waitForText(tab, 'The signature does not fit');
    await undo(popup, say('step_edit_undone', { count: 1, name: 'session' }));
    await tab.reload();
    await waitForHeading('Hello, Zoë');
    await popup.close();
    await tab.click('form[action="/logout"] button');
    await waitForHeading('Log in');
    expect(await crumb.jar()).toEqual([]);
  });

  test('a cookie of each kind: all are listed, with the size that the server received', async () => {
    await visit('/start');
    const header = received('/') ?? '';
    popup = await openCrumb(crumb, tab);
    await waitForRows(popup, START_COOKIES);
    expect(await headline(popup)).toEqual({ octets: header.length, count: START_COOKIES.length });
    await clickButton(popup, `${say('filter_session')} 2`);
    await waitForRows(popup, ['shoppingCart', 'session']);
  });
});
