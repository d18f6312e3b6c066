import { beforeEach, describe, expect, test } from 'vitest';
import { HEAD_LIMIT } from '../../demo/head-limit.ts';
import { HEAVY_COUNT } from '../../demo/pages/heavy.ts';
import {
  REJECTED_LINES,
  REJECTED_SCRIPT_LINE,
  REJECTED_THIRD_PARTY_LINES,
  type RejectedLine,
} from '../../demo/rejected-lines.ts';
import { labelled, say } from '../../fixtures/say.ts';
import type { JarCookie, View } from '../driver/surface.ts';
import { openRow } from '../pages/editor-page.ts';
import { chooseScope, headline, waitForHeadline } from '../pages/popup-list.ts';
import { clickButton, openCrumb, waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HEAVY = 'heavy.localhost';

const { crumb, demo, tab } = await stage();
let popup: View;
beforeEach(async () => {
  await crumb.clearJar();
  demo.clear();
});

/** The status of the page in the tab. */
function status(): Promise<number> {
  return tab.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation');
    return (navigation as PerformanceNavigationTiming).responseStatus;
  });
}

/** The cookies that this browser accepts, as in a Cookie header. */
function accepted(lines: readonly RejectedLine[]): string[] {
  const stored = lines.filter(({ rejectedBy }) => rejectedBy !== 'both' && rejectedBy !== crumb.name);
  return stored.map(({ line }) => line.slice(0, line.indexOf(';')).replace(/^=/, ''));
}

const pairOf = ({ name, value }: JarCookie) => (name === '' ? value : `${name}=${value}`);
const pairs = async (domain: string) => (await crumb.jar({ domain })).map(pairOf).toSorted();

describe('where the demo site’s cookies go wrong', () => {
  test('the jar has the cookies that this browser is said to accept, and the popup lists no other', async () => {
    await tab.goto(demo.url('shop.localhost', '/rejected'));
    const own = accepted([...REJECTED_LINES, REJECTED_SCRIPT_LINE]);
    const foreign = accepted(REJECTED_THIRD_PARTY_LINES);
    expect(own.length).toBeGreaterThan(1);
    expect(await pairs('shop.localhost')).toEqual(own.toSorted());
    expect(await pairs('ads.localhost')).toEqual(foreign.toSorted());
    expect(await crumb.jar()).toHaveLength(own.length + foreign.length);
    await tab.reload();
    const header = demo.lastCookieHeader('shop.localhost', '/rejected') ?? '';
    expect(header.split('; ').toSorted()).toEqual(own.toSorted());

    popup = await openCrumb(crumb, tab);
    const names = (pairs: string[]) => pairs.map((pair) => pair.slice(0, Math.max(0, pair.indexOf('='))));
    await waitForRows(popup, names(own));
    expect(await headline(popup)).toEqual({ octets: header.length, count: own.length });
    await chooseScope(popup, 'site');
    await waitForRows(popup, names(own));
    await chooseScope(popup, 'loaded');
    await waitForRows(popup, names([...own, ...foreign]));
  });

  test(`${HEAVY_COUNT} heavy cookies break the page, the popup still shows their size, and the reset repairs it`, async () => {
    await tab.goto(demo.url(HEAVY, '/fill'));
    expect(await status()).toBe(431);
    expect(await crumb.jar({ domain: HEAVY })).toHaveLength(HEAVY_COUNT);
    const octets = demo.lastCookieHeader(HEAVY, '/')?.length ?? 0;
    expect(octets).toBeGreaterThan(80_000);
    popup = await openCrumb(crumb, tab);
    expect(await headline(popup)).toEqual({ octets, count: HEAVY_COUNT });
    await popup.fill(`select${labelled('budget')}`, 'node');
    // What Node accepts beside the other fields that this browser usually sends.
    const budget = crumb.name === 'chromium' ? 15_800 : 16_014;
    const share = Math.round((octets / budget) * 100);
    await clickButton(popup, say('finding_HeaderOverBudget', { share }));
    await waitForText(popup, say('finding_HeaderOverBudget_why', { octets, budget }));
    // Three of them and what separates them are below the limit.
    const left = 3 * (octets / HEAVY_COUNT);
    await waitForText(popup, say('untilFits'));
    await clickButton(popup, say('untilFits'));
    await clickButton(popup, say('deleteSelected', { number: HEAVY_COUNT - 3 }));
    await clickButton(popup, say('deleteMany', { count: HEAVY_COUNT - 3 }));
    await popup.waitFor((count) => document.querySelectorAll('[data-key]').length === count, 3);
    await tab.reload();
    expect(await status()).toBe(200);
    expect(demo.lastCookieHeader(HEAVY, '/')?.length).toBeLessThanOrEqual(left);
    await tab.goto(demo.url(HEAVY, '/reset'));
    expect(await status()).toBe(200);
    await waitForRows(popup, []);
    await waitForHeadline(popup, { octets: 0, count: 0 });
    expect(await crumb.jar()).toEqual([]);
    await tab.goto(demo.url(HEAVY));
    expect(await status()).toBe(200);
  });

  test(`the head passes ${HEAD_LIMIT} octets with the fourth heavy cookie, and deleting one in Crumb repairs the page`, async () => {
    for (const expected of [200, 200, 200, 431]) {
      await tab.goto(demo.url(HEAVY, '/add'));
      expect(await status()).toBe(expected);
    }
    popup = await openCrumb(crumb, tab);
    await openRow(popup, { name: 'heavy-02' });
    await clickButton(popup, say('delete'));
    await waitForRows(popup, ['heavy-01', 'heavy-03', 'heavy-04']);
    await tab.reload();
    expect(await status()).toBe(200);
    expect(demo.lastCookieHeader(HEAVY, '/')?.match(/heavy-\d\d/g)).toEqual(['heavy-01', 'heavy-03', 'heavy-04']);
  });
});
