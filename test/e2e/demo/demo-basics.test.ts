import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { JarCookie, View } from '../driver/surface.ts';
import { fillIn, openEditor, openRow, saveWell } from '../pages/editor-page.ts';
import { openCrumb, waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const SHOP = 'shop.localhost';
const DAY = 24 * 60 * 60 * 1000;

const { crumb, demo, tab } = await stage();
let popup: View;
beforeAll(() => crumb.setReducedMotion(false));
beforeEach(() => crumb.clearJar());

const visit = (path: string) => tab.goto(demo.url(SHOP, path));

/** The one cookie of this name in the jar. */
async function stored(name: string): Promise<JarCookie> {
  const [cookie, ...more] = await crumb.jar({ name, domain: SHOP });
  if (!cookie || more.length > 0) throw new Error(`expected one ${name}, got ${more.length + (cookie ? 1 : 0)}`);
  return cookie;
}

/** Waits until the row of this cookie shows this value and says this of its expiry. */
async function waitForRow(name: string, value: string, expiry: string): Promise<void> {
  await popup.waitFor(
    (name, value, expiry) => {
      const row = document.querySelector(`[data-cookie-name="${name}"]`);
      const shown = [row?.querySelector('.value')?.textContent, row?.querySelector('.when')?.firstChild?.textContent];
      return JSON.stringify(shown) === JSON.stringify([value, expiry]);
    },
    name,
    value,
    expiry,
  );
}

describe('the first cookies of the demo site', () => {
  test('a cookie set for two years lasts 400 days, as its row and a note in its details say', async () => {
    await visit('/set');
    const { expires } = await stored('foo');
    expect(((expires ?? 0) - Date.now()) / DAY).toBeCloseTo(400, 1);
    popup = await openCrumb(crumb, tab);
    await waitForRow('foo', 'bar', say('inDays', { count: 400 }));
    await waitForText(popup, say('noWarnings'));
    await waitForRows(popup, ['foo']);
    await openRow(popup, { name: 'foo' });
    await waitForText(popup, say('finding_ExpiryCapped_why', { days: 400 }));
    await tab.reload();
    expect(demo.lastCookieHeader(SHOP, '/set')).toBe('foo=bar');
  });

  test('a cookie deleted with a max-age of 0 leaves the list by itself, and the next request does not send it', async () => {
    await visit('/set');
    popup = await openCrumb(crumb, tab);
    await waitForRows(popup, ['foo']);
    await visit('/delete');
    expect(demo.lastCookieHeader(SHOP, '/delete')).toBe('foo=bar');
    await waitForRows(popup, []);
    expect(await crumb.jar()).toEqual([]);
    await tab.reload();
    expect(demo.lastCookieHeader(SHOP, '/delete')).toBeNull();
  });

  test('value and expiry of a visit counter follow each visit, and a count changed in Crumb is counted on', async () => {
    await visit('/visits');
    const first = await stored('visits');
    popup = await openCrumb(crumb, tab);
    await waitForRow('visits', '1', say('inDays', { count: 400 }));
    await visit('/visits');
    await waitForRow('visits', '2', say('inDays', { count: 400 }));
    const second = await stored('visits');
    expect(second.expires ?? 0).toBeGreaterThan(first.expires ?? 0);
    await openEditor(popup, { name: 'visits' });
    await fillIn(popup, 'value', '41');
    await saveWell(popup);
    await visit('/visits');
    expect(demo.lastCookieHeader(SHOP, '/visits')).toBe('visits=41');
    expect(await tab.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Visit number 42');
    expect((await stored('visits')).value).toBe('42');
  });
});
