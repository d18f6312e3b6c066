import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/demo.ts';
import { labelled, say, sayPattern } from '../../fixtures/say.ts';
import { launchReset } from '../driver/launch.ts';
import type { Crumb, JarCookie, Tab, View } from '../driver/surface.ts';
import { chooseScope, headerOf, headline, keyOf, listedKeys, openDetails, sortAsSent } from '../pages/popup-list.ts';
import { clickButton, openCrumb, shownText, waitForRows, waitForText, waitForTextGone } from '../pages/popup-page.ts';

const PAGE = '<link rel="icon" href="data:,"><title>Scopes</title>';

let demo: Demo;

beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo?.close());

/** The rows, by identity, are exactly these cookies of the jar, in any order. */
async function expectListed(crumb: Crumb, popup: View, cookies: JarCookie[]): Promise<void> {
  await waitForRows(
    popup,
    cookies.map(({ name }) => name),
  );
  expect((await listedKeys(popup)).toSorted()).toEqual(cookies.map((cookie) => keyOf(crumb, cookie)).toSorted());
}

describe('with host access', () => {
  let crumb: Crumb;
  let tab: Tab;
  let popup: View;

  beforeAll(async () => {
    crumb = await launchReset({ build: 'localhost' });
    tab = await crumb.openTab('about:blank');
  });
  afterEach(() => popup.close());
  afterAll(() => crumb?.close());

  describe('of a page on a subdomain, under a path, with a partition', () => {
    const SITE = 'scoped.localhost';
    const HOST = `www.${SITE}`;
    const PATH = '/shop/item';

    beforeAll(async () => {
      const setCookie = [
        'own=1; Path=/',
        'under-path=22; Path=/shop',
        `shared=333; Domain=${SITE}; Path=/`,
        'partitioned=4444; Path=/; Secure; SameSite=None; Partitioned',
        'strict=55555; Path=/; SameSite=Strict; HttpOnly',
        'off-path=6; Path=/other',
        'off-path-by-case=7; Path=/Shop',
      ];
      demo.serve(HOST, PATH, { setCookie, body: PAGE });
      await tab.goto(demo.url(HOST, PATH));
      demo.serve(HOST, PATH, { body: PAGE });
      await crumb.setJar([
        { name: 'of-subdomain', value: '8', domain: `api.${SITE}` },
        { name: 'of-parent-alone', value: '9', domain: SITE },
        {
          name: 'of-other-partition',
          value: '10',
          domain: HOST,
          secure: true,
          sameSite: 'none',
          partitionKey: { topLevelSite: 'http://elsewhere.localhost', hasCrossSiteAncestor: true },
        },
        { name: 'own', value: 'of another site', domain: 'unscoped.localhost' },
      ]);
      await tab.reload();
    });

    test('scope "This page" is exactly what its request sends, in that order', async () => {
      popup = await openCrumb(crumb, tab);
      await sortAsSent(popup);
      const header = demo.lastCookieHeader(HOST, PATH) ?? '';
      expect(header.split('; ').map((pair) => pair.split('=')[0])).toEqual([
        'under-path',
        'own',
        'shared',
        'partitioned',
        'strict',
      ]);
      expect(headerOf(crumb, await listedKeys(popup), await crumb.jar())).toBe(header);
    });

    test('scope "This site" adds other paths, subdomains and partitions, and does not change the headline', async () => {
      popup = await openCrumb(crumb, tab);
      const before = await headline(popup);
      await chooseScope(popup, 'site');
      const site = (await crumb.jar()).filter(({ domain }) => domain === SITE || domain.endsWith(`.${SITE}`));
      expect(site).toHaveLength(10);
      await expectListed(crumb, popup, site);
      expect(await headline(popup)).toEqual(before);
      await chooseScope(popup, 'page');
      await waitForRows(popup, ['under-path', 'own', 'shared', 'partitioned', 'strict']);
    });

    test.each([
      ['off-path', say('reason_NotOnPath', { path: '/other', requestPath: PATH })],
      ['off-path-by-case', say('reason_NotOnPath', { path: '/Shop', requestPath: PATH })],
      ['of-subdomain', say('reason_DomainMismatch', { domain: `api.${SITE}`, host: HOST })],
      ['of-parent-alone', say('reason_DomainMismatch', { domain: SITE, host: HOST })],
      ['of-other-partition', say('reason_PartitionMismatch')],
    ])('in scope "This site" the row and the details of "%s" say why it is not sent', async (name, reason) => {
      popup = await openCrumb(crumb, tab);
      await chooseScope(popup, 'site');
      const label = await popup.waitFor(
        (name) => document.querySelector(`[data-cookie-name="${name}"][data-not-sent] .mark [role="img"]`)?.ariaLabel,
        name,
      );
      expect(label).toMatch(sayPattern('notSentBecause'));
      expect(label).toContain(reason);
      await openDetails(popup, name);
      const details = await popup.evaluate(
        (selector) => document.querySelector(selector)?.textContent,
        labelled('details'),
      );
      expect(details).toContain(say('notSent'));
      expect(details).toContain(reason);
    });

    test('the filter "not sent" leaves exactly the cookies the server did not get', async () => {
      popup = await openCrumb(crumb, tab);
      await chooseScope(popup, 'site');
      await popup.waitFor(() => document.querySelectorAll('[data-not-sent]').length === 5);
      await clickButton(popup, `${say('filter_notSent')} 5`);
      await waitForRows(popup, [
        'off-path',
        'off-path-by-case',
        'of-subdomain',
        'of-parent-alone',
        'of-other-partition',
      ]);
    });
  });

  describe('scope "Everything it loads"', () => {
    test('scope "Everything it loads" adds the partitioned cookies of a frame’s and an image’s host, under headings', async () => {
      await crumb.clearJar();
      await tab.goto(demo.url('shop.localhost', '/third-party/partitioned'));
      await crumb.setJar([
        { name: 'own', value: '1', domain: 'shop.localhost' },
        { name: 'unrelated', value: '1', domain: 'unrelated.localhost' },
        {
          name: 'elsewhere',
          value: '1',
          domain: 'ads.localhost',
          secure: true,
          sameSite: 'none',
          partitionKey: { topLevelSite: 'http://elsewhere.localhost', hasCrossSiteAncestor: true },
        },
      ]);
      const loaded = (await crumb.jar()).filter(({ name }) => name !== 'unrelated' && name !== 'elsewhere');
      expect(loaded.map(({ name }) => name).toSorted()).toEqual(['frame-partitioned', 'image-partitioned', 'own']);
      popup = await openCrumb(crumb, tab);
      await waitForRows(popup, ['own']);
      await chooseScope(popup, 'site');
      await waitForRows(popup, ['own']);
      await chooseScope(popup, 'loaded');
      await expectListed(crumb, popup, loaded);
      expect(await popup.evaluate(() => [...document.querySelectorAll('.group b')].map((b) => b.textContent))).toEqual([
        'shop.localhost',
        'ads.localhost',
      ]);
      expect(await headline(popup)).toEqual({ octets: 'own=1'.length, count: 1 });
    });

    test('scope "Everything it loads" adds what a frame’s host sets without Partitioned, wherever the browser stores it', async () => {
      await crumb.clearJar();
      await tab.goto(demo.url('shop.localhost', '/third-party'));
      const loaded = await crumb.jar();
      expect(loaded.map(({ name }) => name).toSorted()).toEqual(['frame-plain', 'image-plain']);
      // Chromium stores them with all others of that host, Firefox in a partition of this site.
      const partitions = new Set(loaded.map(({ partitionKey }) => partitionKey?.topLevelSite ?? null));
      expect([...partitions]).toEqual([crumb.name === 'chromium' ? null : 'http://shop.localhost']);
      popup = await openCrumb(crumb, tab);
      await chooseScope(popup, 'loaded');
      await expectListed(crumb, popup, loaded);
    });

    test('scope "Everything it loads" goes on following a host the page loads from', async () => {
      await crumb.clearJar();
      await tab.goto(demo.url('shop.localhost', '/third-party/partitioned'));
      popup = await openCrumb(crumb, tab);
      await chooseScope(popup, 'loaded');
      await waitForRows(popup, ['frame-partitioned', 'image-partitioned']);
      const [known] = await crumb.jar({ name: 'frame-partitioned' });
      if (!known) throw new Error('the frame set no cookie');
      await crumb.setJar([{ ...known, name: 'late' }]);
      await waitForRows(popup, ['frame-partitioned', 'image-partitioned', 'late']);
    });
  });

  test('the popup is about its own tab’s page, whatever another tab loads or gets', async () => {
    await crumb.clearJar();
    demo.serve('mine.localhost', '/', { setCookie: ['mine=1'], body: PAGE });
    demo.serve('other.localhost', '/', { setCookie: ['theirs=1'], body: PAGE });
    await tab.goto(demo.url('mine.localhost'));
    const other = await crumb.openTab(demo.url('other.localhost'));
    popup = await openCrumb(crumb, other);
    await waitForRows(popup, ['theirs']);
    await popup.close();
    popup = await openCrumb(crumb, tab);
    await waitForRows(popup, ['mine']);
    await other.goto(demo.url('other.localhost', '/?again'));
    await crumb.setJar([
      { name: 'more-theirs', value: '1', domain: 'other.localhost' },
      { name: 'more-mine', value: '1', domain: 'mine.localhost' },
    ]);
    await waitForRows(popup, ['mine', 'more-mine']);
    expect(await shownText(popup)).toContain(`mine.localhost:${demo.port}`);
    await other.close();
  });
});

describe('with access to the page’s site alone', () => {
  test('scope "Everything it loads" names the locked host and the unread frame, and one click unlocks them', async () => {
    const crumb = await launchReset({ build: 'shipped' });
    try {
      const tab = await crumb.openTab(demo.url('shop.localhost', '/third-party/partitioned'));
      await crumb.setJar([{ name: 'own', value: '1', domain: 'shop.localhost' }]);
      await crumb.grant(['*://*.shop.localhost/*']);
      const popup = await openCrumb(crumb, tab);
      await waitForRows(popup, ['own']);
      await chooseScope(popup, 'loaded');
      await waitForText(popup, say('lockedHosts', { count: 1, first: 'ads.localhost' }));
      await waitForText(popup, say('unknownFrames', { count: 1 }));
      await waitForRows(popup, ['own']);
      expect(await popup.evaluate(() => document.documentElement.outerHTML)).not.toContain('frame-partitioned');
      await crumb.approve(['*://*.ads.localhost/*']);
      await clickButton(popup, say('allowHosts', { count: 1 }));
      await expectListed(crumb, popup, await crumb.jar());
      await waitForRows(popup, ['own', 'frame-partitioned', 'image-partitioned']);
      await waitForTextGone(popup, say('lockedHosts', { count: 1, first: 'ads.localhost' }));
      await waitForTextGone(popup, say('unknownFrames', { count: 1 }));
      await popup.close();
    } finally {
      await crumb.close();
    }
  });
});
