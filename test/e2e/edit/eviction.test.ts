import { beforeEach, describe, expect, test } from 'vitest';
import { MANY_COUNT } from '../../demo/pages/many.ts';
import { say, sayPart } from '../../fixtures/say.ts';
import type { View } from '../driver/surface.ts';
import { chooseScope, headline, keyOf, listedKeys, rowCount } from '../pages/popup-list.ts';
import { clickButton, openCrumb, shownText, waitForText, waitForTextGone } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** The API of the background that these tests use. */
declare const chrome: { cookies: { set(details: object): Promise<unknown> } };

const SITE = 'many.localhost';
/** The number of cookies that a browser stores for one site, and the number that an eviction leaves. */
const LIMIT = 180;
const LEFT = 150;
const OF_SITE = { limit: LIMIT, site: SITE };
/** The text about evicted cookies, for one and for several. */
const EVICTED = ['evicted_one', 'evicted_other'] as const;

const { crumb, demo, tab } = await stage();
let popup: View;
beforeEach(async () => {
  await crumb.clearJar();
  await tab.goto(demo.url(SITE));
  popup = await openCrumb(crumb, tab);
  await popup.waitFor(() => document.querySelector('.live[data-state="live"]'));
});

function chips(): Promise<string[]> {
  return popup.evaluate(() => [...document.querySelectorAll('.chips .chip')].map((chip) => chip.textContent ?? ''));
}

/** Fills the jar with this many cookies, one by one as a server does. */
async function setMany(count: number): Promise<void> {
  await setAll(Array.from({ length: count }, (_, i) => `c${i}=${i}; Max-Age=600`));
}

async function setAll(lines: string[]): Promise<void> {
  const end = demo.serve(SITE, '/some', { setCookie: lines, body: '<title>Some</title>' });
  await tab.goto(demo.url(SITE, '/some'));
  end();
  await tab.goto(demo.url(SITE));
}

describe('too many cookies for one site', () => {
  test('evictions are reported live: the popup says how many cookies, how many are left, and what the limit is', async () => {
    await tab.goto(demo.url(SITE, '/fill'));
    const jar = await crumb.jar({ domain: SITE });
    // Number 181 makes either browser evict 31 at once; 19 more come after that.
    expect(jar).toHaveLength(LEFT + (MANY_COUNT - LIMIT - 1));
    await waitForText(popup, say('evicted', { count: MANY_COUNT - jar.length, limit: LIMIT, left: LEFT }));
    await waitForText(popup, say('finding_SiteNearFull', { count: jar.length, ...OF_SITE }));
    expect(await chips()).toContain(say('finding_SiteNearFull', { count: jar.length, ...OF_SITE }));
    await popup.waitFor((rows) => document.querySelector(`[role="grid"][aria-rowcount="${rows}"]`), jar.length + 1);
    const kept = (await listedKeys(popup)).toSorted();
    expect(kept).toEqual(jar.map((cookie) => keyOf(crumb, cookie)).toSorted());
    const header = demo.lastCookieHeader(SITE, '/') ?? '';
    expect(await headline(popup)).toEqual({ octets: header.length, count: jar.length });
  });

  test('reported evictions stay until the person has read them', async () => {
    await tab.goto(demo.url(SITE, '/fill'));
    await waitForText(popup, sayPart('evicted_other'));
    await clickButton(popup, say('understood'));
    await waitForTextGone(popup, sayPart('evicted_other'));
    expect(await rowCount(popup)).toBe((await crumb.jar({ domain: SITE })).length);
  });

  test('evictions while the background was stopped are reported too', async () => {
    await crumb.stopBackground();
    await tab.goto(demo.url(SITE, '/fill'));
    const { length } = await crumb.jar({ domain: SITE });
    await waitForText(popup, say('evicted', { count: MANY_COUNT - length, limit: LIMIT, left: LEFT }));
    await waitForText(popup, say('finding_SiteNearFull', { count: length, ...OF_SITE }));
  });

  test('one cookie too many evicts down to 150', async () => {
    await setMany(LIMIT);
    expect(await crumb.jar({ domain: SITE })).toHaveLength(LIMIT);
    await waitForText(popup, say('finding_SiteFull', { count: LIMIT, ...OF_SITE }));
    for (const form of EVICTED) expect(await shownText(popup)).not.toContain(sayPart(form));
    await crumb.background(async (url) => {
      await chrome.cookies.set({ url, name: 'one-more', value: '1' });
    }, demo.url(SITE));
    expect(await crumb.jar({ domain: SITE })).toHaveLength(LEFT);
    await waitForText(popup, say('evicted', { count: LIMIT + 1 - LEFT, limit: LIMIT, left: LEFT }));
    await waitForText(popup, say('finding_SiteNearFull', { count: LEFT, ...OF_SITE }));
  });

  test('cookies are evicted as predicted: those without Secure first', async () => {
    const half = LIMIT / 2;
    const names = Array.from({ length: half }, (_, i) => i);
    await setAll(names.flatMap((i) => [`c${i}=1; Max-Age=600`, `s${i}=1; Secure; Max-Age=600`]));
    await clickButton(popup, say('finding_SiteFull', { count: LIMIT, ...OF_SITE }));
    await waitForText(popup, say('goes_insecure', { goes: LIMIT + 1 - LEFT, all: half }));
    await clickButton(popup, say('limitsAsk'));
    await waitForText(
      popup,
      say('claim_fiftyPerSite_today', { least: 50, site: 180, next: 181, evicted: 31, left: 150 }),
    );
    await clickButton(popup, say('close'));
    await setAll(['new=1; Max-Age=600']);
    const jar = await crumb.jar({ domain: SITE });
    expect(jar.filter(({ secure }) => secure)).toHaveLength(half);
    expect(jar.filter(({ secure }) => !secure)).toHaveLength(LEFT - half);
    expect(jar.map(({ name }) => name)).toContain('new');
  });

  test('nothing is said well below the limit', async () => {
    await setMany(LEFT - 1);
    await popup.waitFor((rows) => document.querySelector(`[role="grid"][aria-rowcount="${rows}"]`), LEFT);
    for (const warning of ['finding_SiteFull', 'finding_SiteNearFull'] as const)
      expect(await shownText(popup)).not.toContain(sayPart(warning, OF_SITE));
    for (const form of EVICTED) expect(await shownText(popup)).not.toContain(sayPart(form));
  });

  test('the limit counts all subdomains together: a page that itself gets one of the cookies is warned', async () => {
    await tab.goto(demo.url(SITE, '/fill?spread'));
    const jar = (await crumb.jar()).filter(({ domain }) => domain.endsWith(SITE));
    expect(jar.length).toBeGreaterThanOrEqual(LEFT);
    expect(jar.length).toBeLessThanOrEqual(LIMIT);
    await chooseScope(popup, 'site');
    await waitForText(popup, say('finding_SiteNearFull', { count: jar.length, ...OF_SITE }));
    await popup.waitFor((rows) => document.querySelector(`[role="grid"][aria-rowcount="${rows}"]`), jar.length + 1);
    const own = jar.filter(({ domain, hostOnly }) => domain === SITE && !hostOnly);
    expect((await headline(popup)).count).toBe(own.length);
  });
});
