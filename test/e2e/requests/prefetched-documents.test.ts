import { expect, test } from 'vitest';
import { BROWSER } from '../driver/launch.ts';
import { openRequest, shownLines, showPart, unexplained } from '../pages/panel-page.ts';
import { NO_ICON, panelStage } from '../stage.ts';

const SHOP = 'shop.localhost';
const ADS = 'ads.localhost';

const { crumb, demo, tab, panel } = await panelStage(1200);

test.each([
  ['a document', 'as="document"', 'document', BROWSER === 'firefox' ? 'embedded=1' : 'own=1'],
  ['anything', '', 'anything', 'embedded=1'],
])(
  'the cookies of %s that is prefetched from another site are explained, and those that it sets are stored',
  async (_, as, name, cookies) => {
    const path = `/${name}`;
    const partitioned = (name: string, topLevelSite: string, hasCrossSiteAncestor: boolean) => ({
      ...{ name, value: '1', domain: ADS, path, sameSite: 'none' as const, secure: true },
      partitionKey: { topLevelSite: `http://${topLevelSite}`, hasCrossSiteAncestor },
    });
    await crumb.setJar([partitioned('embedded', SHOP, true), partitioned('own', ADS, false)]);
    demo.serve(ADS, path, { body: name, setCookie: [`set=1; Path=${path}; Secure; SameSite=None; Partitioned`] });
    const body = `${NO_ICON}<title>Links</title><link rel="prefetch" ${as} href="${demo.url(ADS, path)}">`;
    demo.serve(SHOP, '/page', { body });
    await tab.goto(demo.url(SHOP, '/page'));
    await showPart(panel, 'requests');
    await openRequest(panel, path);
    expect(demo.lastCookieHeader(ADS, path)).toBe(cookies);
    await expect.poll(() => unexplained(panel)).toEqual([]);
    await showPart(panel, 'set-cookie');
    const agrees = async () => (await shownLines(panel, 1)).map(({ outcome, check }) => [outcome, check]);
    await expect.poll(agrees).toEqual([['stored', 'agrees']]);
    expect(await crumb.jar({ name: 'set', path })).toHaveLength(1);
    await panel.setSize(1200, 1200);
  },
);
